// Orders of all customers: filters in the address, page by page.
import { html, nothing } from 'lit';
import { date, localDate, money, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { ORDER_STATES, orderIcon, orderPill, orderStatusName, orderTitle } from '../../ui/orders.js';
import { empty, icon, pageHead, searchField, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { chooseCustomer } from '../parts/customer-picker.js';
import { orderTabs } from '../parts/orders.js';
import { Pages, View, afterTyping, notFound, to, toCustomer, toOrder } from '../view.js';

const FILTERS = ['query', 'status', 'platform', 'customer'];

class OrdersView extends View {
  #asked = null;
  #orders = new Pages(this, (cursor, signal) => api.get('orders', { query: { ...this.#filters, cursor }, signal }));
  #platforms = new Load(this, signal => api.get('order-platforms', { signal }));
  #search = afterTyping(query => filter({ query }));

  get #filters() { return Object.fromEntries(FILTERS.map(name => [name, this.place.query.get(name) ?? ''])); }
  get heading() { return t('orderList.title'); }

  enter({ query }) {
    if (this.#asked !== null && this.#asked !== String(query)) this.#orders.reset();
    this.#asked = String(query);
    this.#orders.run();
    if (!this.#platforms.value) this.#platforms.run();
  }

  #reset = () => filter(Object.fromEntries(FILTERS.map(name => [name, null])));
  #chooseCustomer = async () => {
    const customer = await chooseCustomer(t('orderList.customer.choose'));
    if (customer) filter({ customer: customer.number });
  };

  #select(name, codes, label) {
    const value = this.#filters[name];
    return html`<label class="filter"><span class="visually-hidden">${t(`orderList.${name}`)}</span>
      <select class="input" @change=${event => filter({ [name]: event.target.value })}><option value="" .selected=${!value}>${t(`orderList.${name}.all`)}</option>${codes.map(code => html`<option value=${code} .selected=${code === value}>${label(code)}</option>`)}</select></label>`;
  }

  render() {
    const { query, customer, platform, status } = this.#filters;
    const filtered = query || customer || platform || status;
    const platforms = this.#platforms.value?.items ?? [];
    return html`
      ${pageHead({ title: this.heading, sub: t('orderList.sub'), actions: html`<a class="button primary" href=${to('import-orders')}>${icon('file-up')}${t('orderList.import')}</a>` })}
      ${orderTabs('orders')}
      <div class="toolbar" role="search">
        ${searchField({ label: t('orderList.search'), value: query, onInput: this.#search })}
        ${this.#select('status', ORDER_STATES, orderStatusName)}
        ${platforms.length || platform ? this.#select('platform', platforms.includes(platform) || !platform ? platforms : [platform, ...platforms], name => name) : nothing}
        ${customer ? html`<span class="filter-chip">${t('event.customer', { number: customer })}<button type="button" class="icon-button" @click=${() => filter({ customer: null })} aria-label=${t('timeline.filter.remove', { number: customer })}>${icon('x')}</button></span>`
          : html`<button type="button" class="button" @click=${this.#chooseCustomer}>${icon('funnel')}${t('documents.customer')}</button>`}
        ${filtered ? html`<button type="button" class="button plain" @click=${this.#reset}>${t('admin.filter.reset')}</button>` : nothing}
      </div>
      <div class="card list-card">${this.#orders.stale()}${this.#orders.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? this.#table(items) : filtered ? notFound(t('orderList.none'), this.#reset)
          : empty('package-check', t('orderList.empty'), { text: t('orderList.empty.text'), action: html`<a class="button" href=${to('import-orders')}>${icon('file-up')}${t('orderList.import')}</a>` })),
      })}</div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('orderList.order')}</th><th scope="col">${t('documents.customer')}</th><th scope="col">${t('orderList.orderedAt')}</th><th scope="col">${t('orderList.status')}</th><th scope="col" class="num">${t('orderList.total')}</th></tr></thead>
        <tbody>${items.map(order => html`
          <tr>
            <th scope="row"><span class="with-icon">${orderIcon()}<span class="lines"><a class="row-link" href=${toOrder(order.number)}>${orderTitle(order)}</a><span class="muted clip">${[order.platform, order.subject].filter(Boolean).join(' · ')}</span></span></span></th>
            <td><a class="quiet-link clip" href=${toCustomer(order.customer.number)}>${order.customer.name}</a>${order.buyer.name === order.customer.name ? nothing : html`<span class="muted small clip">${order.buyer.name}</span>`}</td>
            <td data-label=${t('orderList.orderedAt')}>${date(localDate(order.orderedAt))}</td>
            <td>${orderPill(order)}</td>
            <td class="num">${order.total ? money(order.total) : nothing}</td>
          </tr>`)}</tbody>
      </table>${this.#orders.foot()}`;
  }
}
customElements.define('orders-view', OrdersView);

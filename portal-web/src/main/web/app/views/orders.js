// All orders, latest first, page by page.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Load } from '../../ui/load.js';
import { Localized, date, localDate, money, t } from '../../ui/i18n.js';
import { orderIcon, orderPill, orderTitle } from '../../ui/orders.js';
import { banner, empty, explained, loadMore, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { orderHref } from '../orders.js';
import { Refreshed, api, portal, store } from '../portal.js';

const PAGE = 20;

class OrdersView extends LitElement {
  static properties = { adding: { state: true }, addProblem: { state: true } };
  createRenderRoot() { return this; }

  #page = new Load(this, signal => store.get(`orders?limit=${PAGE}`, { signal, early: value => this.#page.set(value) }));

  constructor() {
    super();
    this.adding = false;
    /** @type {any} */ this.addProblem = null;
    new Localized(this);
    new Refreshed(this, this.#page.run);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#page.run();
  }

  async #more() {
    if (this.adding) return;
    const { items, next } = this.#page.value;
    this.adding = true;
    this.addProblem = null;
    try {
      const page = await api.get('orders', { query: { limit: PAGE, cursor: next } });
      if (this.#page.value.next !== next) return;
      this.#page.set({ items: [...items, ...page.items], next: page.next });
      await this.updateComplete;
      /** @type {HTMLElement} */ (this.querySelectorAll('tbody .cover')[items.length])?.focus();
    } catch (problem) {
      this.addProblem = problem;
    } finally {
      this.adding = false;
    }
  }

  render() {
    setTitle(t('nav.orders'));
    return html`
      ${pageHead({ title: t('nav.orders') })}
      <section class="card documents orders" aria-label=${t('nav.orders')}>
        <p class="visually-hidden" role="status">${this.#page.value && !this.#page.pending ? t('orders.shown', { n: this.#page.value.items.length }) : ''}</p>
        ${this.#page.view({ loading: () => skeleton('rows', 6), ready: page => this.#table(page) })}
      </section>`;
  }

  #table({ items, next }) {
    if (!items.length) return empty('inbox', t('orders.none'), { text: t('orders.none.text', { company: portal.branding.company.name }) });
    return html`
      <table class="pop-in">
        <thead><tr><th scope="col">${t('order.order')}</th><th scope="col">${t('orders.date')}</th><th scope="col">${t('orders.state')}</th><th scope="col" class="num">${t('document.total')}</th></tr></thead>
        <tbody>${repeat(items, order => order.number, order => this.#row(order))}</tbody>
      </table>
      ${this.addProblem ? html`<div class="card-body">${banner('danger', html`${explained(this.addProblem)[1]}. ${explained(this.addProblem)[2]}`, { live: true })}</div>` : nothing}
      ${loadMore({ next, pending: this.adding, onMore: () => this.#more() })}`;
  }

  #row(order) {
    const day = localDate(order.orderedAt);
    return html`
      <tr>
        <th scope="row"><div class="doc-cell">${orderIcon()}<span>
          <a class="cover" href=${orderHref(order)}>${orderTitle(order)}</a>
          ${order.subject ? html`<span class="muted">${order.subject}${order.itemCount > 1 ? ` ${t('orders.more', { n: order.itemCount - 1 })}` : ''}</span>` : nothing}</span></div></th>
        <td class="issued"><time datetime=${day}>${date(day)}</time></td>
        <td class="state">${orderPill(order)}</td>
        <td class="num"><data value=${order.total?.amount ?? ''}>${order.total ? money(order.total) : nothing}</data></td>
      </tr>`;
  }
}

customElements.define('orders-view', OrdersView);

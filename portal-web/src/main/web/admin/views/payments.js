// Payments of all customers: filters in the address, page by page; first of all those that need somebody.
import { html, nothing } from 'lit';
import { TYPES, documentName } from '../../ui/documents.js';
import { dateTime, money, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { empty, icon, pageHead, skeleton, tabs } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { chooseCustomer } from '../parts/customer-picker.js';
import { STATUSES, paymentMarks, paymentStatus, paymentTitle, paymentWay, toPayment } from '../parts/payments.js';
import { Pages, View, notFound, to, toCustomer } from '../view.js';

const FILTERS = ['status', 'customer', 'type', 'number', 'attention'];

class PaymentsView extends View {
  #asked = null;
  #count = new Load(this, signal => api.get('payments/attention', { signal }));
  #payments = new Pages(this, (cursor, signal) => api.get('payments', { query: { ...this.#filters, cursor }, signal }));

  get #filters() { return Object.fromEntries(FILTERS.map(name => [name, this.place.query.get(name) ?? ''])); }
  get heading() { return t('payments.title'); }

  enter({ query }) {
    if (this.#asked !== null && this.#asked !== String(query)) this.#payments.reset();
    this.#asked = String(query);
    this.#payments.run();
    this.#count.run();
  }

  #reset = () => filter(Object.fromEntries(FILTERS.map(name => [name, null])));
  #chooseCustomer = async () => {
    const customer = await chooseCustomer(t('payments.customer.choose'));
    if (customer) filter({ customer: customer.number });
  };

  #tab(attention) {
    const query = new URLSearchParams(location.search);
    if (attention) query.set('attention', 'true');
    else query.delete('attention');
    return to('payments') + (query.size ? `?${query}` : '');
  }

  #chip = (text, changes, name) => html`<span class="filter-chip">${text}<button type="button" class="icon-button" @click=${() => filter(changes)} aria-label=${t('timeline.filter.remove', { number: name })}>${icon('x')}</button></span>`;

  render() {
    const { status, customer, type, number: document, attention } = this.#filters;
    const waiting = this.#count.value?.count ?? null;
    const narrowed = status || customer || document;
    return html`
      ${pageHead({ title: this.heading, sub: t('payments.sub') })}
      ${tabs(t('payments.tabs'), [{ href: this.#tab(false), label: t('payments.all'), current: !attention }, { href: this.#tab(true), label: t('payments.attention'), count: waiting === null ? null : number(waiting), current: Boolean(attention) }])}
      <div class="toolbar" role="search">
        <label class="filter"><span class="visually-hidden">${t('payments.status')}</span>
          <select class="input" @change=${event => filter({ status: event.target.value })}><option value="" .selected=${!status}>${t('payments.status.all')}</option>${STATUSES.map(code => html`<option value=${code} .selected=${code === status}>${paymentStatus(code)}</option>`)}</select></label>
        ${customer ? this.#chip(t('event.customer', { number: customer }), { customer: null }, customer) : html`<button type="button" class="button" @click=${this.#chooseCustomer}>${icon('funnel')}${t('documents.customer')}</button>`}
        ${document && TYPES.includes(type) ? this.#chip(documentName({ type, number: document }), { type: null, number: null }, document) : nothing}
        ${narrowed ? html`<button type="button" class="button plain" @click=${this.#reset}>${t('admin.filter.reset')}</button>` : nothing}
      </div>
      <div class="card list-card">${this.#payments.stale()}${this.#payments.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? this.#table(items) : this.#nothing(attention, narrowed)),
      })}</div>`;
  }

  #nothing(attention, narrowed) {
    if (narrowed) return notFound(t('payments.none'), this.#reset);
    if (attention) return empty('circle-check', t('payments.attention.none'), { text: t('payments.attention.none.text') });
    return empty('credit-card', t('payments.empty'), { text: t('payments.empty.text') });
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('payments.payment')}</th><th scope="col">${t('documents.customer')}</th><th scope="col">${t('payments.startedAt')}</th><th scope="col">${t('payments.status')}</th><th scope="col" class="num">${t('payments.amount')}</th></tr></thead>
        <tbody>${items.map(payment => html`
          <tr>
            <th scope="row"><span class="lines"><a class="row-link" href=${toPayment(payment.paymentId)}>${paymentTitle(payment)}</a><span class="muted clip">${[paymentWay(payment), payment.reference].filter(Boolean).join(' · ')}</span></span></th>
            <td><a class="quiet-link clip" href=${toCustomer(payment.customerNumber)}>${payment.customerName}</a></td>
            <td>${dateTime(payment.startedAt)}</td>
            <td>${paymentMarks(payment)}</td>
            <td class="num">${money(payment.amount)}</td>
          </tr>`)}</tbody>
      </table>${this.#payments.foot()}`;
  }
}
customElements.define('payments-view', PaymentsView);

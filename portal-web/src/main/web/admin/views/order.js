// One order: what was bought; its numbers and its link; who downloaded which file.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { quantityText } from '../../ui/documents.js';
import { dateTime, languageName, money, percent, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { orderName, orderPill, orderTitle } from '../../ui/orders.js';
import { banner, breadcrumb, card, codeText, copyable, definitionList, explained, icon, pageHead, pill, skeleton, tabs } from '../../ui/parts.js';
import { api } from '../backend.js';
import { fileCards } from '../parts/order-files.js';
import { LinkActions, linkFacts } from '../parts/portal-link.js';
import { View, to, toCustomer, toDocument, toOrder } from '../view.js';

const TABS = ['overview', 'numbers', 'downloads'];

class OrderView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true } };
  #shown = '';

  constructor() {
    super();
    /** Why the link could not be changed. @type {any} */
    this.problem = null;
  }

  #order = new Load(this, signal => api.get(this.#path, { signal }));

  get #number() { return this.place.params.number; }
  get #path() { return `orders/${segment(this.#number)}`; }
  get #tab() { return TABS.find(tab => tab === this.place.query.get('tab')) ?? 'overview'; }
  get heading() { return orderName({ number: this.#number }); }

  enter() {
    if (this.#shown !== this.#number) this.#order.reset();
    this.#shown = this.#number;
    this.problem = null;
    this.#order.run();
  }

  render() {
    const crumbs = breadcrumb([[to('orders'), t('nav.orders')], [null, this.#number]]);
    return html`
      ${this.#order.value ? nothing : pageHead({ above: crumbs, title: orderTitle({ number: this.#number }) })}
      ${this.#order.view({ loading: () => skeleton('page', 2), ready: order => this.#ready(order, crumbs) })}`;
  }

  #ready(order, crumbs) {
    const href = tab => toOrder(order.number) + (tab === 'overview' ? '' : `?tab=${tab}`);
    return html`
      ${pageHead({
        above: crumbs, title: orderTitle(order),
        sub: html`<a class="quiet-link" href=${toCustomer(order.customerNumber)}>${order.customerName}</a>${order.platform ? html` · ${order.platform}` : nothing}`,
      })}
      ${tabs(t('order.tabs'), TABS.map(tab => ({ href: href(tab), label: t(`order.tab.${tab}`), current: tab === this.#tab, count: tab === 'downloads' && order.files?.length ? order.files.length : null })))}
      <div class="stack tab-page">${this.#tab === 'numbers' ? this.#numbers(order) : this.#tab === 'downloads' ? fileCards(order, () => this.#order.run()) : this.#overview(order)}</div>`;
  }

  #overview(order) {
    const { buyer } = order;
    return html`
      ${card({
        id: 'facts', title: t('order.facts'),
        body: html`<div class="card-body">${definitionList([
          [t('orderList.status'), orderPill(order)],
          [t('order.buyerName'), buyer.name],
          [t('customer.email'), buyer.email && html`<a href="mailto:${buyer.email}">${buyer.email}</a>`],
          [t('customer.language'), buyer.language && languageName(buyer.language)],
          [t('orderList.platform'), order.platform],
          [t('orderList.orderedAt'), dateTime(order.orderedAt)],
          [t('order.paid'), order.paidAt ? dateTime(order.paidAt) : t('order.paid.unknown')],
          [t('order.waived'), t(order.waivedInShop ? 'change.yes' : 'change.no')],
          [t('order.came'), dateTime(order.createdAt)],
          [t('order.changed'), order.changedAt === order.createdAt ? null : dateTime(order.changedAt)],
        ])}</div>`,
      })}
      ${this.#items(order)}`;
  }

  #items({ items, net, taxes, total, currency }) {
    const amount = value => (value === null ? '–' : money({ amount: value, currency }));
    const sum = (label, value, cls = '') => (value ? html`<tr class=${cls}><th scope="row" colspan="4">${label}</th><td class="num">${money(value)}</td></tr>` : nothing);
    return card({
      id: 'items', title: t('order.lines'), count: items.length,
      body: items.length ? html`<div class="scroll" tabindex="0" role="group" aria-labelledby="items"><table class="lines-table">
        <thead><tr><th scope="col">${t('line.description')}</th><th scope="col" class="num">${t('line.quantity')}</th><th scope="col" class="num">${t('line.unitPrice')}</th><th scope="col" class="num">${t('line.vat')}</th><th scope="col" class="num">${t('line.amount')}</th></tr></thead>
        <tbody>${items.map(item => html`<tr><th scope="row" class="as-typed">${item.description}${item.articleNumber ? html`<span class="muted small">${t('order.article')} <a href=${to('articles', item.articleNumber)}>${item.articleNumber}</a></span>` : nothing}</th><td class="num">${quantityText(item)}</td><td class="num">${amount(item.unitPrice)}</td><td class="num">${item.vatPercent === null ? '–' : percent(item.vatPercent)}</td><td class="num">${amount(item.amount)}</td></tr>`)}</tbody>
        <tfoot>${sum(t('document.net'), net, 'minor')}${taxes.map(tax => sum(t('document.tax', { percent: percent(tax.percent) }), tax.amount, 'minor'))}${sum(t('document.total'), total)}</tfoot>
      </table></div>` : html`<div class="card-body"><p class="hint">${t('order.lines.none')}</p></div>`,
    });
  }

  #numbers(order) {
    const { invoice } = order;
    return html`
      ${card({
        id: 'numbers', title: t('order.numbers'),
        body: html`<div class="card-body">${definitionList([
          [t('order.number'), copyable(html`<strong>${order.number}</strong>`, t('order.number'), order.number)],
          [t('order.customerNumber'), copyable(html`<a href=${toCustomer(order.customerNumber)}>${order.customerNumber}</a>`, t('order.customerNumber'), order.customerNumber)],
          [t('order.invoiceNumber'), invoice.number ? copyable(html`<a href=${toDocument({ type: 'INVOICE', number: invoice.number })}>${invoice.number}</a>`, t('order.invoiceNumber'), invoice.number) : t('order.invoice.none')],
          [t('order.invoice'), html`${codeText('order.outcome', invoice.outcome)}${invoice.until ? html` <span class="muted">${t('order.until', { at: dateTime(invoice.until) })}</span>` : nothing}`],
        ])}</div>`,
      })}
      ${this.#link(order)}`;
  }

  #took = (portal, problem) => {
    this.problem = problem;
    if (portal) this.#order.set({ ...this.#order.value, portal });
  };

  #link(order) {
    const { portal } = order;
    const name = orderName(order);
    const actions = new LinkActions({ base: this.#path, name, changed: this.#took });
    const hidden = portal.hiddenBecause.length > 0;
    return html`
      <section class="card" aria-labelledby="portal-box">
        <header class="card-head"><h2 id="portal-box" tabindex="-1">${t('order.link')}</h2>${hidden ? pill('neutral', 'eye-off', t('portal.hidden')) : pill('ok', 'eye', t('portal.visible'))}</header>
        <div class="card-body">
          ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
          ${hidden ? html`<p>${t('order.link.hidden')}</p><ul class="reasons">${portal.hiddenBecause.map(code => this.#reason(code, order))}</ul>`
            : portal.url ? html`${linkFacts(portal, t('portal.link.document', { name }))}<p class="hint">${t('order.link.hint')}</p><div class="box-actions">${actions.buttons(portal)}</div>`
            : actions.missing()}
        </div>
      </section>`;
  }

  #reason(code, { customerNumber, customerName }) {
    if (code === 'CUSTOMER_NOT_RELEASED') return html`<li>${t('portal.because.customer', { name: customerName })} <a href=${toCustomer(customerNumber)}>${t('portal.because.customer.link')}</a></li>`;
    if (code === 'ORDER_LINKS_OFF') return html`<li>${t('order.because.links')} <a href=${to('settings', 'portal', 'access')}>${t('order.because.links.link')}</a></li>`;
    if (code === 'ORDER_DELETED') return html`<li>${t('order.because.deleted')}</li>`;
    return html`<li>${code}</li>`;
  }
}
customElements.define('order-view', OrderView);

// One order: what was bought, its invoice, its files, and what is still to be paid.
import { LitElement, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Load } from '../../ui/load.js';
import { Localized, date, localDate, money, t } from '../../ui/i18n.js';
import { orderName, orderPill, orderTitle } from '../../ui/orders.js';
import { ROOT } from '../../ui/paths.js';
import { banner, breadcrumb, card, definitionList, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { contactLinks, letterhead, merchantBanner } from '../contact.js';
import { dueCard } from '../due-card.js';
import { linesTable, taxRows, totalsList } from '../lines.js';
import { orderPath } from '../orders.js';
import { Refreshed, portal, store } from '../portal.js';
import '../order-files.js';
import '../order-invoice.js';
import '../pay-box.js';

/** The server names the invoice only where it can be paid. */
const prepared = order => ({ ...order, payable: order.payable && { ...order.payable, actions: ['PAY'] } });

class OrderView extends LitElement {
  static properties = { number: {}, files: { state: true } };
  createRenderRoot() { return this; }

  #order = new Load(this, async signal => prepared(await store.get(orderPath(this), { signal, early: value => this.#order.set(prepared(value)) })));

  constructor() {
    super();
    this.number = '';
    /** How many files there are to fetch; null until it is known. @type {number | null} */ this.files = null;
    new Localized(this);
    new Refreshed(this, this.#order.run);
  }

  willUpdate(changed) {
    if (!changed.has('number')) return;
    this.files = null;
    this.#order.reset();
    this.#order.run();
  }

  render() {
    const known = { number: this.number };
    const order = this.#order.value;
    setTitle(orderName(known));
    return html`
      ${letterhead(portal.branding.company)}
      ${merchantBanner(portal.branding)}
      ${pageHead({
        above: portal.confined ? nothing : breadcrumb([[`${ROOT}orders`, t('nav.orders')], [null, this.number]]),
        title: html`${orderTitle(known)}${order ? html` <span class="head-pill">${orderPill(order)}</span>` : nothing}`,
        sub: order ? [order.platform, date(localDate(order.orderedAt), 'long')].filter(Boolean).join(' · ') : nothing,
      })}
      ${this.#order.view({ loading: () => html`<div class="split">${skeleton('page', 2)}</div>`, ready: value => this.#body(value) })}`;
  }

  #body(order) {
    const cancelled = order.status === 'CANCELLED';
    return html`
      ${order.greeting.html ? html`<div class="welcome">${unsafeHTML(order.greeting.html) /* sanitised by the server */}</div>` : nothing}
      ${cancelled ? this.#cancelled() : nothing}
      <div class="split order">
        <div class="stack">
          ${cancelled ? nothing : html`<order-files .order=${order} @files=${event => { this.files = event.detail; }}></order-files>`}
          ${order.items.length ? this.#items(order) : nothing}
        </div>
        <div class="stack aside">
          ${order.payable && !cancelled ? html`${dueCard(order.payable)}<portal-pay .document=${order.payable} @paid=${this.#order.run}></portal-pay>` : nothing}
          ${cancelled || order.invoice.outcome === 'INVOICE_DOWNLOAD_OFF' ? nothing : html`<order-invoice .order=${order} .primary=${!order.payable && this.files === 0} @changed=${this.#order.run}></order-invoice>`}
          ${this.#facts(order)}
        </div>
      </div>`;
  }

  #cancelled() {
    const { company } = portal.branding;
    return html`<div class="order-notice">${banner('warn', html`<p><strong>${t('order.cancelled')}</strong> ${t('order.cancelled.text', { company: company.name })}</p><p class="help-links">${contactLinks(company)}</p>`)}</div>`;
  }

  #items(order) {
    return html`
      <section class="card paper" aria-labelledby="h-items">
        <header class="card-head"><h2 id="h-items">${t('order.items')}</h2></header>
        ${linesTable(order.items, order.total?.currency ?? null)}
        ${totalsList([...taxRows(order), order.total && [t('document.total'), html`<data value=${order.total.amount}>${money(order.total)}</data>`, 'is-total']])}
      </section>`;
  }

  #facts(order) {
    return card({
      id: 'h-facts', title: t('document.facts'), cls: 'facts-card',
      body: html`<div class="card-body">${definitionList([
        [t('document.order'), order.number],
        [t('order.platform'), order.platform],
        [t('order.buyer'), order.buyer.name],
        [t('order.orderedAt'), date(localDate(order.orderedAt))],
        [t('order.paidAt'), order.paidAt && date(localDate(order.paidAt))],
        [t('document.total'), order.total && money(order.total)],
      ])}</div>`,
    });
  }
}

customElements.define('order-view', OrderView);

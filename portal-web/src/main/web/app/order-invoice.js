// The invoice of an order: to look at, to keep, to have made, or why there is none.
import { LitElement, html, nothing } from 'lit';
import { typeName } from '../ui/documents.js';
import { Localized, has, t } from '../ui/i18n.js';
import { icon } from '../ui/parts.js';
import { invoiceHref, invoiceInlineHref, lastDay, orderPath } from './orders.js';
import { refusal } from './payments.js';
import { Connection, api, portal } from './portal.js';
import { save } from './save.js';

/** `order`: as the server says it; sends "changed" when it has to be read again. */
class OrderInvoice extends LitElement {
  static properties = { order: { attribute: false }, primary: { attribute: false }, busy: { state: true }, problem: { state: true }, said: { state: true } };
  createRenderRoot() { return this; }

  #connection = new Connection(this);

  constructor() {
    super();
    /** @type {any} */ this.order = null;
    /** Whether nothing else on the page matters more. */ this.primary = false;
    this.busy = false;
    /** @type {any} */ this.problem = null;
    /** What has just become of the invoice. */ this.said = '';
    new Localized(this);
  }

  willUpdate(changed) {
    if (!changed.has('order')) return;
    this.busy = false;
    if (changed.get('order') && changed.get('order').number !== this.order.number) {
      this.problem = null;
      this.said = '';
    }
  }

  /** The button that made the invoice is gone: what it led to gets the focus. */
  updated(changed) {
    if (changed.has('order') && this.said && document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.querySelector('a, button'))?.focus();
  }

  render() {
    const { outcome } = this.order.invoice;
    const offline = this.#connection.offline && ['AVAILABLE', 'CREATABLE'].includes(outcome);
    return html`
      <section class="card invoice-card" aria-labelledby="h-invoice">
        <header class="card-head"><h2 id="h-invoice">${typeName('INVOICE')}</h2></header>
        <div class="card-body">
          ${this.problem ? refusal(this.problem) : nothing}
          ${outcome === 'AVAILABLE' ? this.#available(offline) : outcome === 'CREATABLE' ? this.#creatable(offline) : html`<p>${this.#refused()}</p>`}
          <p class="said" role="status">${this.said}</p>
          ${offline ? html`<p class="hint" id="invoice-offline">${t('order.offline')}</p>` : nothing}
        </div>
      </section>`;
  }

  #available(offline) {
    const { number, until } = this.order.invoice;
    const action = (href, symbol, label, cls = '', download = false) => (offline
      ? html`<button type="button" class="button" aria-disabled="true" aria-describedby="invoice-offline">${icon(symbol)}${label}</button>`
      : html`<a class="button ${cls}" href=${href} ?download=${download} target=${download ? nothing : '_blank'} rel=${download ? nothing : 'noopener'}>${icon(symbol)}${label}<span class="visually-hidden"> ${typeName('INVOICE')} ${number}</span></a>`);
    return html`
      <p><strong class="nowrap">${number}</strong>${until ? html`<br><span class="muted">${t('orderInvoice.until', { date: lastDay(until) })}</span>` : nothing}</p>
      <div class="pair-buttons">
        ${action(invoiceHref(this.order), 'download', t('document.download'), this.primary ? 'primary' : '', true)}
        ${action(invoiceInlineHref(this.order), 'eye', t('orderInvoice.view'))}
      </div>`;
  }

  #creatable(offline) {
    return html`
      <p>${t('orderInvoice.creatable')}</p>
      ${portal.viewOnly ? nothing : html`<div class="pair-buttons"><button type="button" class="button ${this.primary ? 'primary' : ''}" aria-disabled=${offline || this.busy ? 'true' : nothing} aria-busy=${this.busy ? 'true' : nothing} aria-describedby=${offline ? 'invoice-offline' : nothing} @click=${this.#create}>${icon(this.busy ? 'loader-circle' : 'receipt-text', this.busy ? 'turning' : '')}${t('orderInvoice.create')}</button></div>`}`;
  }

  #refused() {
    const { outcome, until } = this.order.invoice;
    if (!has(`orderInvoice.${outcome}`)) return t('orderInvoice.other');
    return t(`orderInvoice.${outcome}`, { company: portal.branding.company.name, date: until ? lastDay(until) : '' });
  }

  /** The server makes it once, however often it is asked. */
  #create = async () => {
    if (this.busy || this.#connection.offline) return;
    const { order } = this;
    this.busy = true;
    this.problem = null;
    this.said = t('orderInvoice.creating');
    try {
      const { number } = await api.post(`${orderPath(order)}/invoice`);
      this.said = t('orderInvoice.created', { number });
      save(invoiceHref(order));
    } catch (problem) {
      this.busy = false;
      this.problem = problem;
      this.said = '';
      if (problem.offline) return;
    }
    this.dispatchEvent(new Event('changed'));
  };
}

customElements.define('order-invoice', OrderInvoice);

// What was paid on a document: every movement of money, also back. Nothing while there is none.
import { LitElement, html, nothing } from 'lit';
import { documentTitle } from '../ui/documents.js';
import { Load } from '../ui/load.js';
import { Localized, date, localDate, money, t } from '../ui/i18n.js';
import { card, codeText, icon, pill } from '../ui/parts.js';
import { documentHref, documentPath } from './documents.js';
import { paymentHref } from './payments.js';
import { portal, store } from './portal.js';

const ICONS = { CAPTURE: 'credit-card', REFUND: 'rotate-ccw', REFUND_REVERSAL: 'rotate-ccw', CHARGEBACK: 'circle-alert', CHARGEBACK_REVERSAL: 'rotate-ccw', SET_OFF: 'scale' };
/** Paid by the customer, and not arrived. */
const ON_THE_WAY = new Set(['PENDING', 'AUTHORIZED', 'UNKNOWN']);

class DocumentPayments extends LitElement {
  static properties = { document: { attribute: false } };
  createRenderRoot() { return this; }

  #payments = new Load(this, signal => store.get(`${documentPath(this.document)}/payments`, { signal, early: value => this.#payments.set(value) }));

  constructor() {
    super();
    /** @type {any} */ this.document = null;
    new Localized(this);
  }

  willUpdate(changed) {
    if (!changed.has('document')) return;
    const before = changed.get('document');
    if (before && documentPath(before) !== documentPath(this.document)) this.#payments.reset();
    this.#payments.run();
  }

  render() {
    const rows = (this.#payments.value?.items ?? []).flatMap(payment => this.#rows(payment)).sort((one, other) => other.at.localeCompare(one.at));
    if (!rows.length) return nothing;
    return card({
      id: 'h-payments', title: t('payments.title'), cls: 'payments-card',
      body: html`<ul class="list payments">${rows.map(row => html`
        <li class="payment-row">
          <span class="doc-icon ${row.tone ? `doc-icon-${row.tone}` : ''}">${icon(row.symbol)}</span>
          <span class="row-text">
            <strong>${row.title}</strong>
            <span class="muted"><time datetime=${row.at}>${date(localDate(row.at))}</time>${row.reference ? html` · ${t('payments.reference')} <span class="reference">${row.reference}</span>` : nothing}</span>
            ${row.note}
          </span>
          <span class="payment-amount">${row.state}<data value=${row.amount.amount}>${money(row.amount)}</data></span>
        </li>`)}</ul>`,
    });
  }

  #rows(payment) {
    const others = payment.documents.filter(share => share.type !== this.document.type || share.number !== this.document.number);
    const own = payment.documents.find(share => !others.includes(share));
    const note = others.length && own ? html`<span class="muted">${t('payments.share', { amount: money(own.amount) })} ${others.map((share, at) => html`${at ? ', ' : ''}${portal.confined ? documentTitle(share) : html`<a href=${documentHref(share)}>${documentTitle(share)}</a>`}`)}</span>` : nothing;
    const moved = payment.transactions.map(({ kind, amount, at, reference }) => ({
      at, amount, reference, note: kind === 'CAPTURE' || kind === 'SET_OFF' ? note : nothing, symbol: ICONS[kind] ?? 'credit-card', tone: kind === 'CHARGEBACK' ? 'danger' : '', state: nothing,
      title: kind === 'CAPTURE' && payment.label ? t('payments.by', { label: payment.label }) : codeText('payments.kind', kind),
    }));
    if (!ON_THE_WAY.has(payment.status)) return moved;
    const title = html`<a href=${paymentHref(payment)}>${payment.label ? t('payments.by', { label: payment.label }) : t('payments.kind.CAPTURE')}</a>`;
    return [...moved, { at: payment.startedAt, amount: payment.amount, reference: null, note, symbol: 'clock', tone: '', title, state: payment.status === 'UNKNOWN' ? pill('warn', 'circle-help', t('payments.unknown')) : pill('info', 'clock', t('payments.pending')) }];
  }
}

customElements.define('document-payments', DocumentPayments);

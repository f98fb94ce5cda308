// The box "pay" of an open invoice: the ways that the merchant offers, a payment that is under way, and how to transfer the money.
import { LitElement, html, nothing } from 'lit';
import { field, violationsOf } from '../ui/form.js';
import { Load } from '../ui/load.js';
import { Localized, dateTime, decimal, money, t } from '../ui/i18n.js';
import { banner, icon } from '../ui/parts.js';
import { confirmDialog } from '../ui/dialog.js';
import { documentPath } from './documents.js';
import { UNDER_WAY, Thawed, leave, paymentHref, refusal, ways } from './payments.js';
import { api, portal, store } from './portal.js';
import { transferFacts } from './transfer.js';

/** After these the page shows what is different now. */
const OVERTAKEN = new Set(['NOTHING_TO_PAY', 'PAYMENT_IN_PROGRESS', 'ACTION_NOT_RELEASED', 'NOT_CANCELABLE', 'NOT_FOUND']);

/** What is wrong with the amount, if that is it. */
const wrongAmount = problem => violationsOf(problem).amount ?? violationsOf(problem)['amount.amount'] ?? '';

/** `document` has something open; sends "paid" when it has to be read again. */
class PortalPay extends LitElement {
  static properties = { document: { attribute: false }, busy: { state: true }, problem: { state: true }, part: { state: true }, typed: { state: true }, wrong: { state: true } };
  createRenderRoot() { return this; }

  #offer = new Load(this, signal => (this.#mayPay ? api.get(`${documentPath(this.document)}/payment-options`, { signal }) : Promise.resolve(null)));
  #transfer = new Load(this, signal => store.get(`${documentPath(this.document)}/transfer`, { signal }));

  constructor() {
    super();
    /** @type {any} */ this.document = null;
    /** The way that is being gone. @type {string | null} */ this.busy = null;
    /** @type {any} */ this.problem = null;
    /** Whether a part alone is to be paid. */ this.part = false;
    this.typed = this.wrong = '';
    new Localized(this);
    new Thawed(this, () => { this.busy = null; this.#reread(); });
  }

  /** Who came by a link to pay begins here, not at the top of the page. */
  updated() {
    const heading = /** @type {HTMLElement | null} */ (this.querySelector('#h-pay'));
    if (heading && portal.comesToPay()) heading.focus();
  }

  get #mayPay() { return this.document.type === 'INVOICE' && this.document.actions.includes('PAY') && !portal.viewOnly; }

  willUpdate(changed) {
    if (!changed.has('document')) return;
    const before = changed.get('document');
    if (!before || documentPath(before) !== documentPath(this.document)) {
      this.#offer.reset();
      this.#transfer.reset();
      this.problem = null;
      this.part = false;
      this.typed = this.wrong = '';
    }
    this.#offer.run();
    this.#transfer.run();
  }

  #reread() {
    this.#offer.run();
    this.dispatchEvent(new CustomEvent('paid', { bubbles: true }));
  }

  render() {
    const offer = this.#offer.value;
    const transfer = this.#transfer.value;
    const online = offer && (offer.running || offer.items.length > 0);
    const failed = this.#offer.problem && !offer && ![403, 404].includes(this.#offer.problem.status);
    if (!online && !transfer && !failed && !this.problem) return nothing;
    return html`
      <section class="card pay" aria-labelledby="h-pay">
        <header class="card-head"><h2 id="h-pay" tabindex="-1">${t('pay.title')}</h2></header>
        <div class="card-body">
          ${this.problem && !wrongAmount(this.problem) ? refusal(this.problem) : nothing}
          ${failed ? html`<p class="hint">${t('pay.unknown')} <button type="button" class="button small" @click=${this.#offer.run}>${icon('refresh-cw')}${t('ui.retry')}</button></p>` : nothing}
          ${offer?.running ? this.#running(offer.running) : online ? this.#choice(offer) : nothing}
          ${transfer && !offer?.running ? (online ? this.#otherwise(transfer) : transferFacts(transfer)) : nothing}
        </div>
      </section>`;
  }

  /** Beside shorter ways the transfer's many lines wait to be asked for where they would push the invoice off the screen. */
  #otherwise(transfer) {
    return html`<p class="pay-or"><span>${t('pay.or')}</span></p><details class="pay-transfer" ?open=${matchMedia('(min-width: 1181px)').matches}><summary>${icon('qr-code')}${t('pay.transfer')}</summary>${transferFacts(transfer)}</details>`;
  }

  #choice(offer) {
    const offline = !navigator.onLine || store.state.offline;
    const partly = offer.minimum && Number(offer.minimum.amount) < Number(offer.open.amount);
    if (offline) return html`<p class="hint">${t('pay.offline')}</p>`;
    return html`
      ${partly ? html`
        <fieldset class="pay-amount"><legend class="visually-hidden">${t('pay.amount')}</legend>
          <label class="choice"><input type="radio" name="part" value="whole" .checked=${!this.part} @change=${() => { this.part = false; this.wrong = ''; }}>${t('pay.whole', { amount: money(offer.open) })}</label>
          <label class="choice"><input type="radio" name="part" value="part" .checked=${this.part} @change=${this.#other}>${t('pay.part')}</label>
          ${this.part ? field({
            name: 'amount', label: t('pay.part.label', { currency: offer.open.currency }), value: this.typed, required: true, inputmode: 'decimal',
            hint: Number(offer.minimum.amount) > 0 ? t('pay.part.hint', { least: money(offer.minimum), most: money(offer.open) }) : t('pay.part.most', { most: money(offer.open) }),
            error: this.wrong || wrongAmount(this.problem), onChange: text => { this.typed = text; },
          }) : nothing}
        </fieldset>` : nothing}
      ${ways({ options: offer.items, busy: this.busy, onPay: option => this.#pay(option, offer, partly) })}
      <p class="hint pay-safe">${icon('lock')}${t('pay.safe')}</p>`;
  }

  #other = async () => {
    this.part = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('#f-amount'))?.focus();
  };

  /** The part that was typed; undefined where it is none, and the field says why. */
  #amount({ open, minimum }) {
    const amount = decimal(this.typed);
    const most = Number(open.amount);
    this.wrong = amount === null || Number(amount) <= 0 ? t('pay.part.wrong')
      : Number(amount) > most ? t('pay.part.tooMuch', { most: money(open) })
        : Number(amount) < Math.min(most, Number(minimum.amount)) ? t('pay.part.tooLittle', { least: money(minimum) }) : '';
    return this.wrong ? undefined : { amount, currency: open.currency };
  }

  async #pay(option, offer, partly) {
    if (this.busy) return;
    const amount = partly && this.part ? this.#amount(offer) : null;
    if (amount === undefined) return void /** @type {HTMLElement} */ (this.querySelector('#f-amount')).focus();
    this.busy = option.connectionId;
    this.problem = null;
    try {
      await leave(await api.post(`${documentPath(this.document)}/payments`, { connectionId: option.connectionId, amount }));
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #running(payment) {
    const { status, label, amount, startedAt, redirectUrl, cancelable } = payment;
    const way = label ? t('pay.running.by', { label }) : t('pay.running.any');
    return html`
      ${banner(status === 'UNKNOWN' ? 'warn' : 'info', html`<strong>${t('pay.running', { amount: money(amount) })}</strong><br>${way} ${t('pay.running.since', { at: dateTime(startedAt) })} ${t(`pay.running.${UNDER_WAY.has(status) ? status : 'PENDING'}`)}`)}
      <div class="pay-ways">
        ${status === 'OPEN' && redirectUrl ? html`<button type="button" class="button primary" aria-busy=${this.busy ? 'true' : nothing} @click=${() => this.#goOn(payment)}>${icon(this.busy === 'running' ? 'loader-circle' : 'arrow-right', this.busy === 'running' ? 'turning' : '')}${t('pay.goOn')}</button>` : html`<a class="button" href=${paymentHref(payment)}>${icon('eye')}${t('pay.state')}</a>`}
        ${cancelable ? html`<button type="button" class="button" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => this.#cancel(payment)}>${t('pay.cancel')}</button>` : nothing}
      </div>`;
  }

  #goOn(payment) {
    if (this.busy) return;
    this.busy = 'running';
    try {
      leave(payment);
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #cancel(payment) {
    if (this.busy) return;
    const sure = await confirmDialog({ title: t('pay.cancel.title'), text: t('pay.cancel.text'), confirm: t('pay.cancel') });
    if (!sure) return;
    this.busy = 'cancel';
    this.problem = null;
    try {
      await api.post(`payments/${encodeURIComponent(payment.paymentId)}/cancellation`);
      this.busy = null;
      this.#reread();
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector('#h-pay'))?.focus();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #refused(problem) {
    this.busy = null;
    this.problem = problem;
    if (OVERTAKEN.has(problem.code)) this.#reread();
    else if (problem.status === undefined) reportError(problem);
    if (wrongAmount(problem)) this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('#f-amount'))?.focus());
  }
}

customElements.define('portal-pay', PortalPay);

// Back from the provider: what became of a payment. Asks the provider once, then looks again now and then while it is on its way.
import { LitElement, html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { documentName, documentTitle } from '../../ui/documents.js';
import { Load } from '../../ui/load.js';
import { Localized, dateTime, money, t } from '../../ui/i18n.js';
import { codeText, definitionList, icon, pageHead } from '../../ui/parts.js';
import { ROOT } from '../../ui/paths.js';
import { setTitle } from '../../ui/router.js';
import { contactLinks } from '../contact.js';
import { documentHref } from '../documents.js';
import { Thawed, leave, refusal } from '../payments.js';
import { Refreshed, api, portal } from '../portal.js';

/** How each outcome looks: [tone, icon]. */
const LOOK = { PAID: ['ok', 'circle-check'], PENDING: ['info', 'clock'], AUTHORIZED: ['info', 'clock'], OPEN: ['info', 'clock'], UNKNOWN: ['warn', 'circle-help'], FAILED: ['danger', 'circle-x'], CANCELED: ['neutral', 'ban'], EXPIRED: ['neutral', 'clock-alert'] };
/** What may still change by itself. */
const ON_THE_WAY = new Set(['PENDING', 'AUTHORIZED', 'UNKNOWN']);
const ENDED = new Set(['FAILED', 'CANCELED', 'EXPIRED']);
/** Milliseconds until the next look, growing; then only by the button. */
const PAUSES = [2000, 3000, 5000, 8000, 13_000, 20_000, 30_000, 60_000, 60_000, 60_000, 120_000, 120_000];

/** Whether the session has a page for a document that was paid. */
const mayOpen = share => !portal.confined || (portal.session.document && documentName(share) === documentName(portal.session.document));

class PaymentView extends LitElement {
  static properties = { payment: { attribute: false }, canceled: { type: Boolean }, busy: { state: true }, problem: { state: true } };
  createRenderRoot() { return this; }

  #state = new Load(this, signal => this.#settle(signal));
  #looks = 0;
  #timer = 0;

  constructor() {
    super();
    /** The payment's id. */ this.payment = '';
    /** Whether the customer left the provider's page without paying. */ this.canceled = false;
    this.busy = false;
    /** @type {any} */ this.problem = null;
    new Localized(this);
    new Refreshed(this, this.#state.run);
    new Thawed(this, () => { this.busy = false; this.#state.run(); });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has('payment')) return;
    this.#state.reset();
    this.#looks = 0;
    this.#state.run();
  }

  get #path() { return `payments/${segment(this.payment)}`; }

  /** Giving up first where the customer did; what the provider may still take is then looked at like any other. */
  async #settle(signal) {
    clearTimeout(this.#timer);
    if (portal.viewOnly) return api.get(this.#path, { signal });
    if (this.canceled) {
      try {
        return this.#watch(await api.post(`${this.#path}/cancellation`, undefined, { signal }));
      } catch (problem) {
        if (problem.code !== 'NOT_CANCELABLE') throw problem;
      }
    }
    return this.#watch(await api.post(`${this.#path}/completion`, undefined, { signal }));
  }

  #watch(payment) {
    clearTimeout(this.#timer);
    if (ON_THE_WAY.has(payment.status) && this.#looks < PAUSES.length) this.#timer = setTimeout(() => this.#look(), PAUSES[this.#looks++]);
    return payment;
  }

  /** A look costs the provider nothing: it shows what the portal knows. A hidden page waits. */
  async #look() {
    if (document.visibilityState !== 'visible') {
      this.#timer = setTimeout(() => this.#look(), PAUSES[Math.min(this.#looks, PAUSES.length - 1)]);
      return;
    }
    try {
      this.#state.set(this.#watch(await api.get(this.#path)));
    } catch (problem) {
      if (problem.status === 401 || problem.status === 404) return;
      this.#watch(this.#state.value);
    }
  }

  render() {
    const payment = this.#state.value;
    const title = payment ? t(`payment.title.${payment.status}`) : t('payment.title');
    setTitle(title);
    return html`
      <div class="narrow payment" aria-busy=${this.#state.pending ? 'true' : nothing}>
        ${pageHead({ title })}
        <p class="visually-hidden" role="status">${payment && !this.#state.pending ? title : t('payment.checking')}</p>
        ${this.#state.view({ loading: () => html`<section class="card payment-card"><div class="payment-wait">${icon('loader-circle', 'turning')}<p>${t('payment.checking')}</p><p class="hint">${t('payment.checking.text')}</p></div></section>`, ready: value => this.#body(value), failed: problem => (problem.status === 404 || problem.offline ? undefined : this.#unclear(problem)) })}
      </div>`;
  }

  /** No answer says nothing about the money. */
  #unclear(problem) {
    return html`
      ${refusal(problem)}
      <p>${t('payment.text.UNKNOWN')}</p>
      <div class="buttons"><button type="button" class="button primary" @click=${this.#state.run} aria-busy=${this.#state.pending ? 'true' : nothing}>${icon('refresh-cw', this.#state.pending ? 'turning' : '')}${t('payment.again')}</button>${this.#home()}</div>`;
  }

  #body(payment) {
    const [tone, symbol] = LOOK[payment.status] ?? LOOK.PENDING;
    return html`
      ${this.problem ? refusal(this.problem) : nothing}
      <section class="card payment-card" aria-label=${t('payment.summary')}>
        <div class="payment-head payment-${tone}">${icon(symbol)}<div><p class="payment-sum"><data value=${payment.amount.amount}>${money(payment.amount)}</data></p><p>${t(`payment.text.${payment.status}`, { label: payment.label ?? t('payment.provider'), company: portal.branding.company.name })}</p></div></div>
        <div class="card-body">
          ${definitionList([
            [t('payment.for'), html`<span class="lines">${payment.documents.map(share => html`<span>${mayOpen(share) ? html`<a href=${documentHref(share)}>${documentTitle(share)}</a>` : documentTitle(share)}${payment.documents.length > 1 ? html` <span class="nowrap muted">${share.type === 'CREDIT_NOTE' ? '−' : ''}${money(share.amount)}</span>` : nothing}</span>`)}</span>`],
            [t('payment.way'), payment.label],
            [t('payment.startedAt'), dateTime(payment.startedAt)],
            ...payment.transactions.map(({ kind, amount, at, reference }) => [codeText('payments.kind', kind), html`<span class="lines receipt"><span><data value=${amount.amount}>${money(amount)}</data> · ${dateTime(at)}</span>${reference ? html`<span class="muted">${t('payments.reference')} <span class="reference">${reference}</span></span>` : nothing}</span>`]),
          ])}
          ${payment.status === 'UNKNOWN' ? html`<p class="help-links">${contactLinks(portal.branding.company)}</p>` : nothing}
        </div>
      </section>
      <div class="buttons payment-buttons">${this.#actions(payment)}</div>
      ${ON_THE_WAY.has(payment.status) && !portal.viewOnly ? html`<p class="hint">${t('payment.leave')}</p>` : nothing}`;
  }

  #actions(payment) {
    const several = payment.documents.length > 1;
    const first = payment.documents.find(share => share.type === 'INVOICE') ?? payment.documents[0];
    const ofOrder = Boolean(portal.session.order);
    const origin = ofOrder ? ROOT + portal.onlyPage : documentHref(first);
    const back = html`<a class="button ${payment.status === 'PAID' ? 'primary' : ''}" href=${origin}>${icon(ofOrder ? 'package-check' : 'receipt-text')}${t(ofOrder ? 'payment.toOrder' : 'payment.toDocument')}</a>`;
    if (portal.viewOnly) return back;
    if (payment.status === 'PAID') return html`${back}<button type="button" class="button" @click=${() => print()}>${icon('printer')}${t('payment.print')}</button>`;
    if (ENDED.has(payment.status)) return html`<a class="button primary" href=${several && !portal.confined ? `${ROOT}pay` : origin}>${icon('rotate-ccw')}${t('payment.retry')}</a>${this.#home()}`;
    if (payment.status === 'OPEN') {
      return html`
        ${payment.redirectUrl ? html`<button type="button" class="button primary" aria-busy=${this.busy ? 'true' : nothing} @click=${() => this.#goOn(payment)}>${icon(this.busy ? 'loader-circle' : 'arrow-right', this.busy ? 'turning' : '')}${t('pay.goOn')}</button>` : nothing}
        ${payment.cancelable ? html`<button type="button" class="button" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#cancel}>${t('pay.cancel')}</button>` : nothing}
        ${back}`;
    }
    return html`<button type="button" class="button" @click=${this.#state.run} aria-busy=${this.#state.pending ? 'true' : nothing}>${icon('refresh-cw', this.#state.pending ? 'turning' : '')}${t('payment.again')}</button>${back}`;
  }

  #home() {
    return portal.confined ? nothing : html`<a class="button" href=${ROOT}>${t('missing.home')}</a>`;
  }

  #goOn(payment) {
    if (this.busy) return;
    this.busy = true;
    try {
      leave(payment);
    } catch (problem) {
      this.busy = false;
      reportError(problem);
    }
  }

  #cancel = async () => {
    if (this.busy) return;
    const sure = await confirmDialog({ title: t('pay.cancel.title'), text: t('pay.cancel.text'), confirm: t('pay.cancel') });
    if (!sure) return;
    this.busy = true;
    this.problem = null;
    try {
      this.#state.set(this.#watch(await api.post(`${this.#path}/cancellation`)));
      await this.updateComplete;
      this.querySelector('h1')?.focus();
    } catch (problem) {
      this.problem = problem;
      this.#state.run();
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('payment-view', PaymentView);

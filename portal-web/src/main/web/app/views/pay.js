// Paying several invoices at once, with credit notes set off.
import { LitElement, html, nothing } from 'lit';
import { documentTitle } from '../../ui/documents.js';
import { Load } from '../../ui/load.js';
import { Localized, date, localDate, money, t } from '../../ui/i18n.js';
import { banner, breadcrumb, empty, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { ROOT } from '../../ui/paths.js';
import { setTitle } from '../../ui/router.js';
import { documentHref } from '../documents.js';
import { Thawed, leave, refusal, ways } from '../payments.js';
import { Refreshed, api } from '../portal.js';

const OVERTAKEN = new Set(['NOTHING_TO_PAY', 'PAYMENT_IN_PROGRESS', 'ACTION_NOT_RELEASED', 'NOT_FOUND']);
const keyOf = item => `${item.type}/${item.number}`;

class PayView extends LitElement {
  static properties = { chosen: { state: true }, busy: { state: true }, problem: { state: true } };
  createRenderRoot() { return this; }

  #open = new Load(this, async signal => {
    const value = await api.get('open-items', { signal });
    const payable = new Set(value.items.filter(item => !item.running).map(keyOf));
    this.chosen = new Set([...this.chosen].filter(key => payable.has(key)));
    return value;
  });

  constructor() {
    super();
    /** The ticked documents. @type {Set<string>} */ this.chosen = new Set();
    /** @type {string | null} */ this.busy = null;
    /** @type {any} */ this.problem = null;
    new Localized(this);
    new Refreshed(this, this.#open.run);
    new Thawed(this, () => { this.busy = null; this.#open.run(); });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open.run();
  }

  render() {
    setTitle(t('payAll.title'));
    return html`
      ${pageHead({ above: breadcrumb([[`${ROOT}documents`, t('nav.documents')], [null, t('payAll.title')]]), title: t('payAll.title'), sub: t('payAll.sub') })}
      ${this.#open.view({ loading: () => html`<div class="split">${skeleton('page', 2)}</div>`, ready: value => this.#body(value) })}`;
  }

  #body({ items, options }) {
    const invoices = items.filter(item => item.type === 'INVOICE');
    const credits = items.filter(item => item.type === 'CREDIT_NOTE');
    if (!invoices.length) return html`<section class="card nothing-yet">${empty('circle-check', t('start.invoices.none'), { text: t('start.invoices.none.text'), action: html`<a class="button" href="${ROOT}documents">${t('start.documents.all')}</a>` })}</section>`;
    return html`
      ${this.problem ? html`<div class="pay-problem">${refusal(this.problem)}</div>` : nothing}
      <div class="split pay-page">
        <div class="stack">
          ${this.#list('h-pay-invoices', t('types.INVOICE'), invoices, true)}
          ${credits.length ? this.#list('h-pay-credits', t('payAll.credits'), credits, false) : nothing}
        </div>
        <div class="stack">${this.#sum(items, options)}</div>
      </div>`;
  }

  #list(id, title, items, all) {
    const payable = items.filter(item => !item.running).map(keyOf);
    const every = payable.length > 0 && payable.every(key => this.chosen.has(key));
    return html`
      <section class="card" aria-labelledby=${id}>
        <header class="card-head"><h2 id=${id}>${title} <span class="count">${items.length}</span></h2>
          ${all && payable.length > 1 ? html`<label class="choice"><input type="checkbox" .checked=${every} .indeterminate=${!every && payable.some(key => this.chosen.has(key))} @change=${event => this.#choose(payable, event.target.checked)}>${t('payAll.all')}</label>` : nothing}
        </header>
        ${all ? nothing : html`<p class="card-body hint">${t('payAll.credits.text')}</p>`}
        <ul class="list">${items.map(item => this.#item(item))}</ul>
      </section>`;
  }

  #item(item) {
    const overdue = item.type === 'INVOICE' && item.dueDate && item.dueDate < localDate(Date.now());
    const key = keyOf(item);
    const facts = html`
      <span class="row-text"><strong>${documentTitle(item)}</strong>
        <span class="muted ${overdue ? 'is-late' : ''}">${item.running ? nothing : item.type === 'CREDIT_NOTE' ? item.issueDate && t('payAll.of', { date: date(item.issueDate) }) : item.dueDate ? t('document.dueOn', { date: date(item.dueDate) }) : nothing}</span>
        ${item.running ? html`<span>${pill('info', 'clock', t('payAll.running'))}</span>` : overdue ? html`<span>${pill('danger', 'circle-alert', t('status.OVERDUE'))}</span>` : nothing}
      </span>
      <data class="payment-amount" value=${item.open.amount}>${item.type === 'CREDIT_NOTE' ? '−' : ''}${money(item.open)}</data>`;
    if (item.running) return html`<li><a class="row" href=${documentHref(item)}>${icon('credit-card')}${facts}</a></li>`;
    return html`<li><label class="row pay-row"><input type="checkbox" name="document" value=${key} .checked=${this.chosen.has(key)} @change=${event => this.#choose([key], event.target.checked)}>${facts}</label></li>`;
  }

  #choose(keys, chosen) {
    const next = new Set(this.chosen);
    for (const key of keys) if (chosen) next.add(key); else next.delete(key);
    this.chosen = next;
    this.problem = null;
  }

  /** What the ticked ones come to, in the smallest unit, so that nothing is lost in rounding. */
  #total(items) {
    const ticked = items.filter(item => this.chosen.has(keyOf(item)));
    const currencies = new Set(ticked.map(item => item.open.currency));
    const scale = Math.max(0, ...ticked.map(item => (item.open.amount.split('.')[1] ?? '').length));
    const units = type => ticked.filter(item => item.type === type).reduce((sum, item) => sum + BigInt(item.open.amount.replace('.', '')), 0n);
    const claim = units('INVOICE');
    const credit = units('CREDIT_NOTE') < claim ? units('CREDIT_NOTE') : claim;
    const amount = value => {
      const digits = String(value).padStart(scale + 1, '0');
      return scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
    };
    const [currency = null] = currencies;
    const of = value => ({ amount: amount(value), currency });
    return { ticked, invoices: ticked.filter(item => item.type === 'INVOICE').length, mixed: currencies.size > 1, claim: currency && of(claim), credit: currency && of(credit), due: currency && of(claim - credit), nothingLeft: claim > 0n && claim === credit };
  }

  #sum(items, options) {
    const total = this.#total(items);
    const ready = total.invoices > 0 && !total.mixed;
    const words = total.mixed ? t('payAll.mixed') : ready ? t('payAll.said', { n: total.ticked.length, amount: money(total.due) }) : t('payAll.choose');
    return html`
      <section class="card pay pay-sum" aria-labelledby="h-pay-sum">
        <header class="card-head"><h2 id="h-pay-sum">${t('payAll.sum')}</h2></header>
        <div class="card-body">
          ${ready ? html`
            <dl class="totals">
              ${Number(total.credit.amount) > 0 ? html`<div><dt>${t('types.INVOICE')}</dt><dd>${money(total.claim)}</dd></div><div><dt>${t('types.CREDIT_NOTE')}</dt><dd><span class="nowrap">−${money(total.credit)}</span></dd></div>` : nothing}
              <div class="is-total"><dt>${t('payAll.due', { n: total.invoices })}</dt><dd><data value=${total.due.amount}>${money(total.due)}</data></dd></div>
            </dl>` : total.mixed ? banner('warn', words) : html`<p>${words}</p>`}
          <p class="visually-hidden" role="status">${words}</p>
          ${!options.length && !(ready && total.nothingLeft) ? html`<p class="hint">${t('payAll.noWay')}</p>`
            : !ready ? nothing
              : total.nothingLeft ? html`<div class="pay-ways"><button type="button" class="button primary" aria-busy=${this.busy ? 'true' : nothing} @click=${() => this.#pay(total, null)}>${icon('scale')}${t('payAll.setOff')}</button></div>`
                : html`${ways({ options, busy: this.busy, onPay: option => this.#pay(total, option) })}<p class="hint pay-safe">${icon('lock')}${t('pay.safe')}</p>`}
        </div>
      </section>`;
  }

  async #pay(total, option) {
    if (this.busy) return;
    this.busy = option?.connectionId ?? 'none';
    this.problem = null;
    try {
      await leave(await api.post('payments', { connectionId: option?.connectionId ?? null, documents: total.ticked.map(({ type, number }) => ({ type, number, amount: null })) }));
    } catch (problem) {
      this.busy = null;
      this.problem = problem;
      if (OVERTAKEN.has(problem.code)) this.#open.run();
      else if (problem.status === undefined) reportError(problem);
      await this.updateComplete;
      scrollTo({ top: 0 });
    }
  }
}

customElements.define('pay-view', PayView);

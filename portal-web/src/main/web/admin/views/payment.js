// One payment: how far it is, what it pays, what moved; money can be given back, and what came otherwise than agreed be decided on.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { documentIcon, documentTitle } from '../../ui/documents.js';
import { dateTime, money, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, card, codeText, copyable, definitionList, explained, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import '../parts/link-field.js';
import { refundDialog, resolutionDialog } from '../parts/payment-dialogs.js';
import { isEndable, isMoney, paymentMarks, paymentStatus, paymentTitle, paymentWay, statusMark } from '../parts/payments.js';
import { View, to, toCustomer, toDocument } from '../view.js';

const REFUNDS = { PENDING: ['info', 'clock'], DONE: ['ok', 'circle-check'], FAILED: ['danger', 'circle-x'] };

class PaymentView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { outcome: { state: true }, checking: { state: true } };

  constructor() {
    super();
    /** What came of the last action: tone and text. @type {['ok'|'info'|'danger', string] | null} */
    this.outcome = null;
    this.checking = false;
  }

  #payment = new Load(this, signal => api.get(this.#path, { signal }));

  get #path() { return `payments/${segment(this.place.params.id)}`; }
  get heading() { return this.#payment.value ? t('payment.title', { documents: paymentTitle(this.#payment.value) }) : t('payments.payment'); }

  enter() {
    this.outcome = null;
    this.#payment.reset();
    this.#payment.run();
  }

  #says(tone, text) {
    this.outcome = [tone, text];
    announce(text);
  }

  #took(payment, tone, text) {
    this.#payment.set(payment);
    this.#says(tone, text);
    dispatchEvent(new Event('portal-counts'));
  }

  #check = async () => {
    if (this.checking) return;
    const before = this.#payment.value;
    this.checking = true;
    this.outcome = null;
    try {
      const payment = await api.post(`${this.#path}/check`);
      const same = payment.status === before.status && payment.transactions.length === before.transactions.length;
      this.#took(payment, same ? 'info' : 'ok', t(same ? 'payment.check.same' : 'payment.check.news', { status: paymentStatus(payment.status) }));
    } catch (problem) {
      this.#says('danger', said(problem));
    }
    this.checking = false;
  };

  #refund = async () => {
    const before = this.#payment.value;
    const payment = await refundDialog(before, wish => api.post(`${this.#path}/refunds`, wish));
    if (!payment) return;
    const last = payment.refunds.at(-1);
    this.#took(payment, last.state === 'FAILED' ? 'danger' : 'ok', t(`payment.refund.outcome.${last.state}`, { amount: money(last.amount) }));
  };

  #resolve = async resolution => {
    const payment = await resolutionDialog(this.#payment.value, resolution, decision => api.post(`${this.#path}/resolution`, decision));
    if (payment) this.#took(payment, 'ok', t('payment.resolved'));
  };

  render() {
    const crumbs = breadcrumb([[to('payments'), t('nav.payments')], [null, this.#payment.value ? paymentTitle(this.#payment.value) : this.place.params.id]]);
    return html`
      ${this.#payment.value ? nothing : pageHead({ above: crumbs, title: this.heading })}
      ${this.#payment.view({ loading: () => skeleton('page', 2), ready: payment => this.#ready(payment, crumbs) })}`;
  }

  #ready(payment, crumbs) {
    const refunding = payment.refunds.some(({ state }) => state === 'PENDING');
    return html`
      ${pageHead({
        above: crumbs, title: this.heading,
        sub: html`<a class="quiet-link" href=${toCustomer(payment.customerNumber)}>${payment.customerName}</a> ${paymentMarks(payment)}`,
        actions: html`
          ${payment.connectionId ? html`<button type="button" class="button" aria-busy=${this.checking ? 'true' : nothing} @click=${this.#check}>${icon('refresh-cw', this.checking ? 'turning' : '')}${t(this.checking ? 'payment.checking' : 'payment.check')}</button>` : nothing}
          ${isMoney(payment.refundable) && !refunding ? html`<button type="button" class="button" @click=${this.#refund}>${icon('rotate-ccw')}${t('payment.refund')}</button>` : nothing}`,
      })}
      <div class="stack">
        ${this.outcome ? banner(this.outcome[0], this.outcome[1], { live: true }) : nothing}
        ${payment.attention ? this.#attention(payment) : nothing}
        <div class="columns wide-first">
          <div class="stack">
            ${this.#documents(payment)}
            ${this.#transactions(payment)}
            ${payment.refunds.length ? this.#refunds(payment) : nothing}
            ${this.#steps(payment)}
          </div>
          <div class="stack">${this.#facts(payment)}</div>
        </div>
      </div>`;
  }

  #attention(payment) {
    const review = payment.attention === 'REVIEW';
    const foreign = review && payment.received && payment.received.currency !== payment.amount.currency;
    const documents = paymentTitle(payment);
    return card({
      id: 'attention', cls: 'attention', title: html`${icon('triangle-alert')}${codeText('payment.attention', payment.attention)}`,
      body: html`<div class="card-body">
        <p>${t(`payment.attention.${payment.attention}.text`, { amount: money(payment.amount), received: money(payment.received ?? payment.amount), overpaid: money(payment.overpaid), chargedBack: money(payment.chargedBack), documents })}</p>
        ${review ? html`
          <dl class="agreed"><div><dt>${t('payment.agreed')}</dt><dd>${money(payment.amount)}</dd></div><div class="is-other"><dt>${t('payment.received')}</dt><dd>${money(payment.received)}</dd></div></dl>
          <ul class="outcomes">
            ${foreign ? nothing : html`<li><button type="button" class="button primary" @click=${() => this.#resolve('BOOK')}>${icon('check')}${t('payment.book', { amount: money(payment.received) })}</button><p class="hint">${t('payment.book.text', { amount: money(payment.received), documents })}</p></li>`}
            <li><button type="button" class="button" @click=${() => this.#resolve('DISMISS')}>${icon('ban')}${t('payment.dismiss')}</button><p class="hint">${t(foreign ? 'payment.dismiss.foreign' : 'payment.dismiss.text', { documents })}</p></li>
          </ul>` : isEndable(payment) ? html`
          <ul class="outcomes"><li><button type="button" class="button" @click=${() => this.#resolve('DISMISS')}>${icon('ban')}${t('payment.end')}</button><p class="hint">${t('payment.end.text', { documents })}</p></li></ul>` : html`
          <ul class="outcomes"><li><button type="button" class="button" @click=${() => this.#resolve('DISMISS')}>${icon('check')}${t('payment.noted')}</button><p class="hint">${t('payment.noted.text')}</p></li></ul>`}
      </div>`,
    });
  }

  #facts(payment) {
    return card({
      id: 'payment-facts', title: t('payment.facts'),
      body: html`<div class="card-body">${definitionList([
        [t('payments.amount'), html`<strong>${money(payment.amount)}</strong>`],
        [t('payment.received'), payment.received && money(payment.received)],
        [t('payment.overpaid'), payment.overpaid && money(payment.overpaid)],
        [t('payment.refunded'), isMoney(payment.refunded) ? money(payment.refunded) : null],
        [t('payment.chargedBack'), isMoney(payment.chargedBack) ? money(payment.chargedBack) : null],
        [t('payment.refundable'), isMoney(payment.refundable) ? money(payment.refundable) : null],
        [t('payments.status'), statusMark(payment.status)],
        [t('payment.problem'), payment.problem && codeText('payment.problem', payment.problem)],
        [t('payments.startedAt'), dateTime(payment.startedAt)],
        [t('payment.way'), paymentWay(payment)],
        [t('payment.provider'), payment.label && payment.label !== payment.connection ? payment.label : null],
        [t('payment.method'), payment.method],
        [t('payment.reference'), payment.reference && copyable(payment.reference, t('payment.reference'))],
        [t('payment.id'), copyable(payment.paymentId, t('payment.id'))],
        [t('payment.page'), payment.redirectUrl && html`<link-field .value=${payment.redirectUrl} .label=${t('payment.page')} symbol="copy"></link-field>`],
        [t('payment.nextCheck'), payment.nextCheck && dateTime(payment.nextCheck)],
      ])}</div>`,
    });
  }

  #documents({ documents }) {
    return card({
      id: 'payment-documents', title: t('payment.documents'),
      body: html`<ul class="list">${documents.map(document => html`
        <li><a class="row" href=${toDocument(document)}>${documentIcon(document.type)}<span class="row-text"><strong>${documentTitle(document)}</strong>${document.type === 'CREDIT_NOTE' ? html`<span class="muted">${t('payment.setOff')}</span>` : nothing}</span><span class="row-amount">${money(document.amount)}</span></a></li>`)}</ul>`,
    });
  }

  #transactions({ transactions }) {
    return card({
      id: 'payment-transactions', title: t('payment.transactions'), cls: 'list-card',
      body: transactions.length ? html`
        <table class="pop-in">
          <caption class="visually-hidden">${t('payment.transactions')}</caption>
          <thead><tr><th scope="col">${t('payment.transaction')}</th><th scope="col">${t('payment.at')}</th><th scope="col">${t('payment.reference')}</th><th scope="col" class="num">${t('payments.amount')}</th></tr></thead>
          <tbody>${transactions.map(({ kind, at, reference, amount }) => html`
            <tr><th scope="row">${codeText('payment.transaction', kind)}</th><td>${dateTime(at)}</td><td>${reference ? copyable(html`<code class="reference">${reference}</code>`, t('payment.reference'), reference) : nothing}</td><td class="num">${money(amount)}</td></tr>`)}</tbody>
        </table>` : html`<p class="card-note">${t('payment.transactions.none')}</p>`,
    });
  }

  #refunds({ refunds }) {
    return card({
      id: 'payment-refunds', title: t('payment.refunds'),
      body: html`<ul class="list">${refunds.map(({ state, amount, by, at, note, problem }) => html`
        <li><div class="row static"><span class="doc-icon">${icon('rotate-ccw')}</span><span class="row-text"><strong>${t('payment.refund.by', { by })}</strong><span class="muted">${[dateTime(at), note].filter(Boolean).join(' · ')}</span>${problem ? html`<span class="warn-text">${codeText('payment.problem', problem)}</span>` : nothing}</span>
          ${pill(.../** @type {['ok', string]} */ (REFUNDS[state] ?? ['neutral', 'info']), codeText('payment.refund.state', state))}<span class="row-amount">${money(amount)}</span></div></li>`)}</ul>`,
    });
  }

  #steps({ steps }) {
    return card({
      id: 'payment-steps', title: t('payment.steps'),
      body: html`<ol class="list">${steps.map(({ at, status, cause, problem }) => html`
        <li><div class="row static">${statusMark(status)}<span class="row-text"><span>${codeText('payment.cause', cause)}</span>${problem ? html`<span class="muted">${codeText('payment.problem', problem)}</span>` : nothing}</span><time class="muted small" datetime=${at}>${dateTime(at)}</time></div></li>`)}</ol>`,
    });
  }
}

const said = problem => [problem.title || explained(problem)[1], explained(problem)[2]].filter(Boolean).join('. ');
customElements.define('payment-view', PaymentView);

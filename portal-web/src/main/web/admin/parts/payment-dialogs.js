// What staff do about a payment, asked so that nobody can mistake what will happen.
import { html, nothing } from 'lit';
import { openDialog } from '../../ui/dialog.js';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { decimal, money, number, t } from '../../ui/i18n.js';
import { icon } from '../../ui/parts.js';
import { isEndable, paymentTitle, paymentWay } from './payments.js';

/**
 * Asks how much goes back. Answers what `send` answered, null if nothing was done.
 * @param {any} payment @param {(wish: {amount: any, note: string | null}) => Promise<any>} send
 */
export function refundDialog(payment, send) {
  const { refundable } = payment;
  const decimals = (refundable.amount.split('.')[1] ?? '').length;
  const draft = { amount: number(refundable.amount, { minimumFractionDigits: decimals, useGrouping: false }), note: '' };
  const wished = () => {
    const amount = decimal(draft.amount);
    return amount === null ? null : { amount: amount.replace(/^0+(?=\d)/, ''), currency: refundable.currency };
  };
  let problem = null;
  let busy = false;
  const wrong = () => {
    const amount = wished();
    const exact = amount && (amount.amount.split('.')[1] ?? '').length <= decimals;
    if (!exact || Number(amount.amount) <= 0) return t('payment.refund.amount.missing', { n: decimals });
    return Number(amount.amount) > Number(refundable.amount) ? t('payment.refund.amount.more', { amount: money(refundable) }) : null;
  };
  const submit = async (event, close, update) => {
    event.preventDefault();
    if (busy) return;
    const message = wrong();
    problem = message ? { violations: [{ field: 'amount', message }] } : null;
    busy = !message;
    update();
    if (message) return;
    try {
      close(await send({ amount: wished(), note: draft.note.trim() || null }));
    } catch (refusal) {
      problem = refusal;
    }
    busy = false;
    update();
  };
  return openDialog({
    title: t('payment.refund.title', { name: payment.customerName }),
    body: (close, update) => html`
      <form id="refund" class="decision-form" novalidate @submit=${event => submit(event, close, update)}>
        ${errorSummary(problem)}
        ${field({ name: 'amount', label: t('payment.refund.amount', { currency: refundable.currency }), value: draft.amount, required: true, inputmode: 'decimal', hint: t('payment.refund.amount.hint', { amount: money(refundable) }), error: violationsOf(problem).amount, onChange: text => { draft.amount = text; update(); } })}
        ${field({ name: 'note', label: t('payment.refund.note'), value: draft.note, maxlength: 127, hint: t('payment.refund.note.hint'), error: violationsOf(problem).note, onChange: text => { draft.note = text; } })}
        <p class="consequence" role="status">${icon('info')}<span>${wrong() ? t('payment.refund.none') : t('payment.refund.text', { amount: money(wished()), way: paymentWay(payment), name: payment.customerName, documents: paymentTitle(payment) })}</span></p>
      </form>`,
    actions: close => html`
      <button type="submit" form="refund" class="button danger" aria-busy=${busy ? 'true' : nothing}>${icon('rotate-ccw')}${wrong() ? t('payment.refund') : t('payment.refund.confirm', { amount: money(wished()) })}</button>
      <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
}

/**
 * Asks once more, and why. Answers what `send` answered, null if nothing was done.
 * @param {any} payment @param {'BOOK'|'DISMISS'} resolution @param {(decision: {resolution: string, note: string | null}) => Promise<any>} send
 */
export function resolutionDialog(payment, resolution, send) {
  const kind = resolution === 'BOOK' ? 'book' : payment.attention === 'REVIEW' ? 'dismiss' : isEndable(payment) ? 'end' : 'noted';
  const values = { amount: money(payment.received ?? payment.amount), documents: paymentTitle(payment) };
  let note = '';
  let problem = null;
  let busy = false;
  const submit = async (event, close, update) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    problem = null;
    update();
    try {
      close(await send({ resolution, note: note.trim() || null }));
    } catch (refusal) {
      problem = refusal;
    }
    busy = false;
    update();
  };
  return openDialog({
    title: t(`payment.${kind}.title`, values),
    body: (close, update) => html`
      <form id="resolution" class="decision-form" novalidate @submit=${event => submit(event, close, update)}>
        ${errorSummary(problem)}
        <p>${t(`payment.${kind}.text`, values)}</p>
        ${field({ name: 'note', label: t('payment.note'), type: 'textarea', rows: 3, value: note, maxlength: 1000, hint: t('payment.note.hint'), error: violationsOf(problem).note, onChange: text => { note = text; } })}
      </form>`,
    actions: close => html`
      <button type="submit" form="resolution" class="button primary" aria-busy=${busy ? 'true' : nothing}>${t(`payment.${kind}`, values)}</button>
      <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
}

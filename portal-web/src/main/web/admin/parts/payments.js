// How payments are named and marked, in lists and on pages.
import { html, nothing } from 'lit';
import { documentName } from '../../ui/documents.js';
import { dateTime, list, money, t } from '../../ui/i18n.js';
import { codeText, icon, pill } from '../../ui/parts.js';
import { to } from '../view.js';

export const STATUSES = ['OPEN', 'PENDING', 'AUTHORIZED', 'PAID', 'REVIEW', 'UNKNOWN', 'FAILED', 'CANCELED', 'EXPIRED'];
const MARKS = {
  OPEN: ['neutral', 'clock'], PENDING: ['info', 'clock'], AUTHORIZED: ['info', 'badge-check'], PAID: ['ok', 'circle-check'], REVIEW: ['warn', 'triangle-alert'],
  UNKNOWN: ['warn', 'circle-help'], FAILED: ['danger', 'circle-x'], CANCELED: ['neutral', 'ban'], EXPIRED: ['neutral', 'clock-alert'],
};

export const toPayment = id => to('payments', id);
const UNDER_WAY = ['OPEN', 'UNKNOWN', 'PENDING', 'AUTHORIZED'];
/** Whether staff can end it, since nobody says what became of it. */
export const isEndable = ({ attention, status }) => attention === 'UNANSWERED' && UNDER_WAY.includes(status);
export const isMoney = amount => Boolean(amount) && Number(amount.amount) > 0;
export const paymentStatus = code => codeText('payment.status', code);

export const statusMark = status => pill(.../** @type {['ok', string]} */ (MARKS[status] ?? ['neutral', 'info']), paymentStatus(status));

/** The status, and what has gone back since; it comes first where somebody is needed. */
export const paymentMarks = payment => html`<span class="marks">
  ${payment.attention && payment.status !== 'REVIEW' ? pill('warn', 'triangle-alert', codeText('payment.attention', payment.attention)) : nothing}
  ${statusMark(payment.status)}
  ${isMoney(payment.refunded) ? pill('neutral', 'rotate-ccw', t(payment.refunded.amount === payment.amount.amount ? 'payment.refunded.all' : 'payment.refunded.part')) : nothing}
  ${isMoney(payment.chargedBack) && payment.attention !== 'CHARGED_BACK' ? pill('danger', 'landmark', t('payment.chargedBack')) : nothing}</span>`;

/** "Rechnung RE-1" or "Rechnung RE-1 und Rechnung RE-2" */
export const paymentTitle = ({ documents }) => list(documents.map(documentName));
/** By which way: the connection's own name, since there can be several of one provider. */
export const paymentWay = ({ connection, label }) => connection ?? label ?? t('payment.setOff');

/** Payments below a heading of their own. @param {any[]} payments @param {{named?: boolean}} [options] `named`: with the documents that they pay */
export const paymentRows = (payments, { named = false } = {}) => html`<ul class="list">${payments.map(payment => html`
  <li><a class="row" href=${toPayment(payment.paymentId)}><span class="doc-icon">${icon(payment.connectionId ? 'credit-card' : 'scale')}</span>
    <span class="row-text"><strong>${named ? paymentTitle(payment) : paymentWay(payment)}</strong><span class="muted">${named ? html`${paymentWay(payment)} · ` : nothing}${dateTime(payment.startedAt)}</span></span>
    ${paymentMarks(payment)}<span class="row-amount">${money(payment.amount)}</span></a></li>`)}</ul>`;

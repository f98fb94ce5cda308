// How documents are named and marked, on both sides of the portal.
import { html, nothing } from 'lit';
import { daysBetween, has, localDate, number, t } from './i18n.js';
import { codeText, icon, pill } from './parts.js';

export const TYPES = ['INVOICE', 'ESTIMATE', 'REMINDER', 'CREDIT_NOTE', 'DELIVERY_NOTE', 'ORDER_CONFIRMATION', 'SERVICE_REPORT'];
const ICONS = { INVOICE: 'receipt-text', ESTIMATE: 'file-pen-line', REMINDER: 'bell', CREDIT_NOTE: 'rotate-ccw', DELIVERY_NOTE: 'truck', ORDER_CONFIRMATION: 'package-check', SERVICE_REPORT: 'clipboard-check' };
const STATUS = {
  DRAFT: ['neutral', 'pencil'], OPEN: ['neutral', 'clock'], PARTIALLY_PAID: ['info', 'clock'], PAID: ['ok', 'circle-check'],
  CANCELED: ['neutral', 'ban'], ACCEPTED: ['ok', 'circle-check'], DECLINED: ['danger', 'circle-x'], OVERDUE: ['danger', 'circle-alert'], EXPIRED: ['warn', 'clock-alert'],
};
/** Types of which "open" means a decision or a payment; the others are simply there. */
const OPENABLE = new Set(['INVOICE', 'ESTIMATE', 'REMINDER']);

/** "Rechnung" */
export const typeName = type => codeText('type', type);
/** "Rechnungen" */
export const typePlural = type => codeText('types', type);
/** "Rechnung RE-2026-1187", the number kept on one line. */
export const documentTitle = ({ type, number }) => html`${typeName(type)} <span class="nowrap">${number}</span>`;
export const documentName = ({ type, number }) => `${typeName(type)} ${number}`;
export const documentIcon = (type, tone = '') => html`<span class="doc-icon ${tone && `doc-icon-${tone}`}">${icon(ICONS[type] ?? 'file-text')}</span>`;

/** "4 Std": a quantity with its unit, which e-invoices name by a code of UN/ECE Recommendation 20. */
export const quantityText = ({ quantity, unit }) => [number(quantity), unit && (has(`unit.${unit}`) ? t(`unit.${unit}`, { n: Number(quantity) }) : unit)].filter(Boolean).join(' ');

/** An estimate that nobody has decided in time. */
export const isExpired = ({ type, status, validUntil }) => type === 'ESTIMATE' && status === 'OPEN' && Boolean(validUntil) && validUntil < localDate(Date.now());

/** The status that counts for the eye: overdue and expired win over open. */
export const shownStatus = summary => (summary.overdue ? 'OVERDUE' : isExpired(summary) ? 'EXPIRED' : summary.status);

/** @param {{status: string, overdue: boolean, type: string, validUntil: string | null}} summary */
export function statusPill(summary) {
  const status = shownStatus(summary);
  if (status === 'OPEN' && !OPENABLE.has(summary.type)) return nothing;
  const [tone, symbol] = STATUS[status] ?? ['neutral', 'info'];
  return pill(tone, symbol, codeText('status', status));
}

/** Whole days past the due date, at the merchant's date `today`. */
export const overdueDays = (summary, today) => Math.max(0, daysBetween(summary.dueDate, today));
export const overdueText = (summary, today) => t('document.overdueSince', { n: overdueDays(summary, today) });

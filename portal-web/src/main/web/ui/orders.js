// How orders are named and marked, on both sides of the portal.
import { html } from 'lit';
import { codeText, icon, pill } from './parts.js';
import { t } from './i18n.js';

/** How each state looks: [tone, icon]. @type {Record<string, [any, string]>} */
const LOOKS = {
  OFFERED: ['neutral', 'file-pen-line'], ORDERED: ['neutral', 'clock'], CONFIRMED: ['info', 'check'], PAID: ['ok', 'circle-check'],
  PACKED: ['info', 'package-check'], IN_FULFILLMENT: ['info', 'package-check'], SHIPPED: ['info', 'truck'], COMPLETED: ['ok', 'circle-check'],
  ARCHIVED: ['neutral', 'inbox'], RATED: ['ok', 'badge-check'], COMPLAINT: ['warn', 'triangle-alert'], RETURN: ['warn', 'rotate-ccw'],
  PAYMENT_REMINDER: ['warn', 'bell'], FIRST_REMINDER: ['warn', 'bell'], SECOND_REMINDER: ['danger', 'bell'], CANCELLED: ['neutral', 'ban'], DELETED: ['neutral', 'trash-2'],
};

/** All states, in the order in which most orders go through them. */
export const ORDER_STATES = Object.keys(LOOKS);

/** "Versendet" */
export const orderStatusName = status => codeText('orderStatus', status);

/** @param {{status: string}} order */
export function orderPill({ status }) {
  const [tone, symbol] = LOOKS[status] ?? ['neutral', 'info'];
  return pill(tone, symbol, orderStatusName(status));
}

/** "Bestellung 4711", the number kept on one line. */
export const orderTitle = ({ number }) => html`${t('order.order')} <span class="nowrap">${number}</span>`;
export const orderName = ({ number }) => `${t('order.order')} ${number}`;
export const orderIcon = () => html`<span class="doc-icon">${icon('package-check')}</span>`;

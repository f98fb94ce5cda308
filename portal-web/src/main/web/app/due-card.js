// What is still to be paid of a document, and by when.
import { html, nothing } from 'lit';
import { overdueText } from '../ui/documents.js';
import { date, localDate, money, t } from '../ui/i18n.js';
import { icon } from '../ui/parts.js';

/** @param {any} document its summary; nothing where it is about no money */
export function dueCard(document) {
  const open = document.open && Number(document.open.amount) > 0 && document.type !== 'ESTIMATE' && document.type !== 'CREDIT_NOTE';
  if (!open && !document.total) return nothing;
  const label = open ? t('document.toPay') : t('document.total');
  return html`
    <section class="card due-card ${document.overdue ? 'is-overdue' : ''}" aria-label=${label}>
      <p class="due-label">${label}</p>
      <p class="due-amount"><data value=${(open ? document.open : document.total).amount}>${money(open ? document.open : document.total)}</data></p>
      ${document.overdue ? html`<p class="due-line">${icon('circle-alert')}${overdueText(document, localDate(Date.now()))}</p>`
        : open && document.dueDate ? html`<p class="due-line">${t('document.dueOn', { date: date(document.dueDate, 'long') })}</p>`
        : document.type === 'ESTIMATE' && document.validUntil ? html`<p class="due-line">${t('document.validUntil', { date: date(document.validUntil, 'long') })}</p>` : nothing}
    </section>`;
}

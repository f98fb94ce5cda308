// Positions and what they come to, of documents and of orders.
import { html, nothing } from 'lit';
import { quantityText } from '../ui/documents.js';
import { money, number, percent, t } from '../ui/i18n.js';

/** An amount without its currency where nobody has said which. */
const amountText = (amount, currency) => (amount === null || amount === undefined ? nothing : currency ? money({ amount, currency }) : number(amount, { minimumFractionDigits: 2 }));

/**
 * @param {{description: string, quantity: string | null, unit?: string | null, unitPrice: string | null, vatPercent: string | null, amount: string | null}[]} lines
 * @param {string | null} currency
 */
export const linesTable = (lines, currency) => html`
  <table class="lines-table">
    <thead><tr><th scope="col">${t('line.description')}</th><th scope="col" class="num">${t('line.quantity')}</th><th scope="col" class="num">${t('line.price')}</th><th scope="col" class="num">${t('line.vat')}</th><th scope="col" class="num">${t('line.amount')}</th></tr></thead>
    <tbody>${lines.map(line => html`
      <tr>
        <th scope="row">${line.description}</th>
        <td class="num quantity">${line.quantity === null ? nothing : quantityText({ unit: null, ...line })}</td>
        <td class="num price">${amountText(line.unitPrice, currency)}</td>
        <td class="num vat">${line.vatPercent === null ? nothing : percent(line.vatPercent)}</td>
        <td class="num">${amountText(line.amount, currency)}</td>
      </tr>`)}</tbody>
  </table>`;

/** Net and taxes as rows of totals. @returns {any[]} */
export const taxRows = ({ net, taxes }) => [
  net && [t('document.net'), money(net)],
  ...taxes.map(tax => [html`${t('document.tax', { percent: percent(tax.percent) })}${taxes.length > 1 && tax.base ? html`<span class="muted"> ${t('document.taxBase', { amount: money(tax.base) })}</span>` : nothing}`, money(tax.amount)]),
];

/** @param {any[]} rows [label, value, class]; those that are nothing are left out */
export function totalsList(rows) {
  const shown = rows.filter(Boolean);
  return shown.length ? html`<dl class="totals">${shown.map(([label, value, cls = '']) => html`<div class=${cls}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>` : nothing;
}

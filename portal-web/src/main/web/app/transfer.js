// How to pay by transfer: what to enter in a banking app, and the same as a code to scan.
import { html, svg } from 'lit';
import { money, number, t } from '../ui/i18n.js';
import { copyable } from '../ui/parts.js';

/** Light modules around the code, by its standard. */
const QUIET = 4;

/** One rectangle for each run of dark modules of a row. */
const outline = rows => rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(run => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`)).join('');

const code = rows => {
  const side = rows.length + 2 * QUIET;
  return html`<svg class="transfer-code" viewBox="0 0 ${side} ${side}" role="img" aria-label=${t('transfer.code')} shape-rendering="crispEdges">${svg`<rect width=${side} height=${side} fill="#fff"></rect><path d=${outline(rows)} fill="#000"></path>`}</svg>`;
};

/** @param {any} transfer what the document's resource says of it */
export const transferFacts = transfer => html`
  <section class="transfer" aria-labelledby="h-transfer">
    <h3 id="h-transfer">${t('transfer.title')}</h3>
    <figure>${code(transfer.code)}<figcaption>${t('transfer.hint')}</figcaption></figure>
    <dl class="transfer-facts">${[
      [t('transfer.payee'), transfer.payee], [t('transfer.iban'), transfer.iban.replace(/(.{4})(?=.)/g, '$1 '), transfer.iban],
      [t('transfer.amount'), money(transfer.amount), number(transfer.amount.amount, { minimumFractionDigits: 2, useGrouping: false })], [t('transfer.reference'), transfer.reference],
    ].map(([term, shown, plain]) => html`<div><dt>${term}</dt><dd>${copyable(shown, term, plain)}</dd></div>`)}</dl>
  </section>`;

// One document: what it says, what it costs, its PDF, and the conversation about it.
import { LitElement, html, nothing } from 'lit';
import { documentName, documentTitle, statusPill, typePlural } from '../../ui/documents.js';
import { Load } from '../../ui/load.js';
import { Localized, country, date, dateTime, fileSize, money, number, t } from '../../ui/i18n.js';
import { ROOT } from '../../ui/paths.js';
import { addressLines, banner, breadcrumb, card, definitionList, icon, linked, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { letterhead } from '../contact.js';
import { documentHref, documentPath, pdfHref, pdfInlineHref, xmlHref } from '../documents.js';
import { dueCard } from '../due-card.js';
import { linesTable, taxRows, totalsList } from '../lines.js';
import { Refreshed, api, portal, store } from '../portal.js';
import '../comments.js';
import '../decision.js';
import '../document-payments.js';
import '../pay-box.js';

class DocumentView extends LitElement {
  static properties = { type: {}, number: {}, preview: { state: true }, printing: { state: true }, printProblem: { state: true } };
  createRenderRoot() { return this; }

  #document = new Load(this, signal => store.get(documentPath(this), { signal, early: value => this.#document.set(value) }));
  #viewed = '';

  constructor() {
    super();
    this.type = this.number = '';
    this.preview = this.printing = this.printProblem = false;
    new Localized(this);
    new Refreshed(this, this.#document.run);
  }

  willUpdate(changed) {
    if (!changed.has('type') && !changed.has('number')) return;
    this.preview = false;
    this.#document.reset();
    this.#document.run();
  }

  /** A document counts as viewed once it has been shown, and never by a GET. */
  updated() {
    const document = this.#document.value;
    if (!document || this.#document.pending || store.state.offline || this.#viewed === documentPath(document) || portal.viewOnly || window.document.visibilityState !== 'visible') return;
    this.#viewed = documentPath(document);
    api.post(`${documentPath(document)}/views`, undefined, {}).then(() => { if (document.new) portal.countNew(Math.max(0, portal.newDocuments - 1)); }, () => { this.#viewed = ''; });
  }

  render() {
    const known = { type: this.type, number: this.number };
    const document = this.#document.value;
    setTitle(documentName(known));
    return html`
      ${letterhead(portal.branding.company)}
      ${pageHead({
        above: portal.confined ? nothing : breadcrumb([[`${ROOT}documents`, t('nav.documents')], [`${ROOT}documents?type=${this.type}`, typePlural(this.type)], [null, this.number]]),
        title: html`${documentTitle(known)}${document ? html` <span class="head-pill">${statusPill(document)}</span>` : nothing}`,
        sub: document?.subject ?? nothing,
        actions: document ? this.#actions(document) : nothing,
      })}
      ${this.printProblem ? banner('danger', t('document.printFailed'), { live: true }) : nothing}
      ${this.#document.view({ loading: () => html`<div class="split">${skeleton('page', 2)}</div>`, ready: value => this.#body(value) })}`;
  }

  #actions(document) {
    return html`
      ${document.pdf ? html`<a class="button ${document.offer || (document.actions.includes('PAY') && document.type === 'INVOICE') ? '' : 'primary'}" href=${pdfHref(document)} download>${icon('download')}${t('document.pdf')}${document.pdf.size ? html`<span class="size">${fileSize(document.pdf.size)}</span>` : nothing}</a>` : nothing}
      <button class="button" type="button" @click=${this.#print} aria-busy=${this.printing ? 'true' : nothing}>${icon(this.printing ? 'loader-circle' : 'printer', this.printing ? 'turning' : '')}${t('document.print')}</button>
      ${document.xml ? html`<a class="button" href=${xmlHref(document)} download>${icon('file-code')}${t('document.xml')}</a>` : nothing}`;
  }

  /** The merchant's own PDF is what is printed; without one, or without a network, the page itself. */
  #print = async () => {
    if (this.printing) return;
    const document = this.#document.value;
    this.printProblem = false;
    if (!document.pdf?.original || store.state.offline || !navigator.onLine) return window.print();
    this.printing = true;
    try {
      const { printPdf } = await import('../pdf.js');
      await printPdf(pdfInlineHref(document));
    } catch {
      if (document.lines.length) window.print();
      else this.printProblem = true;
    } finally {
      this.printing = false;
    }
  };

  #body(document) {
    const paper = document.lines.length > 0 || document.net || document.note;
    return html`
      <div class="split">
        <div class="stack">
          ${paper ? this.#paper(document) : nothing}
          ${document.pdf ? this.#preview(document, this.preview || !paper) : nothing}
          ${document.actions.includes('COMMENT') || document.commentCount ? html`<portal-comments class="card" .path=${documentPath(document)} .writable=${document.actions.includes('COMMENT')} .unread=${document.unreadComments}></portal-comments>` : nothing}
        </div>
        <div class="stack aside">
          ${dueCard(document)}
          ${document.open && Number(document.open.amount) > 0 ? html`<portal-pay .document=${document} @paid=${this.#document.run}></portal-pay>` : nothing}
          ${document.type === 'ESTIMATE' ? html`<portal-decision .document=${document} @decided=${this.#document.run}></portal-decision>` : nothing}
          ${document.type === 'INVOICE' || document.type === 'CREDIT_NOTE' ? html`<document-payments .document=${document}></document-payments>` : nothing}
          ${this.#facts(document)}
        </div>
      </div>`;
  }

  #facts(document) {
    const paid = document.paid && Number(document.paid.amount) > 0;
    return card({
      id: 'h-facts', title: t('document.facts'), cls: 'facts-card',
      body: html`<div class="card-body">${definitionList([
        [t('document.number'), document.number],
        [t('document.date'), date(document.issueDate)],
        [t('document.due'), document.dueDate && date(document.dueDate)],
        [t('document.valid'), document.validUntil && date(document.validUntil)],
        [t('document.total'), document.total && money(document.total)],
        [t('document.paid'), paid && money(document.paid)],
        [t('document.order'), document.orderNumber],
        [t('document.workOrder'), document.workOrderNumber],
        [t('document.preceding'), document.precedingInvoice && this.#precedingLink(document.precedingInvoice)],
        [t('document.dunningLevel'), document.dunningLevel && number(document.dunningLevel)],
        [t('document.recipient'), document.recipient && addressLines(document.recipient, country)],
        [t('document.version'), document.version > 1 && html`${number(document.version)}<span class="muted"> · ${dateTime(document.versions.find(version => version.version === document.version)?.at ?? null)}</span>`],
      ].filter(([, value]) => value))}</div>`,
    });
  }

  #precedingLink(invoice) {
    return portal.confined ? invoice : html`<a href=${documentHref({ type: 'INVOICE', number: invoice })}>${invoice}</a>`;
  }

  #paper(document) {
    return html`
      <section class="card paper" aria-labelledby="h-lines">
        <header class="card-head"><h2 id="h-lines">${t('document.lines')}</h2></header>
        ${document.lines.length ? linesTable(document.lines, document.total?.currency ?? document.net?.currency ?? 'EUR') : nothing}
        ${this.#totals(document)}
        ${document.note ? html`<div class="note"><h3>${t('document.note')}</h3><p>${linked(document.note)}</p></div>` : nothing}
      </section>`;
  }

  #totals({ net, taxes, total, paid, open, type }) {
    const settled = paid && Number(paid.amount) > 0;
    return totalsList([
      ...taxRows({ net, taxes }),
      total && [t('document.total'), money(total), 'is-total'],
      settled && [t('document.paid'), html`<span class="nowrap">−${money(paid)}</span>`],
      settled && open && type !== 'ESTIMATE' && [t('document.toPay'), money(open), 'is-total'],
    ]);
  }

  #preview(document, shown) {
    if (shown) import('../pdf.js');
    return html`
      <section class="card preview" aria-labelledby="h-preview">
        <header class="card-head">
          <h2 id="h-preview">${t('document.preview')}</h2>
          ${shown ? html`<a class="more" href=${pdfInlineHref(document)} target="_blank" rel="noopener">${t('document.newTab')}${icon('external-link')}</a>` : html`<button class="button small" type="button" @click=${() => { this.preview = true; }}>${icon('eye')}${t('document.showPreview')}</button>`}
        </header>
        ${shown ? html`<portal-pdf .src=${pdfInlineHref(document)} .name=${documentName(document)}></portal-pdf>` : nothing}
      </section>`;
  }
}

customElements.define('document-view', DocumentView);

// All documents: tabs by type, search, status, page by page.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { TYPES, documentIcon, documentName, documentTitle, shownStatus, statusPill, typePlural } from '../../ui/documents.js';
import { Load } from '../../ui/load.js';
import { Localized, date, money, t } from '../../ui/i18n.js';
import { ROOT } from '../../ui/paths.js';
import { badge, banner, codeText, empty, explained, icon, loadMore, pageHead, searchField, skeleton, tabs } from '../../ui/parts.js';
import { go, setTitle } from '../../ui/router.js';
import { documentHref, pdfHref } from '../documents.js';
import '../take-away.js';
import { Refreshed, api, portal, store } from '../portal.js';

const PAGE = 20;
/** Which states a type can be filtered by; the others have none worth a filter. */
const STATES = {
  INVOICE: ['OPEN', 'OVERDUE', 'PARTIALLY_PAID', 'PAID', 'CANCELED'],
  ESTIMATE: ['OPEN', 'ACCEPTED', 'DECLINED', 'CANCELED'],
  REMINDER: ['OPEN', 'PAID', 'CANCELED'],
  ALL: ['OPEN', 'OVERDUE', 'PARTIALLY_PAID', 'PAID', 'ACCEPTED', 'DECLINED', 'CANCELED'],
};

class DocumentsView extends LitElement {
  static properties = { query: { attribute: false }, typed: { state: true }, adding: { state: true } };
  createRenderRoot() { return this; }

  #overview = new Load(this, async signal => {
    const value = await store.get('overview', { signal });
    portal.countNew(value.counts.new);
    return value;
  });
  #page = new Load(this, signal => this.#read(signal));
  #timer = 0;
  #shown = '';
  #addProblem = null;

  constructor() {
    super();
    this.query = new URLSearchParams();
    this.typed = '';
    this.adding = false;
    new Localized(this);
    new Refreshed(this, () => { this.#overview.run(); this.#page.run(); });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#overview.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has('query') || this.#shown === `?${this.query}`) return;
    this.#shown = `?${this.query}`;
    if ((this.query.get('query') ?? '') !== this.typed.trim()) this.typed = this.query.get('query') ?? '';
    this.#addProblem = null;
    this.#page.reset();
    this.#page.run();
  }

  get #type() { return this.query.get('type') ?? ''; }

  /** Without a search the first page is kept for times without a network. */
  #read(signal) {
    const path = `documents?${new URLSearchParams([...this.query].filter(([, value]) => value).concat([['limit', String(PAGE)]]))}`;
    return this.query.get('query') ? api.get(path, { signal }) : store.get(path, { signal, early: value => this.#page.set(value) });
  }

  async #more() {
    if (this.adding) return;
    const { items, next } = this.#page.value;
    const shown = this.#shown;
    this.adding = true;
    this.#addProblem = null;
    try {
      const page = await api.get('documents', { query: { ...Object.fromEntries(this.query), limit: PAGE, cursor: next } });
      if (shown !== this.#shown) return;
      this.#page.set({ items: [...items, ...page.items], next: page.next });
      await this.updateComplete;
      /** @type {HTMLElement} */ (this.querySelectorAll('tbody .cover')[items.length])?.focus();
    } catch (problem) {
      this.#addProblem = problem;
    } finally {
      this.adding = false;
    }
  }

  #filter(changes) {
    const wanted = new URLSearchParams(this.query);
    for (const [key, value] of Object.entries(changes)) {
      if (value) wanted.set(key, value);
      else wanted.delete(key);
    }
    go(`documents${wanted.size ? `?${wanted}` : ''}`, { replace: true });
  }

  #search(text) {
    this.typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#filter({ query: text.trim() }), 250);
  }

  render() {
    const title = this.#type ? typePlural(this.#type) : t('nav.documents');
    setTitle(title);
    const states = STATES[this.#type || 'ALL'] ?? [];
    return html`
      ${pageHead({ title: t('nav.documents'), actions: this.#overview.value ? html`${this.#payAll(this.#overview.value)}<take-away .filter=${this.query} .released=${this.#overview.value.released}></take-away>` : nothing })}
      ${this.#tabs()}
      <section class="card documents" aria-label=${title}>
        <div class="toolbar">
          ${searchField({ label: t('documents.search'), value: this.typed, onInput: text => this.#search(text) })}
          ${states.length ? html`
            <label class="filter"><span>${t('documents.status')}</span>
              <select class="input" name="status" @change=${event => this.#filter({ status: event.target.value })}>
                <option value="" .selected=${!this.query.get('status')}>${t('documents.status.all')}</option>
                ${states.map(state => html`<option value=${state} .selected=${state === this.query.get('status')}>${codeText('status', state)}</option>`)}
              </select></label>` : nothing}
        </div>
        <p class="visually-hidden" role="status">${this.#page.value && !this.#page.pending ? t('documents.shown', { n: this.#page.value.items.length }) : ''}</p>
        ${this.#page.view({ loading: () => skeleton('rows', 6), ready: page => this.#table(page) })}
      </section>`;
  }

  #payAll({ released, openInvoices }) {
    return released.actions.includes('PAY') && !portal.viewOnly && openInvoices.count > 1 && ['', 'INVOICE', 'CREDIT_NOTE'].includes(this.#type) ? html`<a class="button" href="${ROOT}pay">${icon('credit-card')}${t('payAll.title')}</a>` : nothing;
  }

  #tabs() {
    const overview = this.#overview.value;
    const released = overview?.released.types ?? (this.#type ? [this.#type] : []);
    const counts = overview?.counts.documents ?? {};
    const entry = (type, label, count) => ({ href: `${ROOT}documents${type ? `?type=${type}` : ''}`, label, count, current: this.#type === type });
    return tabs(t('documents.types'), [
      entry('', t('documents.all'), overview ? Object.values(counts).reduce((sum, count) => sum + count, 0) : null),
      ...TYPES.filter(type => released.includes(type)).map(type => entry(type, typePlural(type), overview ? counts[type] ?? 0 : null)),
    ]);
  }

  #table({ items, next }) {
    if (!items.length) return this.#none();
    return html`
      <table class="pop-in">
        <thead><tr><th scope="col">${t('document.document')}</th><th scope="col">${t('document.date')}</th><th scope="col">${t('documents.status')}</th><th scope="col" class="num">${t('document.amount')}</th><th scope="col"><span class="visually-hidden">${t('document.download')}</span></th></tr></thead>
        <tbody>${repeat(items, item => `${item.type}/${item.number}`, item => this.#row(item))}</tbody>
      </table>
      ${this.#addProblem ? html`<div class="card-body">${banner('danger', html`${explained(this.#addProblem)[1]}. ${explained(this.#addProblem)[2]}`, { live: true })}</div>` : nothing}
      ${loadMore({ next, pending: this.adding, onMore: () => this.#more() })}`;
  }

  #row(item) {
    return html`
      <tr>
        <th scope="row"><div class="doc-cell">${documentIcon(item.type, shownStatus(item) === 'OVERDUE' ? 'danger' : '')}<span>
          <a class="cover" href=${documentHref(item)}>${documentTitle(item)}</a>${item.new ? badge(t('document.new')) : nothing}${item.unreadComments ? badge(t('comments.unread', { n: item.unreadComments })) : nothing}
          ${item.subject ? html`<span class="muted">${item.subject}</span>` : nothing}</span></div></th>
        <td class="issued"><time datetime=${item.issueDate}>${date(item.issueDate)}</time></td>
        <td class="state">${statusPill(item)}${deadline(item)}</td>
        <td class="num"><data value=${item.total?.amount ?? ''}>${item.total ? money(item.total) : nothing}</data></td>
        <td class="act">${item.commentCount ? html`<span class="comments-count" title=${t('comments.count', { n: item.commentCount })}>${icon('message-square')}<span aria-hidden="true">${item.commentCount}</span><span class="visually-hidden">${t('comments.count', { n: item.commentCount })}</span></span>` : nothing}<a class="icon-button" href=${pdfHref(item)} download aria-label=${t('document.downloadOf', { name: documentName(item) })} title=${t('document.download')}>${icon('download')}</a></td>
      </tr>`;
  }

  #none() {
    const filtered = this.query.get('query') || this.query.get('status');
    if (filtered) return empty('search-x', t('documents.noResult'), { text: t('documents.noResult.text'), action: html`<button type="button" class="button" @click=${() => { this.typed = ''; this.#filter({ query: '', status: '' }); }}>${t('documents.reset')}</button>` });
    return empty('inbox', t('documents.none'), { text: t('documents.none.text', { company: portal.branding.company.name }) });
  }
}

/** The date that matters while something is still to be done. */
function deadline(item) {
  if (item.dueDate && (item.overdue || ['OPEN', 'PARTIALLY_PAID'].includes(item.status))) return html`<span class="deadline ${item.overdue ? 'is-overdue' : ''}">${t('document.dueOn', { date: date(item.dueDate) })}</span>`;
  if (item.validUntil && item.status === 'OPEN') return html`<span class="deadline">${t('document.validUntil', { date: date(item.validUntil) })}</span>`;
  return nothing;
}

customElements.define('documents-view', DocumentsView);

// The conversation about a document: both sides, oldest first, and a form that never loses a text.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Load } from '../ui/load.js';
import { Problem } from '../ui/api.js';
import { Localized, dateTime, number, t } from '../ui/i18n.js';
import { field, errorSummary, fieldId, violationsOf } from '../ui/form.js';
import { avatar, badge, icon, skeleton } from '../ui/parts.js';
import { Refreshed, api, portal, store } from './portal.js';

const LONGEST = 10_000;
const MOST_PAGES = 10;
/** Texts that were begun, by document: going elsewhere and back keeps them. */
const drafts = new Map();

class PortalComments extends LitElement {
  static properties = { path: { attribute: false }, writable: { attribute: false }, unread: { attribute: false }, sending: { state: true }, problem: { state: true }, sent: { state: true } };
  createRenderRoot() { return this; }

  #comments = new Load(this, signal => this.#read(signal));

  constructor() {
    super();
    this.path = '';
    this.writable = false;
    /** How many of the others' comments were unread when the page was read. */
    this.unread = 0;
    this.sending = this.problem = null;
    this.sent = false;
    new Localized(this);
    new Refreshed(this, this.#comments.run);
  }

  willUpdate(changed) {
    if (!changed.has('path')) return;
    this.problem = null;
    this.sent = false;
    this.#comments.reset();
    this.#comments.run();
  }

  async #read(signal) {
    const path = `${this.path}/comments`;
    const first = await store.get(path, { signal });
    let { items, next } = first;
    for (let page = 1; next && page < MOST_PAGES; page++) {
      const more = await api.get(path, { query: { cursor: next }, signal });
      items = [...items, ...more.items];
      next = more.next;
    }
    return { items, next };
  }

  get #text() { return drafts.get(this.path) ?? ''; }

  #write(text) {
    drafts.set(this.path, text);
    this.sent = false;
    this.requestUpdate();
  }

  async #send(event) {
    event.preventDefault();
    const text = this.#text.trim();
    if (this.sending !== null || !navigator.onLine) return;
    if (!text) {
      /** @type {HTMLElement} */ (this.querySelector(`#${fieldId('text')}`)).focus();
      return;
    }
    if (text.length > LONGEST) { // it stays in the field, however long: a field that cuts loses words
      this.problem = new Problem({ status: 400, violations: [{ field: 'text', code: 'TOO_LONG', message: t('comments.tooLong', { most: number(LONGEST), length: number(text.length) }) }] });
      return;
    }
    const path = this.path;
    this.problem = null;
    this.sending = text;
    drafts.delete(path); // it stands in the thread now, and the next one can be begun
    try {
      const comment = await api.post(`${path}/comments`, { text });
      if (path !== this.path) return;
      const known = this.#comments.value ?? { items: [], next: null };
      this.#comments.set({ ...known, items: [...known.items.filter(item => item.id !== comment.id), comment] });
      this.sent = true;
    } catch (problem) {
      drafts.set(path, [text, drafts.get(path)].filter(Boolean).join('\n\n'));
      this.problem = problem;
    } finally {
      this.sending = null;
    }
  }

  render() {
    const count = this.#comments.value?.items.length ?? 0;
    return html`
      <section aria-labelledby="h-comments">
        <header class="card-head"><h2 id="h-comments">${t('comments.title')}${count ? html` <span class="count">${count}</span>` : nothing}</h2>${this.unread ? badge(t('comments.unread', { n: this.unread })) : nothing}</header>
        ${this.#comments.view({ loading: () => skeleton('rows', 2), ready: value => this.#thread(value.items) })}
        ${this.writable ? this.#form() : nothing}
      </section>`;
  }

  #thread(items) {
    if (!items.length && this.sending === null) return html`<p class="comments-none muted">${t(this.writable ? 'comments.none' : 'comments.noneReadOnly')}</p>`;
    return html`
      <ol class="thread">
        ${repeat(items, item => item.id, item => this.#comment(item))}
        ${this.sending === null ? nothing : this.#comment({ author: { kind: 'CUSTOMER', name: portal.session?.customer.name ?? '' }, text: this.sending, at: null })}
      </ol>`;
  }

  #comment({ author, at, text }) {
    const own = author.kind === 'CUSTOMER';
    const name = author.name || (own ? t('comments.you') : portal.branding.company.name);
    return html`
      <li class="comment ${own ? 'is-own' : ''} ${at ? '' : 'is-pending'}">
        ${avatar(name)}
        <div class="bubble">
          <p class="comment-head"><strong>${name}</strong>${own ? nothing : html`<span class="comment-side">${portal.branding.company.name === name ? nothing : portal.branding.company.name}</span>`}${at ? html`<time datetime=${at}>${dateTime(at)}</time>` : html`<span role="status">${icon('loader-circle', 'turning')}${t('comments.sending')}</span>`}</p>
          <p class="comment-text" dir="auto">${text}</p>
        </div>
      </li>`;
  }

  #form() {
    const offline = !navigator.onLine || store.state.offline;
    return html`
      <form class="comment-form" novalidate @submit=${this.#send}>
        ${errorSummary(this.problem)}
        ${field({ name: 'text', type: 'textarea', label: t('comments.label'), required: true, rows: 3, value: this.#text, hint: t('comments.hint', { company: portal.branding.company.name }), error: violationsOf(this.problem).text, onChange: text => this.#write(text) })}
        <div class="comment-foot">
          <button class="button primary" aria-disabled=${offline ? 'true' : nothing} aria-describedby=${offline ? 'comment-offline' : nothing}>${icon('send')}${t('comments.send')}</button>
          <p role="status" class=${this.sent ? 'ok-line' : 'muted'} id="comment-offline">${offline ? t('comments.offline') : this.sent ? html`${icon('circle-check')}${t('comments.sent')}` : nothing}</p>
        </div>
      </form>`;
  }
}

customElements.define('portal-comments', PortalComments);

// The files of an order: how often and how long each can be fetched, or why not, and the waiver that may have to come first.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { segment } from '../ui/api.js';
import { field, fieldId } from '../ui/form.js';
import { Load } from '../ui/load.js';
import { Localized, dateTime, fileSize, has, t } from '../ui/i18n.js';
import { banner, failure, icon } from '../ui/parts.js';
import { lastDay, orderPath } from './orders.js';
import { refusal } from './payments.js';
import { Connection, api, portal, store } from './portal.js';
import { save } from './save.js';

/** There is nothing to show. */
const OFF = new Set(['FILE_DOWNLOAD_OFF', 'NOT_FOUND']);
/** A click finds out whether it still is so. */
const WORTH_TRYING = new Set(['WAIVER_REQUIRED', 'STORAGE_UNAVAILABLE']);
/** Milliseconds after which the page looks whether a download that began has arrived, growing; then it looks no more. */
const PAUSES = [2000, 5000, 10_000, 20_000, 60_000, 120_000, 300_000];

/** `order`: as the server says it; sends "files" with how many there are. */
class OrderFiles extends LitElement {
  static properties = { order: { attribute: false }, ticked: { state: true }, missing: { state: true }, busy: { state: true }, problem: { state: true }, said: { state: true } };
  createRenderRoot() { return this; }

  #connection = new Connection(this);
  #files = new Load(this, signal => this.#read(signal));
  #timer = 0;
  #looks = 0;

  constructor() {
    super();
    /** @type {any} */ this.order = null;
    /** Whether the waiver's box is ticked. */ this.ticked = false;
    /** Whether somebody wanted a file without it. */ this.missing = false;
    /** The key of the file that is being asked for. @type {string | null} */ this.busy = null;
    /** @type {any} */ this.problem = null;
    this.said = '';
    new Localized(this);
  }

  willUpdate(changed) {
    if (!changed.has('order')) return;
    const before = changed.get('order');
    if (before && before.number !== this.order.number) {
      this.#files.reset();
      this.ticked = this.missing = false;
      this.problem = null;
      this.said = '';
    }
    this.#files.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #path() { return `${orderPath(this.order)}/files`; }

  async #read(signal) {
    const value = await store.get(this.#path, { signal, early: early => this.#files.set(early) }).catch(problem => {
      if (OFF.has(problem.code)) return { items: [], waiver: null };
      throw problem;
    });
    this.dispatchEvent(new CustomEvent('files', { detail: shown(value).length }));
    clearTimeout(this.#timer);
    if (value.items.some(file => file.active) && this.#looks < PAUSES.length) this.#timer = setTimeout(this.#files.run, PAUSES[this.#looks++]);
    return value;
  }

  render() {
    const value = this.#files.value;
    if (!value && !this.#files.problem) return nothing;
    if (value && !shown(value).length) return nothing;
    return html`
      <section class="card files-card" aria-labelledby="h-files">
        <header class="card-head"><h2 id="h-files" tabindex="-1">${t('files.title')}${value ? html` <span class="count">${shown(value).length}</span>` : nothing}</h2></header>
        ${value ? this.#list(value) : failure(this.#files.problem, this.#files.run, this.#files.pending)}
      </section>`;
  }

  #list(value) {
    const files = shown(value);
    const offline = this.#connection.offline;
    const waits = files.every(file => file.blockedBy === 'ORDER_STATE');
    const notes = [
      this.problem ? refusal(this.problem) : nothing,
      waits ? banner('info', this.#reason(files[0])) : nothing,
      portal.viewOnly ? html`<p class="hint">${t('files.viewOnly')}</p>` : offline ? html`<p class="hint" id="files-offline">${t('order.offline')}</p>` : nothing,
      this.#waiver(value),
    ].filter(note => note !== nothing);
    return html`
      ${notes.length ? html`<div class="card-body files-notes">${notes}</div>` : nothing}
      <ul class="list files">${repeat(files, file => file.key, file => this.#file(file, { offline, waits, primary: files.length === 1 && !this.order.payable }))}</ul>
      <p class="said files-said" role="status">${this.said}</p>
      ${value.waiver?.waivedAt ? html`<p class="files-foot hint">${icon('circle-check')}${t('waiver.given', { at: dateTime(value.waiver.waivedAt) })}</p>` : nothing}`;
  }

  /** Only where something waits for it; whoever waived in the shop, or before, is not asked again. */
  #waiver({ waiver, items }) {
    if (!waiver?.required || portal.viewOnly || !items.some(file => file.blockedBy === 'WAIVER_REQUIRED')) return nothing;
    return html`<div class="waiver">${field({
      name: 'waiver', type: 'checkbox', value: this.ticked, label: html`<span class="waiver-text">${waiver.text}</span>`, error: this.missing ? t('waiver.missing') : '',
      onChange: ticked => { this.ticked = ticked; this.missing = false; },
    })}</div>`;
  }

  #file(file, { offline, waits, primary }) {
    const ready = file.available || file.blockedBy === 'WAIVER_REQUIRED';
    const facts = [file.size === null ? null : fileSize(file.size), ready && file.remaining ? t('files.remaining', { n: file.remaining }) : null, ready && file.until ? t('files.until', { date: lastDay(file.until) }) : null];
    const reason = ready || file.active || waits ? nothing : this.#reason(file);
    return html`
      <li class="file">
        <span class="doc-icon ${file.available || file.active ? 'doc-icon-accent' : ''}">${icon('file-down')}</span>
        <span class="row-text"><strong>${file.name}</strong><span class="muted">${facts.filter(Boolean).join(' · ')}</span>
          ${file.active ? html`<span>${t('files.begun', { at: dateTime(file.active.expiresAt) })}</span>` : nothing}
          ${reason === nothing ? nothing : html`<span class="file-reason">${reason}</span>`}
        </span>
        ${this.#button(file, offline, primary)}
      </li>`;
  }

  #button(file, offline, primary) {
    if (portal.viewOnly || !(file.available || file.active || WORTH_TRYING.has(file.blockedBy))) return nothing;
    const busy = this.busy === file.key;
    const label = file.active ? t('files.resume') : file.blockedBy === 'STORAGE_UNAVAILABLE' ? t('ui.retry') : t('document.download');
    return html`<button type="button" class="button ${primary ? 'primary' : ''}" aria-disabled=${offline || this.busy ? 'true' : nothing} aria-busy=${busy ? 'true' : nothing} aria-describedby=${offline ? 'files-offline' : nothing} @click=${() => this.#fetch(file)}>${icon(busy ? 'loader-circle' : 'download', busy ? 'turning' : '')}${label}<span class="visually-hidden"> ${file.name}</span></button>`;
  }

  /** What stands in the way, and what to do. */
  #reason(file) {
    const { name: company } = portal.branding.company;
    if (file.blockedBy === 'ORDER_STATE' && this.order.status === 'RETURN') return t('files.returned', { company });
    if (!has(`files.blocked.${file.blockedBy}`)) return t('files.other', { company });
    return t(`files.blocked.${file.blockedBy}`, { company, date: file.until ? lastDay(file.until) : '' });
  }

  async #fetch(file) {
    if (this.busy || this.#connection.offline) return;
    const { waiver } = this.#files.value;
    this.problem = null;
    this.said = '';
    if (waiver?.required && file.blockedBy === 'WAIVER_REQUIRED' && !this.ticked) return this.#askForWaiver();
    this.busy = file.key;
    try {
      save(file.active?.url ?? await this.#begin(file, waiver));
      this.said = t('files.started', { name: file.name });
      this.#looks = 0;
    } catch (problem) {
      this.problem = problem;
      if (problem.code === 'WAIVER_CHANGED') this.ticked = false;
      if (problem.status === undefined) reportError(problem);
    }
    await this.#files.run();
    this.busy = null;
    await this.updateComplete;
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.querySelector('#h-files'))?.focus();
  }

  /** Counts one download; the address of its file. */
  async #begin(file, waiver) {
    if (waiver?.required && this.ticked) await api.post(`${orderPath(this.order)}/waiver`, { text: waiver.text });
    const { url } = await api.post(`${this.#path}/${segment(file.key)}/downloads`);
    return url;
  }

  async #askForWaiver() {
    this.missing = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`#${fieldId('waiver')}`))?.focus();
  }
}

/** Files that the merchant has switched off are none. */
const shown = ({ items }) => items.filter(file => file.blockedBy !== 'FILE_DOWNLOAD_OFF');

customElements.define('order-files', OrderFiles);

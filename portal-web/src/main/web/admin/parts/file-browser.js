// What is in a storage, folder by folder; one file can be picked.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { segment } from '../../ui/api.js';
import { openDialog } from '../../ui/dialog.js';
import { dateTime, fileSize, t } from '../../ui/i18n.js';
import { empty, icon, searchField, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Pages, Part, afterTyping } from '../view.js';

const PAGE = 100;

/**
 * `connection`: {id, displayName} of the storage; `pick`: whether files can be chosen. Sends "picked" with
 * {connection, path, size}: the id of the connection, where the file is, and its bytes.
 */
class FileBrowser extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { connection: { attribute: false }, pick: { type: Boolean }, folder: { state: true }, begin: { state: true } };

  /** Of what is shown; what is typed may be ahead of it. */
  #prefix = '';
  #entries = new Pages(this, (cursor, signal) => {
    if (cursor === null) this.#prefix = this.folder + this.begin;
    return api.get(`storage-connections/${segment(this.connection.id)}/files`, { query: { prefix: this.#prefix, limit: PAGE, cursor }, signal });
  });
  #filter = afterTyping(() => this.#entries.run());

  constructor() {
    super();
    /** @type {{id: string, displayName: string}} */
    this.connection = undefined;
    this.pick = false;
    /** Empty, or with a slash at its end. */
    this.folder = '';
    /** How the names that are shown begin. */
    this.begin = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#entries.run();
  }

  /** What was focused is gone with the former folder. */
  async #open(folder) {
    this.folder = folder;
    this.begin = '';
    this.#entries.reset();
    this.#entries.run();
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.querySelector('.crumbs [aria-current]')).focus();
  }

  #type = text => {
    this.begin = text;
    this.#filter();
  };

  #choose({ path, size }) {
    this.dispatchEvent(new CustomEvent('picked', { detail: { connection: this.connection.id, path, size }, bubbles: true }));
  }

  render() {
    const items = this.#entries.value?.items;
    return html`
      ${this.#crumbs()}
      ${searchField({ label: t('files.filter'), value: this.begin, onInput: this.#type, name: 'prefix' })}
      <p class="visually-hidden" role="status">${items ? t('files.count', { n: items.length }) : ''}</p>
      <div class="files" aria-busy=${this.#entries.pending ? 'true' : nothing}>
        ${this.#entries.stale()}
        ${this.#entries.view({ loading: () => skeleton('rows', 5), ready: value => this.#list(value.items) })}
        ${items ? this.#entries.foot() : nothing}
      </div>`;
  }

  #crumbs() {
    const names = this.folder.split('/').slice(0, -1);
    const steps = [[this.connection.displayName, ''], ...names.map((name, at) => [name, `${names.slice(0, at + 1).join('/')}/`])];
    return html`<nav class="crumbs" aria-label=${t('files.place')}><ol>${steps.map(([name, folder], at) => html`<li>${at === steps.length - 1 ? html`<span aria-current="page" tabindex="-1">${name}</span>` : html`<button type="button" @click=${() => this.#open(folder)}>${name}</button>`}</li>`)}</ol></nav>`;
  }

  #list(items) {
    if (items.length) return html`<ul aria-label=${t('files.title')}>${repeat(items, entry => entry.kind + entry.path, entry => html`<li>${this.#entry(entry)}</li>`)}</ul>`;
    // a page can be empty though others follow
    if (this.#entries.value.next) return nothing;
    if (this.begin) return empty('search-x', t('files.none.found', { begin: this.begin }), { action: html`<button type="button" class="button" @click=${() => this.#open(this.folder)}>${t('admin.filter.reset')}</button>` });
    return empty('folder', this.folder ? t('files.none.folder') : t('files.none'), { text: this.folder ? nothing : t('files.none.text') });
  }

  #entry(entry) {
    const { kind, path, name } = entry;
    if (kind === 'FOLDER') return html`<button type="button" class="file" @click=${() => this.#open(`${path}/`)}>${icon('folder')}<span class="file-name"><span class="visually-hidden">${t('files.folder')} </span>${name}</span>${icon('chevron-right')}</button>`;
    const line = html`${icon('file-text')}<span class="file-name">${name}</span><span class="file-facts"><span>${fileSize(entry.size)}</span>${entry.changed ? html`<span>${dateTime(entry.changed)}</span>` : nothing}</span>`;
    return this.pick ? html`<button type="button" class="file" @click=${() => this.#choose(entry)}>${line}</button>` : html`<div class="file">${line}</div>`;
  }
}
customElements.define('file-browser', FileBrowser);

/**
 * Shows in a dialog what is in a storage, and lets one file be picked if wanted.
 * @param {{connection: {id: string, displayName: string}, pick?: boolean}} options
 * @returns {Promise<{connection: string, path: string, size: number} | null>} null where none was picked
 */
export const browseFiles = ({ connection, pick = false }) => openDialog({
  title: t(pick ? 'files.pick' : 'files.title'),
  wide: true,
  body: close => html`<file-browser .connection=${connection} ?pick=${pick} @picked=${event => close(event.detail)}></file-browser>`,
});

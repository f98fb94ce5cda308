// One article: its name, and the files that who buys it may download.
import { html, nothing } from 'lit';
import { Problem, segment } from '../../ui/api.js';
import { confirmDialog, openDialog } from '../../ui/dialog.js';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { dateTime, fileSize, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, card, codeText, empty, explained, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { go } from '../navigation.js';
import { STORAGE, toConnections } from '../parts/connections.js';
import { browseFiles } from '../parts/file-browser.js';
import { View, to } from '../view.js';

/** How the look at a PDF came out. @type {Record<string, [any, string]>} */
const VERDICTS = { STAMPABLE: ['ok', 'circle-check'], DECRYPTABLE: ['info', 'lock-open'], ENCRYPTED: ['warn', 'lock'], DAMAGED: ['danger', 'triangle-alert'], UNJUDGED: ['neutral', 'info'] };
const MAX_KEY = 64;

const nameOf = path => path.slice(path.lastIndexOf('/') + 1);

/** A key for a file that none of the article's has: its name in plain characters. */
function freshKey(article, path) {
  const base = `${article.number}-${nameOf(path)}`.normalize('NFKD').replaceAll(/[^\w.-]+/g, '-').slice(0, MAX_KEY - 4);
  const taken = new Set(article.files.map(({ key }) => key));
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`;
  return key;
}

const refused = (code, message) => new Problem({ status: 422, violations: [{ field: 'number', code, message }] });

class ArticleView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
  }

  #draft = new Draft(this, value => this.#save(value));
  #article = new Load(this, signal => api.get(this.#path, { signal }));
  #connections = new Load(this, signal => api.get(STORAGE.path, { query: { limit: 200 }, signal }));

  get #number() { return this.place.params.number ?? null; }
  get #path() { return `articles/${segment(this.#number)}`; }
  get heading() { return this.#number === null ? t('articles.new') : this.#article.value?.name ?? t('article.title', { number: this.#number }); }

  async enter() {
    this.problem = null;
    this.#article.reset();
    this.#draft.load({ number: this.#number ?? '', name: '' });
    if (this.#number === null) return;
    this.#connections.run();
    await this.#article.run();
    if (this.#article.value) this.#draft.load({ number: this.#number, name: this.#article.value.name });
  }

  async #save({ number, name }) {
    const key = number.trim();
    if (this.#number === null) await this.#refuse(key);
    const article = await api.put(`articles/${segment(key)}`, { name });
    if (this.#number === null) {
      this.#draft.close();
      announce(t('draft.saved'));
      go(to('articles', article.number), { replace: true });
      return null;
    }
    this.#article.set(article);
    return { number: key, name: article.name };
  }

  /** A number must be there, and PUT would rename an article that has it already. */
  async #refuse(key) {
    if (!key) throw refused('REQUIRED', t('article.number.missing'));
    const taken = await api.get(`articles/${segment(key)}`).catch(problem => {
      if (problem.status === 404) return null;
      throw problem;
    });
    if (taken) throw refused('TAKEN', t('article.number.taken', { name: taken.name }));
  }

  #remove = async () => {
    const { name, files } = this.#article.value;
    if (!(await confirmDialog({ title: t('article.remove.title', { name }), text: t('article.remove.text', { n: files.length }), confirm: t('article.remove.confirm'), danger: true }))) return;
    try {
      await api.delete(this.#path);
      this.#draft.close();
      announce(t('article.removed', { name }));
      go(to('articles'));
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    const crumbs = breadcrumb([[to('orders'), t('nav.orders')], [to('articles'), t('articles.title')], [null, this.#number ?? t('articles.new')]]);
    const actions = this.#article.value ? html`<button type="button" class="button danger" @click=${this.#remove}>${icon('trash-2')}${t('article.remove')}</button>` : nothing;
    return html`
      ${this.#draft.summary()}
      ${pageHead({ above: crumbs, title: this.heading, sub: this.#number === null ? t('article.new.sub') : nothing, actions })}
      ${this.problem ? banner('danger', this.problem.detail || explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
      <div class="stack">
        ${this.#number === null ? this.#form() : this.#article.view({ loading: () => skeleton('page', 2), ready: article => html`${this.#files(article)}${this.#form()}` })}
      </div>`;
  }

  #form() {
    const draft = this.#draft;
    return html`<form class="narrow" novalidate @submit=${draft.submit}>
      ${card({
        id: 'article', title: t('articles.article'),
        body: html`<div class="card-body stack">
          ${this.#number === null ? draft.field('number', t('article.number'), { required: true, maxlength: 64, hint: t('article.number.hint') }) : nothing}
          ${draft.field('name', t('article.name'), { required: true, maxlength: 255 })}
        </div>`,
      })}
      ${draft.saveBar({ label: t(this.#number === null ? 'article.create' : 'draft.save') })}</form>`;
  }

  #files(article) {
    const { files } = article;
    return card({
      id: 'files', title: t('article.files'), count: files.length, action: this.#connections.value?.items.some(({ active }) => active) ? html`<button type="button" class="button small" @click=${() => this.#link(article)}>${icon('plus')}${t('article.link')}</button>` : nothing,
      body: files.length ? html`<ul class="list">${files.map(file => html`
        <li><div class="row static"><span class="doc-icon">${icon('file-text')}</span>
          <span class="row-text"><strong class="file-name">${file.displayName}</strong><span class="muted clip">${this.#place(file)} · ${fileSize(file.size)} · ${dateTime(file.linkedAt)}</span>${file.pdf && file.pdf !== 'STAMPABLE' ? html`<span class="muted">${codeText('article.pdf.text', file.pdf)}</span>` : nothing}</span>
          <span class="marks">${file.pdf ? pill(.../** @type {[any, string]} */ (VERDICTS[file.pdf] ?? ['neutral', 'info']), codeText('article.pdf', file.pdf)) : nothing}</span>
          <button type="button" class="button small danger" @click=${() => this.#unlink(file)}>${icon('unlink')}${t('article.unlink')}<span class="visually-hidden">: ${file.displayName}</span></button></div></li>`)}</ul>` : this.#noFiles(article),
    });
  }

  #place(file) {
    const connection = this.#connections.value?.items.find(({ id }) => id === file.connection);
    return connection ? `${connection.displayName}: ${file.path}` : file.path;
  }

  #noFiles(article) {
    return this.#connections.view({
      loading: () => skeleton('rows', 1),
      ready: ({ items }) => (items.some(({ active }) => active)
        ? empty('paperclip', t('article.files.none'), { text: t('article.files.none.text'), action: html`<button type="button" class="button" @click=${() => this.#link(article)}>${icon('plus')}${t('article.link')}</button>` })
        : empty('cloud', t('article.noStorage'), { text: t('article.noStorage.text'), action: html`<a class="button" href=${toConnections(STORAGE)}>${icon('cloud')}${t('article.noStorage.link')}</a>` })),
    });
  }

  #link = async article => {
    const active = this.#connections.value.items.filter(one => one.active);
    const connection = active.length === 1 ? active[0] : await this.#chooseConnection(active);
    const picked = connection && (await browseFiles({ connection, pick: true }));
    if (!picked) return;
    const linked = await this.#nameFile(article, picked);
    if (!linked) return;
    announce(t('article.linked', { name: linked.displayName }));
    this.#article.run();
  };

  #chooseConnection = connections => openDialog({
    title: t('article.chooseStorage'),
    body: close => html`<ul class="list choices">${connections.map(one => html`<li><button type="button" class="row" @click=${() => close(one)}><span class="doc-icon">${icon('cloud')}</span><span class="row-text"><strong>${one.displayName}</strong></span>${icon('chevron-right')}</button></li>`)}</ul>`,
  });

  /** Asks what buyers shall call the file, and links it. */
  #nameFile(article, picked) {
    let name = nameOf(picked.path);
    let problem = null;
    let busy = false;
    const send = async (close, update) => {
      if (busy) return;
      busy = true;
      problem = null;
      update();
      try {
        close(await api.put(`${this.#path}/files/${segment(freshKey(article, picked.path))}`, { connection: picked.connection, path: picked.path, displayName: name.trim() || null }));
      } catch (failed) {
        problem = failed;
        busy = false;
        update();
      }
    };
    return openDialog({
      title: t('article.link.title', { name: nameOf(picked.path) }),
      body: (close, update) => html`
        <form id="link-file" novalidate @submit=${event => { event.preventDefault(); send(close, update); }}>
          ${errorSummary(problem)}
          <p class="muted file-name">${picked.path} · ${fileSize(picked.size)}</p>
          ${field({ name: 'displayName', label: t('article.displayName'), value: name, hint: t('article.displayName.hint'), maxlength: 255, error: violationsOf(problem).displayName, onChange: value => { name = value; } })}
        </form>`,
      actions: close => html`<button class="button primary" form="link-file" aria-busy=${busy ? 'true' : nothing}>${t('article.link.confirm')}</button><button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
    });
  }

  async #unlink(file) {
    if (!(await confirmDialog({ title: t('article.unlink.title', { name: file.displayName }), text: t('article.unlink.text'), confirm: t('article.unlink.confirm'), danger: true }))) return;
    try {
      await api.delete(`${this.#path}/files/${segment(file.key)}`);
      this.problem = null;
      announce(t('article.unlinked', { name: file.displayName }));
      this.#article.run();
    } catch (problem) {
      this.problem = problem;
    }
  }
}
customElements.define('article-view', ArticleView);

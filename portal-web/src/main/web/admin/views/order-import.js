// Import of orders from a table: choose a file, see what it would do line by line, then take all of it or nothing.
import { html, nothing } from 'lit';
import { Problem } from '../../ui/api.js';
import { date, fileSize, localDate, money, number, t } from '../../ui/i18n.js';
import { orderPill } from '../../ui/orders.js';
import { banner, breadcrumb, card, explained, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { MOST_BYTES, api } from '../backend.js';
import { View, to, toCustomer, toOrder } from '../view.js';

/** @type {Record<string, ['ok'|'info'|'neutral', string]>} */
const ACTIONS = { CREATE: ['ok', 'circle-plus'], UPDATE: ['info', 'pencil'], UNCHANGED: ['neutral', 'check'] };

class OrderImportView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { over: { state: true }, file: { state: true }, decimals: { state: true }, report: { state: true }, problem: { state: true }, busy: { state: true }, done: { state: true } };
  /** The latest look at a file; an earlier one that answers late is not shown. */
  #look = 0;

  constructor() {
    super();
    this.over = false;
    /** @type {File | null} */
    this.file = null;
    this.decimals = '';
    /** What the file comes to. @type {any} */
    this.report = null;
    /** @type {any} */
    this.problem = null;
    /** @type {'' | 'preview' | 'import'} */
    this.busy = '';
    this.done = false;
  }

  get heading() { return t('orderImport.title'); }

  #choose = files => {
    const [file] = files;
    if (!file) return;
    this.file = file;
    this.#preview();
  };

  #drop = event => {
    event.preventDefault();
    this.over = false;
    this.#choose(event.dataTransfer.files);
  };

  /** The file may have been corrected since: it is read again. */
  #preview = async () => {
    const look = ++this.#look;
    const report = await this.#send(true);
    if (look !== this.#look || !report) return;
    this.report = report;
    const { errors } = report.counts;
    announce(errors ? t('orderImport.found', { n: errors }) : t('orderImport.ready'));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('#preview'))?.focus();
  };

  #import = async () => {
    if (this.busy) return;
    const report = await this.#send(false);
    if (!report) return;
    this.report = report;
    this.done = true;
    announce(t('orderImport.done'));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('#preview'))?.focus();
  };

  /** @param {boolean} dryRun */
  async #send(dryRun) {
    this.busy = dryRun ? 'preview' : 'import';
    this.problem = null;
    this.done = false;
    if (dryRun) this.report = null;
    try {
      if (this.file.size > MOST_BYTES) throw new Problem({ status: 413 });
      const query = new URLSearchParams({ dryRun: String(dryRun), ...(this.decimals ? { decimals: this.decimals } : {}) });
      return (await api.upload('POST', `order-import?${query}`, this.file, { headers: { 'Content-Type': 'text/csv' } })).body;
    } catch (problem) {
      this.problem = problem;
      return null;
    } finally {
      this.busy = '';
    }
  }

  #decide = event => {
    this.decimals = event.target.value;
    if (this.file) this.#preview();
  };

  #again = () => {
    Object.assign(this, { file: null, report: null, problem: null, done: false });
  };

  render() {
    return html`
      ${pageHead({ above: breadcrumb([[to('orders'), t('nav.orders')], [null, t('orderImport.crumb')]]), title: this.heading, sub: t('orderImport.sub'), actions: html`<a class="button" href=${api.url('order-import/template')} download>${icon('file-down')}${t('orderImport.template')}</a>` })}
      <div class="stack">
        <div class="dropzone ${this.over ? 'is-over' : ''}" @dragover=${event => { event.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${this.#drop}>
          <span class="figure-icon">${icon('file-up')}</span>
          <p><strong>${this.file ? html`<span class="file-name">${this.file.name}</span>` : t('orderImport.drop')}</strong>${this.file ? html` <span class="muted">${fileSize(this.file.size)}</span>` : nothing}</p>
          <p class="hint" id="import-hint">${t('orderImport.hint')}</p>
          <label class="button ${this.file ? '' : 'primary'}">${t(this.file ? 'orderImport.other' : 'orderImport.choose')}<input class="visually-hidden" type="file" accept=".csv,.txt,text/csv" aria-describedby="import-hint" @change=${event => { this.#choose(event.target.files); event.target.value = ''; }}></label>
          <label class="inline-field">${t('orderImport.decimals')}
            <select class="input" @change=${this.#decide}>${['', 'COMMA', 'POINT'].map(code => html`<option value=${code} .selected=${code === this.decimals}>${t(`orderImport.decimals.${code || 'AUTO'}`)}</option>`)}</select></label>
        </div>
        ${this.problem ? this.#refused() : nothing}
        ${this.busy === 'preview' ? skeleton('rows', 4) : nothing}
        ${this.report ? this.#report(this.report) : nothing}
      </div>`;
  }

  /** The preview stays: what was wrong may be over. */
  #refused() {
    const { problem } = this;
    const text = problem.status === 413 ? t('upload.tooLarge', { size: fileSize(10_000_000) }) : problem.code === 'ORDERS_NOT_IMPORTED' ? problem.detail : explained(problem).slice(1).join('. ');
    return banner('danger', text, { live: true, action: html`<button type="button" class="button small" @click=${this.#preview}>${icon('refresh-cw')}${t('orderImport.check')}</button>` });
  }

  #report(report) {
    const { counts, errors, orders, ignoredColumns } = report;
    return html`
      <section class="card box" aria-labelledby="preview">
        <header class="card-head"><h2 id="preview" tabindex="-1">${t(this.done ? 'orderImport.done' : 'orderImport.preview')}</h2>${report.encoding ? html`<span class="muted small">${t('orderImport.read', { n: report.lines, lines: number(report.lines), encoding: report.encoding, delimiter: t(report.delimiter === ';' ? 'orderImport.semicolon' : 'orderImport.comma') })}</span>` : nothing}</header>
        <div class="card-body">
          ${this.#counts(counts)}
          ${ignoredColumns.length ? banner('info', t('orderImport.ignored', { columns: ignoredColumns.join(', ') })) : nothing}
          ${counts.errors ? banner('danger', t('orderImport.errors.text')) : nothing}
          <div class="box-actions">${this.#actions(counts)}</div>
        </div>
      </section>
      ${errors.length ? this.#errors(errors, counts) : nothing}
      ${orders.length ? this.#orders(orders, counts) : nothing}`;
  }

  #counts({ create, update, unchanged, customersCreated, errors }) {
    const parts = Object.entries({ create, update, unchanged, customersCreated, errors }).filter(([, n]) => n);
    return html`<ul class="counts">${parts.map(([name, n]) => html`<li class=${name === 'errors' ? 'is-late' : ''}>${t(`orderImport.count.${name}${this.done ? '.done' : ''}`, { n })}</li>`)}</ul>`;
  }

  #actions({ create, update, errors }) {
    if (this.done) return html`<a class="button primary" href=${to('orders')}>${t('orderImport.toOrders')}</a><button type="button" class="button" @click=${this.#again}>${t('orderImport.next')}</button>`;
    if (errors) return html`<button type="button" class="button" @click=${this.#preview}>${icon('refresh-cw')}${t('orderImport.check')}</button>`;
    if (!create && !update) return html`<p>${t('orderImport.nothing')}</p>`;
    return html`<button type="button" class="button primary" aria-busy=${this.busy === 'import' ? 'true' : nothing} @click=${this.#import}>${this.busy === 'import' ? icon('loader-circle', 'turning') : nothing}${t('orderImport.import', { n: create + update })}</button>`;
  }

  #errors(errors, counts) {
    return card({
      id: 'errors', title: t('orderImport.errors'), count: counts.errors, cls: 'list-card',
      body: html`<table class="pop-in">
        <caption class="visually-hidden">${t('orderImport.errors')}</caption>
        <thead><tr><th scope="col">${t('orderImport.line')}</th><th scope="col">${t('orderImport.column')}</th><th scope="col">${t('orderImport.value')}</th><th scope="col">${t('orderImport.wrong')}</th></tr></thead>
        <tbody>${errors.map(error => html`<tr><th scope="row">${t('orderImport.lineNumber', { line: error.line })}</th><td>${error.column ?? nothing}</td><td>${error.value === null ? nothing : html`<code class="as-typed">${error.value}</code>`}</td><td class="is-late">${error.message}</td></tr>`)}</tbody>
      </table>${errors.length < counts.errors ? html`<p class="card-note hint">${t('orderImport.errors.more', { n: counts.errors - errors.length })}</p>` : nothing}`,
    });
  }

  #orders(orders, { create, update, unchanged }) {
    const all = create + update + unchanged;
    return card({
      id: 'orders', title: t('orderList.title'), count: all, cls: 'list-card',
      body: html`<table class="pop-in">
        <caption class="visually-hidden">${t('orderList.title')}</caption>
        <thead><tr><th scope="col">${t('orderList.order')}</th><th scope="col">${t('documents.customer')}</th><th scope="col">${t('orderList.status')}</th><th scope="col">${t('orderImport.action')}</th><th scope="col" class="num">${t('orderList.total')}</th></tr></thead>
        <tbody>${orders.map(order => html`<tr>
          <th scope="row"><span class="lines">${this.done || order.action !== 'CREATE' ? html`<a href=${toOrder(order.number)}>${order.number}</a>` : html`<span>${order.number}</span>`}<span class="muted small">${t('orderImport.lineNumber', { line: order.line })} · ${date(localDate(order.orderedAt))} · ${t('orderImport.items', { n: order.items })}</span></span></th>
          <td><span class="lines">${this.done || !order.createsCustomer ? html`<a class="quiet-link" href=${toCustomer(order.customerNumber)}>${order.customerNumber}</a>` : html`<span>${order.customerNumber}</span>`}${order.buyer ? html`<span class="muted small">${order.buyer}</span>` : nothing}</span></td>
          <td>${orderPill(order)}</td>
          <td><span class="marks">${pill(...ACTIONS[order.action], t(`orderImport.action.${order.action}`))}${order.createsCustomer ? pill('info', 'user-plus', t('orderImport.newCustomer')) : nothing}</span></td>
          <td class="num">${order.total ? money(order.total) : nothing}</td></tr>`)}</tbody>
      </table>${orders.length < all ? html`<p class="card-note hint">${t('orderImport.orders.more', { n: all - orders.length })}</p>` : nothing}`,
    });
  }
}
customElements.define('order-import-view', OrderImportView);

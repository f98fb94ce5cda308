// Import of e-invoices: drop or choose files, see for each what became of it.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../../ui/api.js';
import { documentName } from '../../ui/documents.js';
import { fileSize, t } from '../../ui/i18n.js';
import { explained, icon, pageHead, pill } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { MOST_BYTES, api, fileNameHeader } from '../backend.js';
import { countsChanged } from '../session.js';
import { View, to, toCustomer, toDocument } from '../view.js';

const AT_ONCE = 2;
/** What the server calls the outcomes, where it says so. */
const NAMED = { CREATED: 'created', NEW_VERSION: 'version', UNCHANGED: 'same', UNMATCHED: 'waits' };
const OUTCOMES = {
  created: ['ok', 'circle-check'], version: ['info', 'history'], same: ['neutral', 'check'], waits: ['warn', 'inbox'], refused: ['danger', 'circle-x'],
};

/**
 * What the server's answer means: 201 made a document, 202 found no customer for it, 200 had it already.
 * @returns {keyof OUTCOMES}
 */
function outcomeOf({ status, body }) {
  return NAMED[body.outcome] ?? (status === 202 ? 'waits' : body.created ? 'created' : 'same');
}

let serial = 0;
/** Outlives the page: who looks at a document and comes back finds the list as it was. @type {any[]} */
let jobs = [];
let running = 0;
/** The page that shows the jobs, while somebody looks at it. @type {ImportView | null} */
let shown = null;

class ImportView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { over: { state: true } };

  constructor() {
    super();
    this.over = false;
  }

  get heading() { return t('import.title'); }

  connectedCallback() {
    super.connectedCallback();
    shown = this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    shown = null;
  }

  #add = files => {
    const fresh = [...files].map(file => ({ id: ++serial, file, name: file.name, size: file.size, state: 'waiting', share: 0, answer: null, problem: null }));
    jobs = [...jobs, ...fresh];
    announce(t('import.added', { n: fresh.length }));
    run();
  };

  #drop = event => {
    event.preventDefault();
    this.over = false;
    if (event.dataTransfer.files.length) this.#add(event.dataTransfer.files);
  };

  #again(job) {
    Object.assign(job, { state: 'waiting', share: 0, problem: null });
    run();
  }

  #clear = () => {
    jobs = jobs.filter(job => ['waiting', 'sending'].includes(job.state));
    this.requestUpdate();
  };

  render() {
    const busy = jobs.filter(job => ['waiting', 'sending'].includes(job.state)).length;
    return html`
      ${pageHead({ title: this.heading, sub: t('import.sub') })}
      <div class="stack">
        <div class="dropzone ${this.over ? 'is-over' : ''}" @dragover=${event => { event.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${this.#drop}>
          <span class="figure-icon">${icon('file-up')}</span>
          <p><strong>${t('import.drop')}</strong></p>
          <p class="hint" id="import-hint">${t('import.hint')}</p>
          <label class="button primary">${t('import.choose')}<input class="visually-hidden" type="file" multiple accept=".pdf,.xml,application/pdf,application/xml,text/xml" aria-describedby="import-hint" @change=${event => { this.#add(event.target.files); event.target.value = ''; }}></label>
        </div>
        ${jobs.length ? html`
          <section class="card" aria-labelledby="import-files">
            <header class="card-head"><h2 id="import-files">${t('import.files')} <span class="count">${jobs.length}</span></h2>${busy ? nothing : html`<button type="button" class="button small" @click=${this.#clear}>${t('import.clear')}</button>`}</header>
            ${this.#summary(busy)}
            <ul class="list imports">${repeat(jobs, job => job.id, job => this.#line(job))}</ul>
          </section>` : html`<section class="explained"><h2>${t('import.how')}</h2><ul>${['created', 'version', 'same', 'waits', 'refused'].map(outcome => html`<li>${pill(OUTCOMES[outcome][0], OUTCOMES[outcome][1], t(`import.outcome.${outcome}`))}<span>${t(`import.explained.${outcome}`)}</span></li>`)}</ul></section>`}
      </div>`;
  }

  #summary(busy) {
    const count = outcome => jobs.filter(job => job.state === outcome).length;
    const parts = Object.keys(OUTCOMES).filter(count).map(outcome => t(`import.summary.${outcome}`, { n: count(outcome) }));
    const customers = jobs.filter(job => job.answer?.customerCreated).length;
    if (customers) parts.push(t('import.summary.customers', { n: customers }));
    if (busy) return html`<div class="import-summary"><p>${t('import.progress', { done: jobs.length - busy, n: jobs.length })}</p><progress max=${jobs.length} .value=${jobs.length - busy} aria-label=${t('import.files')}></progress></div>`;
    return html`<div class="import-summary"><p><strong>${t('import.done')}</strong> ${parts.join(', ')}.</p>${count('waits') ? html`<a class="button small" href=${to('unmatched')}>${t('overview.unmatched.link')}</a>` : nothing}</div>`;
  }

  #line(job) {
    const { state, answer } = job;
    const outcome = OUTCOMES[state];
    return html`
      <li class="import"><span class="doc-icon ${state === 'refused' ? 'doc-icon-danger' : ''}">${icon(/\.xml$/i.test(job.name) ? 'file-code' : 'file-text')}</span>
        <div class="import-text"><p><strong class="file-name">${job.name}</strong> <span class="muted small">${fileSize(job.size)}</span></p>
          ${state === 'sending' ? html`<progress max="1" .value=${job.share} aria-label=${t('import.sending', { name: job.name })}></progress>` : nothing}
          ${state === 'refused' ? html`<p class="is-late">${reason(job.problem)}</p>` : nothing}
          ${answer ? html`<p class="muted">${answer.customerNumber ? html`<a href=${toDocument(answer)}>${documentName(answer)}</a> · <a href=${toCustomer(answer.customerNumber)}>${t('event.customer', { number: answer.customerNumber })}</a>` : html`${documentName(answer)} · <a href=${to('unmatched')}>${t('import.assign')}</a>`}</p>` : nothing}
        </div>
        <div class="import-state">${outcome ? pill(outcome[0], outcome[1], t(`import.outcome.${state}`)) : html`<span class="muted small">${t(`import.${state}`)}</span>`}${answer?.customerCreated ? pill('info', 'user-plus', t('import.customerCreated')) : nothing}
          ${state === 'refused' && retriable(job.problem) ? html`<button type="button" class="button small" @click=${() => this.#again(job)}>${icon('refresh-cw')}${t('import.again')}<span class="visually-hidden">: ${job.name}</span></button>` : nothing}</div>
      </li>`;
  }
}


/** Sends what waits, a few at a time. The page may be left meanwhile. */
async function run() {
  shown?.requestUpdate();
  while (running < AT_ONCE) {
    const job = jobs.find(one => one.state === 'waiting');
    if (!job) return;
    running++;
    send(job).finally(() => {
      running--;
      if (!running && !jobs.some(one => one.state === 'waiting')) finished();
      run();
    });
  }
}

async function send(job) {
  job.state = 'sending';
  try {
    if (job.size > MOST_BYTES) throw new Problem({ status: 413 });
    const type = /\.xml$/i.test(job.name) ? 'application/xml' : /\.pdf$/i.test(job.name) ? 'application/pdf' : 'application/octet-stream';
    const answer = await api.upload('POST', 'documents/import', job.file, {
      headers: { 'Content-Type': type, ...fileNameHeader(job.name) },
      progress: share => { job.share = share; shown?.requestUpdate(); },
    });
    job.answer = answer.body;
    job.state = outcomeOf(answer);
  } catch (problem) {
    job.problem = problem;
    job.state = 'refused';
  }
}

function finished() {
  const failed = jobs.filter(job => job.state === 'refused').length;
  announce(failed ? t('import.finished.failed', { n: jobs.length, failed }) : t('import.finished', { n: jobs.length }));
  countsChanged();
}

/** A broken file stays broken; a broken connection may come back. */
const retriable = problem => problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500;

function reason(problem) {
  if (problem.status === 413) return t('upload.tooLarge', { size: fileSize(10_000_000) });
  if (problem.violations?.length) return problem.violations[0].message;
  if (problem.code === 'NOT_AN_EINVOICE') return problem.detail || t('import.notAnEinvoice');
  const [, title, text] = explained(problem);
  return text || title;
}
customElements.define('import-view', ImportView);

// A form's draft: what is typed, what is saved, what was refused. One save button that is never disabled, the input kept on
// failure, the focus on a summary whose lines lead to the fields; leaving with unsaved input asks.
import { html, nothing } from 'lit';
import { t } from '../ui/i18n.js';
import { confirmDialog } from '../ui/dialog.js';
import { errorSummary, field, violationsOf } from '../ui/form.js';
import { icon } from '../ui/parts.js';
import { announce } from './announce.js';

/** @type {Set<Draft>} */
const open = new Set();
const unsaved = () => [...open].some(draft => draft.dirty);

addEventListener('beforeunload', event => {
  if (unsaved()) event.preventDefault();
});

/** Asks before unsaved input is given up. @returns {Promise<boolean> | boolean} */
export const mayLeave = () => !unsaved() || confirmDialog({ title: t('draft.leave.title'), text: t('draft.leave.text'), confirm: t('draft.leave.confirm'), danger: true });

/** "contacts[0].email" to its steps. */
const steps = name => name.replaceAll('[', '.').replaceAll(']', '').split('.');

/** Reactive controller of one form. */
export class Draft {
  /** @type {any} */ value = null;
  /** @type {any} */ problem = null;
  busy = false;
  done = false;
  #host;
  #save;
  #saved = 'null';

  /** @param {(value: any) => Promise<any>} save answers the new starting point, or nothing when the page is left */
  constructor(host, save) {
    this.#host = host;
    this.#save = save;
    host.addController(this);
  }

  hostConnected() { open.add(this); }
  hostDisconnected() { open.delete(this); }

  /** Takes a value as the state that is saved. */
  load(value) {
    this.#saved = JSON.stringify(value);
    this.value = structuredClone(value);
    this.problem = null;
    this.done = false;
    this.#host.requestUpdate();
  }

  get dirty() { return this.value !== null && JSON.stringify(this.value) !== this.#saved; }
  get saved() { return JSON.parse(this.#saved); }
  discard = () => this.load(this.saved);

  get(name) { return steps(name).reduce((at, step) => at?.[step], this.value); }

  set(name, value) {
    const way = steps(name);
    const last = way.pop();
    way.reduce((at, step) => at[step], this.value)[last] = value;
    this.done = false;
    this.#host.requestUpdate();
  }

  /** Puts a code into a list or takes it out; `order` keeps the list as the server has it. */
  toggle(name, code, on, order) {
    this.set(name, order.filter(one => (one === code ? on : this.get(name).includes(one))));
  }

  submit = async event => {
    event?.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    this.done = false;
    this.#host.requestUpdate();
    try {
      const value = await this.#save(this.value);
      if (value) {
        this.load(value);
        this.done = true;
        announce(t('draft.saved'));
      }
    } catch (problem) {
      if (problem.status === undefined) reportError(problem);
      this.problem = problem;
    }
    this.busy = false;
    this.#host.requestUpdate();
  };

  /** The form has become another page's matter: what is typed is saved, nothing asks any more. */
  close() { this.#saved = JSON.stringify(this.value); }

  summary() { return errorSummary(this.problem); }
  error(name) { return violationsOf(this.problem)[name] ?? ''; }

  /** A field of the draft; an empty text is null, as the API wants it. Options as in ui/form.js. */
  field(name, label, options = {}) {
    const { required = false } = options;
    return field({ name, label, value: this.get(name) ?? '', error: this.error(name), onChange: value => this.set(name, value === '' && !required ? null : value), ...options });
  }

  /** @param {{changed?: unknown, label?: string}} [options] `changed`: who saved last */
  saveBar({ changed = nothing, label = t('draft.save') } = {}) {
    return html`
      <div class="savebar">
        <button class="button primary" type="submit" aria-busy=${this.busy ? 'true' : nothing}>${this.busy ? html`${icon('loader-circle', 'turning')}${t('draft.saving')}` : label}</button>
        <button class="button" type="button" ?hidden=${!this.dirty} @click=${this.discard}>${t('draft.discard')}</button>
        <p>${this.done ? html`<span class="saved">${icon('circle-check')}${t('draft.saved')}</span>` : this.dirty ? t('draft.dirty') : html`<span class="changed">${changed}</span>`}</p>
      </div>`;
  }
}

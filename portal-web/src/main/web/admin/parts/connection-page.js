// One connection, or a new one: a form that is drawn from what the provider says of its settings.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { field } from '../../ui/form.js';
import { currentLanguage, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, card, codeText, empty, explained, icon, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { go } from '../navigation.js';
import { mayAdminister } from '../session.js';
import { View, changedNote } from '../view.js';
import { connectionState, sandboxMark, toConnection, toConnections } from './connections.js';
import { settingsHead } from './settings-head.js';

/** `kind` says of what; `more` adds what only such connections have. */
export class ConnectionPage extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { checking: { state: true }, outcome: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.checking = false;
    /** What the check found. @type {any} */
    this.outcome = null;
    /** @type {any} */
    this.problem = null;
    this.language = '';
  }

  /** @returns {import('./connections.js').Kind} */
  get kind() { throw new Error('no kind'); }
  /** Whether everybody may check a connection, and not administrators alone. */
  get anybodyChecks() { return false; }
  /** Further cards of a connection that is saved. @returns {unknown} */
  more(_connection, _descriptor) { return nothing; }

  #load = new Load(this, async signal => {
    const { id, type } = this.place.params;
    const [types, connection] = await Promise.all([api.get(this.kind.types, { signal }), id ? api.get(`${this.kind.path}/${segment(id)}`, { signal }) : null]);
    const descriptor = types.items.find(one => one.type === (connection?.type ?? type)) ?? null;
    if (!this.#draft.dirty) this.#draft.load(draftOf(connection, descriptor));
    return { connection, descriptor };
  });
  #draft = new Draft(this, async value => {
    const { connection, descriptor } = this.#load.value;
    const body = wireOf(value, connection, descriptor);
    this.outcome = null;
    if (connection) {
      const saved = await api.put(`${this.kind.path}/${segment(connection.id)}`, body);
      this.#load.set({ connection: saved, descriptor });
      return draftOf(saved, descriptor);
    }
    const made = await api.post(this.kind.path, body);
    this.#draft.close();
    announce(t('draft.saved'));
    await go(toConnection(this.kind, made.id), { replace: true });
    return null;
  });

  get heading() { return this.#load.value?.connection?.displayName ?? (this.#load.value?.descriptor ? t('connections.new.of', { type: this.#load.value.descriptor.name }) : t(`settings.${this.kind.section}`)); }

  enter() {
    this.outcome = null;
    this.problem = null;
    this.#draft.load(null);
    this.#load.reset();
    this.#read();
  }

  #read() {
    this.language = currentLanguage();
    this.#load.run();
  }

  /** The provider words its fields itself. */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.language !== currentLanguage() && this.place) this.#read();
  }

  #check = async () => {
    if (this.checking) return;
    this.checking = true;
    this.outcome = null;
    this.problem = null;
    try {
      this.outcome = await api.post(`${this.kind.path}/${segment(this.#load.value.connection.id)}/check`);
      announce(t(this.outcome.ok ? 'connections.check.ok' : 'connections.check.failed'));
    } catch (problem) {
      this.problem = problem;
    }
    this.checking = false;
  };

  #remove = async () => {
    const { connection } = this.#load.value;
    if (!(await confirmDialog({ title: t('connections.remove.title', { name: connection.displayName }), text: t(`connections.${this.kind.name}.remove.text`), confirm: t(`connections.${this.kind.name}.remove`), danger: true }))) return;
    try {
      await api.delete(`${this.kind.path}/${segment(connection.id)}`);
      this.#draft.close();
      announce(t(`connections.${this.kind.name}.removed`));
      await go(toConnections(this.kind));
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    const connection = this.#load.value?.connection;
    return html`
      ${this.#draft.summary()}
      ${settingsHead(this.kind.section, { steps: [[null, this.heading]], title: this.heading, sub: connection ? html`<span class="pills">${connectionState(connection)}${connection.sandbox ? sandboxMark() : nothing}</span>` : nothing })}
      <div class="stack">
        ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
        ${this.#load.view({ loading: () => skeleton('page', 2), ready: value => this.#ready(value) })}
      </div>`;
  }

  #ready({ connection, descriptor }) {
    if (!connection && !descriptor) return html`<div class="card">${empty('unplug', t('connections.notInstalled'), { text: t(`connections.${this.kind.name}.notInstalled.text`), action: html`<a class="button" href=${toConnections(this.kind)}>${t(`connections.${this.kind.name}.all`)}</a>` })}</div>`;
    const draft = this.#draft;
    const locked = !mayAdminister();
    return html`
      ${descriptor ? (descriptor.note ? banner('info', descriptor.note) : nothing) : banner('warn', t(`connections.${this.kind.name}.notInstalled.text`))}
      <form class="narrow" novalidate @submit=${draft.submit}>
        <fieldset class="stack" ?disabled=${locked}>
          ${card({ id: 'connection', title: t('connections.general'), body: html`<div class="card-body fields">
            ${draft.field('displayName', t('connections.displayName'), { hint: t(`connections.${this.kind.name}.displayName.hint`), required: true, maxlength: 100 })}
            ${draft.field('active', t('connections.active'), { type: 'checkbox', value: draft.get('active'), hint: t(`connections.${this.kind.name}.active.hint`) })}</div>` })}
          ${descriptor?.fields.length ? card({ id: 'settings', title: t('connections.settings', { type: descriptor.name }), body: html`<div class="card-body fields">${descriptor.fields.map(one => this.#setting(one, connection))}</div>` }) : nothing}
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: connection ? changedNote(connection) : nothing })}
      </form>
      ${connection ? html`<div class="narrow stack">${locked && !this.anybodyChecks ? nothing : this.#checkCard(connection)}${this.more(connection, descriptor)}${locked ? nothing : html`<div class="box-actions"><button type="button" class="button danger" @click=${this.#remove}>${icon('trash-2')}${t(`connections.${this.kind.name}.remove`)}</button></div>`}</div>` : nothing}`;
  }

  /** Each kind of setting as the control that fits it. */
  #setting({ key, kind, label, hint, required, choices }, connection) {
    const draft = this.#draft;
    const name = `settings.${key}`;
    if (kind === 'BOOLEAN') return draft.field(name, label, { type: 'checkbox', value: draft.get(name), hint: hint ?? '' });
    if (kind === 'CHOICE') {
      const none = required ? [] : [{ value: '', label: t('connections.choice.none') }];
      return draft.field(name, label, { type: 'select', required, hint: hint ?? '', choices: [...none, ...choices] });
    }
    if (kind === 'TEXT') return draft.field(name, label, { required, hint: hint ?? '', maxlength: 2000 });
    const kept = Boolean(connection?.settings[key]?.set);
    const note = [hint, kept ? t('connections.secret.kept') : ''].filter(Boolean).join(' ');
    return html`
      ${draft.field(name, label, { type: 'password', autocomplete: 'new-password', required: required && !kept, hint: note, maxlength: 2000 })}
      ${kept && !required ? field({ name: `removed.${key}`, label: t('connections.secret.remove', { label }), type: 'checkbox', value: draft.get(`removed.${key}`), onChange: on => draft.set(`removed.${key}`, on) }) : nothing}`;
  }

  #checkCard(connection) {
    const { outcome } = this;
    const reference = outcome && !outcome.ok ? [outcome.code, outcome.trace].filter(Boolean).join(' · ') : '';
    return card({ id: 'check', title: t('connections.check'), body: html`<div class="card-body fields">
      <p>${t(`connections.${this.kind.name}.check.text`)}</p>
      ${this.#draft.dirty ? banner('warn', t('connections.check.unsaved')) : nothing}
      ${outcome ? banner(outcome.ok ? 'ok' : 'danger', html`${outcome.ok ? t('connections.check.ok') : codeText(`connections.${this.kind.name}.check`, outcome.reason)}${reference ? html`<br><small>${t(`connections.${this.kind.name}.check.reference`)} <code>${reference}</code></small>` : nothing}`, { live: true }) : nothing}
      <div><button type="button" class="button" ?disabled=${!connection.installed} aria-busy=${this.checking ? 'true' : nothing} @click=${this.#check}>${icon(this.checking ? 'loader-circle' : 'plug', this.checking ? 'turning' : '')}${t(this.checking ? 'connections.check.busy' : 'connections.check.start')}</button></div></div>` });
  }
}

/** What the form starts with: what is saved, or what the provider proposes. Secrets are never there. */
function draftOf(connection, descriptor) {
  const settings = {};
  for (const { key, kind, initially } of descriptor?.fields ?? []) {
    const value = connection ? connection.settings[key] : initially;
    settings[key] = kind === 'BOOLEAN' ? String(value) === 'true' : kind === 'SECRET' ? null : value === undefined || value === null ? null : String(value);
  }
  return { displayName: connection?.displayName ?? '', active: connection?.active ?? true, settings, removed: {} };
}

/** A secret that was not typed stays; while the type is not installed, all settings do. */
function wireOf({ displayName, active, settings, removed }, connection, descriptor) {
  if (!descriptor) return { type: connection.type, displayName, active, settings: connection.settings };
  const entries = descriptor.fields.map(({ key, kind }) => [key, kind === 'SECRET' && !settings[key] ? (removed[key] ? { set: false } : null) : settings[key]]);
  return { type: descriptor.type, displayName, active, settings: Object.fromEntries(entries) };
}

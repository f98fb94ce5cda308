// One part of the master data: what is on file, the form that changes it, and what the merchant still has to look at.
import { LitElement, html, nothing } from 'lit';
import { isBic, isIban, isVatId } from '../ui/account-numbers.js';
import { countryChoices } from '../ui/countries.js';
import { errorSummary, field, fieldId, violationsOf } from '../ui/form.js';
import { Localized, country, dateTime, languageName, t } from '../ui/i18n.js';
import { banner, card, codeText, definitionList, icon } from '../ui/parts.js';
import { withCode } from './code-dialog.js';
import { api, portal, store } from './portal.js';

const steps = name => name.split('.');
/** What is on file; who has said nothing of notifications gets them. */
const read = (me, name) => steps(name).reduce((at, step) => at?.[step], me) ?? (name === 'contact.notificationsEnabled' ? true : '');
/** The part of the master data that a field belongs to; a customer's kind goes with its name. */
const groupOf = name => (name === 'kind' ? 'name' : steps(name)[0]);

/** What the page itself can say of a value, when a field is left. */
const CHECKS = { 'bankAccount.iban': [isIban, 'settings.iban.wrong'], 'bankAccount.bic': [isBic, 'settings.bic.wrong'], 'taxDetails.vatId': [isVatId, 'settings.vatId.wrong'] };

/** How a value reads where it is not typed. */
function shown(name, value) {
  if (value === '' || value === null) return t('settings.empty');
  if (name === 'address.country') return country(value);
  if (name === 'kind') return codeText('kind', value);
  if (name === 'language') return languageName(value);
  if (name === 'contact.notificationsEnabled') return t(String(value) === 'true' ? 'settings.yes' : 'settings.no');
  return value;
}

class ProfileCard extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { me: { attribute: false }, part: { attribute: false }, facts: { attribute: false } };
  createRenderRoot() { return this; }

  /** What is typed, by the names of the fields; null while nothing is changed. @type {Record<string, any> | null} */ #draft = null;
  /** @type {any} */ #problem = null;
  /** What became of the last change: tone and text. @type {['ok'|'info', string] | null} */ #outcome = null;
  #busy = false;

  constructor() {
    super();
    // no class fields: they would hide the accessors that notice a change
    /** The profile as the API answers it. @type {any} */
    this.me = null;
    /** Id, title and fields: {id, title, fields: [{name, label, …options of a field}]}. @type {any} */
    this.part = null;
    /** What is on file, in the words of the page. @type {unknown} */
    this.facts = nothing;
    new Localized(this);
  }

  #policy(name) { return this.me.policy?.[groupOf(name)] ?? 'READ_ONLY'; }
  get #open() { return portal.viewOnly ? [] : this.part.fields.filter(({ name }) => this.#policy(name) !== 'READ_ONLY'); }
  get #pending() {
    const names = this.part.fields.map(({ name }) => name);
    return (this.me.pendingChanges ?? []).flatMap(({ at, changes }) => changes.filter(({ field: name }) => names.includes(name)).map(change => ({ at, ...change })));
  }

  #edit = async () => {
    this.#draft = Object.fromEntries(this.part.fields.map(({ name }) => [name, read(this.me, name)]));
    this.#problem = null;
    this.#hints = {};
    this.#outcome = null;
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('form .input, form input'))?.focus();
  };

  #cancel = () => {
    this.#draft = null;
    this.#problem = null;
    this.#toButton();
  };

  async #toButton() {
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.card-head .button'))?.focus();
  }

  /** Only what is typed otherwise than it stands there is named (RFC 7396). */
  #patch() {
    const patch = {};
    for (const { name } of this.#open) {
      const value = this.#draft[name];
      if (value === read(this.me, name)) continue;
      const way = steps(name);
      const last = way.pop();
      way.reduce((at, step) => (at[step] ??= {}), patch)[last] = value === '' ? null : value;
    }
    // an account without any of its parts is none
    if (patch.bankAccount && this.part.fields.every(({ name }) => this.#draft[name] === '')) patch.bankAccount = null;
    return patch;
  }

  #submit = async event => {
    event.preventDefault();
    if (this.#busy) return;
    this.#sent++;
    const patch = this.#patch();
    if (!Object.keys(patch).length) {
      this.#outcome = ['info', t('settings.unchanged')];
      this.#cancel();
      return;
    }
    this.#busy = true;
    this.#problem = null;
    this.requestUpdate();
    try {
      const me = await this.#send(patch);
      if (me) await this.#done(me);
    } catch (problem) {
      if (problem.status === undefined) reportError(problem);
      this.#problem = this.#worded(problem);
    }
    this.#busy = false;
    this.requestUpdate();
  };

  /** With a code where the change needs one. */
  async #send(patch) {
    try {
      return await api.patch('me', patch);
    } catch (problem) {
      if (problem.code !== 'CODE_REQUIRED') throw problem;
      return withCode('bankAccount' in patch ? 'BANK_ACCOUNT' : 'EMAIL', code => api.patch('me', { ...patch, code }));
    }
  }

  async #done(me) {
    await store.put('me', me);
    this.me = me;
    this.#draft = null;
    this.#outcome = this.#pending.length ? ['info', t('settings.asked', { company: portal.branding.company.name })] : ['ok', t('settings.saved')];
    this.dispatchEvent(new CustomEvent('changed', { detail: me, bubbles: true }));
    this.#toButton();
  }

  /** The messages of the API begin where the field's name ends. */
  #worded(problem) {
    const label = name => this.part.fields.find(one => one.name === name)?.label ?? name;
    if (!problem.violations?.length) return Object.assign(problem, { detail: [problem.title, problem.detail].filter(Boolean).join('. ') });
    return Object.assign(problem, { violations: problem.violations.map(violation => ({ ...violation, message: `${label(violation.field)} ${violation.message}` })) });
  }

  /** What the page sees for itself is said when the field is left, and taken back when it is mended. */
  #check = (name, value) => {
    const [right, text] = CHECKS[name] ?? [];
    this.#hints = { ...this.#hints, [name]: right && value.trim() && !right(value) ? t(text) : '' };
    if (this.#problem?.violations.length) {
      this.#problem.violations = this.#problem.violations.filter(violation => violation.field !== name);
      if (!this.#problem.violations.length) this.#problem = null;
    }
    this.requestUpdate();
  };
  /** @type {Record<string, string>} */ #hints = {};
  /** How often the form was sent. */
  #sent = 0;

  /** Not at once: a line that appears would push the button away from under the finger that leaves the field for it. */
  #checkSoon(name) {
    const sent = this.#sent;
    setTimeout(() => { if (this.#draft && sent === this.#sent) this.#check(name, this.#draft[name]); }, 300);
  }

  render() {
    const { id, title } = this.part;
    const editable = this.#open.length > 0;
    const button = editable && !this.#draft ? html`<button type="button" class="button small" @click=${this.#edit}>${icon('pencil')}${t('settings.change')}<span class="visually-hidden">: ${title}</span></button>` : nothing;
    return card({
      id: `h-${id}`, title, action: button,
      body: html`<div class="card-body profile">
        ${this.#outcome ? banner(this.#outcome[0], this.#outcome[1], { live: true }) : nothing}
        ${this.#draft ? this.#form() : this.facts}
        ${this.#draft ? nothing : this.#waiting()}
        ${editable || !this.me.policy || portal.viewOnly ? nothing : html`<p class="hint locked">${icon('lock')}${t('settings.readOnly', { company: portal.branding.company.name })}</p>`}
      </div>`,
    });
  }

  /** What was asked for and is not decided. */
  #waiting() {
    const pending = this.#pending;
    if (!pending.length) return nothing;
    const label = name => this.part.fields.find(one => one.name === name).label;
    return banner('info', html`<strong>${t('settings.pending', { company: portal.branding.company.name, at: dateTime(pending[0].at) })}</strong>
      <ul class="wishes">${pending.map(({ field: name, before, after }) => html`<li>${label(name)}: <s><span class="visually-hidden">${t('settings.before')} </span>${shown(name, before)}</s> ${icon('arrow-right')} <span class="visually-hidden">${t('settings.after')} </span><strong>${shown(name, after)}</strong></li>`)}</ul>`);
  }

  #form() {
    const errors = violationsOf(this.#problem);
    const company = portal.branding.company.name;
    return html`
      <form class="profile-form" novalidate @submit=${this.#submit}>
        ${errorSummary(this.#problem)}
        ${this.part.fields.map(options => this.#control(options, errors))}
        ${this.#open.some(({ name }) => this.#policy(name) === 'APPROVAL') ? html`<p class="hint">${t('settings.approval', { company })}</p>` : nothing}
        ${this.part.note ? html`<p class="hint">${this.part.note}</p>` : nothing}
        <div class="buttons">
          <button class="button primary" type="submit" aria-busy=${this.#busy ? 'true' : nothing}>${this.#busy ? icon('loader-circle', 'turning') : nothing}${t('settings.save')}</button>
          <button class="button" type="button" @click=${this.#cancel}>${t('ui.cancel')}</button>
        </div>
      </form>`;
  }

  #control(options, errors) {
    const { name, label } = options;
    const value = this.#draft[name];
    if (this.#policy(name) === 'READ_ONLY') {
      return html`<div class="field" id=${fieldId(name)}>${definitionList([[label, shown(name, value)]])}<p class="hint locked">${icon('lock')}${t('settings.readOnly', { company: portal.branding.company.name })}</p></div>`;
    }
    const more = { 'address.country': () => ({ type: 'select', choices: countryChoices(value) }), kind: () => ({ type: 'select', choices: ['COMPANY', 'PERSON'].map(code => ({ value: code, label: codeText('kind', code) })) }) }[name]?.() ?? {};
    return field({
      ...options, ...more, value, error: errors[name] || this.#hints[name] || '',
      onChange: typed => { this.#draft[name] = typed; if (this.#hints[name]) this.#check(name, typed); else this.requestUpdate(); },
      onBlur: () => { if (name in CHECKS) this.#checkSoon(name); },
    });
  }
}
customElements.define('profile-card', ProfileCard);

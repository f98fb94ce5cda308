// Tokens for the shop and the ERP: created with a name and a role, shown once, revoked.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog, openDialog } from '../../ui/dialog.js';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { date, dateTime, localDate, t } from '../../ui/i18n.js';
import { banner, breadcrumb, empty, explained, icon, pageHead, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import '../parts/link-field.js';
import { mayAdminister, roleName } from '../session.js';
import { Pages, View, readOnlyNote } from '../view.js';

const ROLES = ['portal-staff', 'portal-admin'];

class TokensView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
  }

  #tokens = new Pages(this, (cursor, signal) => api.get('api-tokens', { query: { cursor }, signal }));

  get heading() { return t('tokens.title'); }
  enter() {
    this.problem = null;
    if (mayAdminister()) this.#tokens.run();
  }

  #create = async () => {
    const token = { name: '', scopes: [ROLES[0]] };
    let problem = null;
    const save = async (event, close, update) => {
      event.preventDefault();
      try {
        close(await api.post('api-tokens', token));
      } catch (failed) {
        problem = failed;
        update();
      }
    };
    const made = await openDialog({
      title: t('tokens.new'),
      body: (close, update) => html`
        <form id="new-token" class="fields" novalidate @submit=${event => save(event, close, update)}>
          ${errorSummary(problem)}
          ${field({ name: 'name', label: t('tokens.name'), hint: t('tokens.name.hint'), value: token.name, required: true, maxlength: 100, error: violationsOf(problem).name ?? '', onChange: value => { token.name = value; } })}
          <fieldset class="radios"><legend>${t('tokens.scope')}</legend>${ROLES.map(role => html`<label class="check-row bare"><input type="radio" name="scope" value=${role} .checked=${token.scopes[0] === role} @change=${() => { token.scopes = [role]; }}><span class="check-text"><strong>${roleName(role)}</strong><span class="hint">${t(`tokens.scope.${role}`)}</span></span></label>`)}</fieldset>
        </form>`,
      actions: close => html`<button class="button primary" form="new-token">${t('tokens.create')}</button><button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
    });
    if (!made) return;
    this.#tokens.run();
    await openDialog({
      title: t('tokens.made', { name: made.name }),
      body: () => html`${banner('warn', t('tokens.once'))}<link-field .value=${made.token} .label=${t('tokens.token')} symbol="copy"></link-field><p class="hint">${t('tokens.use')} <code>Authorization: Bearer …</code></p>`,
      actions: close => html`<button type="button" class="button primary" @click=${() => close()}>${t('tokens.kept')}</button>`,
    });
  };

  #revoke = async token => {
    if (!(await confirmDialog({ title: t('tokens.revoke.title', { name: token.name }), text: t('tokens.revoke.text'), confirm: t('tokens.revoke'), danger: true }))) return;
    try {
      await api.delete(`api-tokens/${segment(token.id)}`);
      this.problem = null;
      announce(t('tokens.revoked', { name: token.name }));
      await this.#tokens.run();
      this.querySelector('h1')?.focus();
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    const admin = mayAdminister();
    return html`
      ${pageHead({ above: breadcrumb([[null, t('nav.administration')], [null, this.heading]]), title: this.heading, sub: t('tokens.sub'), actions: admin ? html`<button type="button" class="button primary" @click=${this.#create}>${icon('plus')}${t('tokens.new')}</button>` : nothing })}
      <div class="stack">
        ${readOnlyNote()}
        ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
        ${admin ? html`<div class="card list-card">${this.#tokens.view({
          loading: () => skeleton('rows', 3),
          ready: ({ items }) => (items.length ? this.#table(items) : empty('key-round', t('tokens.empty'), { text: t('tokens.empty.text'), action: html`<button type="button" class="button" @click=${this.#create}>${icon('plus')}${t('tokens.new')}</button>` })),
        })}</div>` : nothing}
      </div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('tokens.name')}</th><th scope="col">${t('tokens.scope')}</th><th scope="col">${t('tokens.created')}</th><th scope="col">${t('tokens.lastUsed')}</th><th scope="col"><span class="visually-hidden">${t('tokens.action')}</span></th></tr></thead>
        <tbody>${items.map(token => html`
          <tr><th scope="row"><strong>${token.name}</strong></th><td>${token.scopes.map(roleName).join(', ')}</td>
            <td data-label=${t('tokens.created')}>${date(localDate(token.createdAt))}</td><td data-label=${t('tokens.lastUsed')}>${token.lastUsedAt ? dateTime(token.lastUsedAt) : t('portal.neverUsed')}</td>
            <td class="act"><button type="button" class="button small danger" @click=${() => this.#revoke(token)}>${t('tokens.revoke')}<span class="visually-hidden">: ${token.name}</span></button></td></tr>`)}</tbody>
      </table>${this.#tokens.foot()}`;
  }
}
customElements.define('tokens-view', TokensView);

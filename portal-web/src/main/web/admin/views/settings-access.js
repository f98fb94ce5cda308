// Administration > Kundenportal > Zugang: the preset for new customers and its application to all, and how customers sign in.
import { html, nothing } from 'lit';
import { confirmDialog } from '../../ui/dialog.js';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, explained, icon, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, changedNote } from '../view.js';

const METHODS = ['SECRET_LINK', 'ORDER_LINK', 'EMAIL_OTP', 'PASSWORD'];
const UNKNOWN = ['ERROR', 'NEUTRAL'];

class SettingsAccessView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { overwrite: { state: true }, asking: { state: true }, result: { state: true } };

  constructor() {
    super();
    this.overwrite = false;
    this.asking = false;
    /** What the application did: tone and text. @type {['info'|'ok'|'danger', string] | null} */
    this.result = null;
  }


  #load = new Load(this, async signal => {
    const access = await api.get('settings/access', { signal });
    this.#draft.load(draftOf(access));
    return access;
  });
  #draft = new Draft(this, async value => {
    const access = await api.put('settings/access', value);
    this.#load.set(access);
    this.result = null;
    return draftOf(access);
  });

  get heading() { return t('settings.access'); }
  enter() {
    this.overwrite = false;
    this.result = null;
    this.#load.reset();
    this.#load.run();
  }

  /** Counts first, then asks with the number, then does it (ruling 8). */
  #apply = async () => {
    if (this.asking) return;
    const granting = this.#load.value.newCustomersHaveAccess;
    const kind = granting ? 'on' : 'off';
    const order = { overwriteExplicit: this.overwrite };
    this.asking = true;
    this.result = null;
    try {
      const { changed } = await api.post('settings/access/application', { dryRun: true, ...order });
      if (!changed) {
        this.result = ['info', t('access.apply.nothing')];
        return;
      }
      const sure = await confirmDialog({
        title: t(`access.apply.title.${kind}`, { n: changed }), text: t(this.overwrite ? `access.apply.text.all.${kind}` : `access.apply.text.${kind}`),
        confirm: t('access.apply.confirm', { n: changed }), danger: !granting,
      });
      if (!sure) return;
      const done = await api.post('settings/access/application', { dryRun: false, ...order });
      this.result = ['ok', t(`access.apply.done.${kind}`, { n: done.changed })];
      announce(this.result[1]);
    } catch (problem) {
      this.result = ['danger', explained(problem).slice(1).join('. ')];
    } finally {
      this.asking = false;
    }
  };

  render() {
    return html`${this.#draft.summary()}${settingsHead('access')}${this.#load.view({ loading: () => skeleton('page', 2), ready: access => this.#form(access) })}`;
  }

  #form(access) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    return html`
      <form class="narrow" novalidate @submit=${draft.submit}>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('access.preset')}</h2></legend>
          <label class="switch-row"><span class="check-text"><strong id="preset">${t('access.preset.switch')}</strong><span class="hint" id="preset-hint">${t(draft.get('newCustomersHaveAccess') ? 'access.preset.on' : 'access.preset.off')}</span></span>
            <input class="switch" type="checkbox" role="switch" aria-labelledby="preset" aria-describedby="preset-hint" .checked=${draft.get('newCustomersHaveAccess')} @change=${event => draft.set('newCustomersHaveAccess', event.target.checked)}></label>
          <p class="card-note">${t('access.preset.text')}</p>
          ${this.#application(access, locked)}
        </fieldset>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('access.methods')}</h2></legend><p class="card-lead">${t('access.methods.text')}</p>
          <ul>${METHODS.map(method => html`<li><label class="check-row"><input type="checkbox" value=${method} .checked=${draft.get('loginMethods').includes(method)} aria-describedby="method-${method}" @change=${event => draft.toggle('loginMethods', method, event.target.checked, METHODS)}><span class="check-text"><strong>${t(`method.${method}`)}</strong></span></label><p class="hint check-note" id="method-${method}">${t(`method.${method}.text`)}</p></li>`)}</ul>
        </fieldset>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('access.unknown')}</h2></legend><p class="card-lead">${t('access.unknown.text')}</p>
          <ul>${UNKNOWN.map(kind => html`<li><label class="check-row"><input type="radio" name="unknownEmail" value=${kind} .checked=${draft.get('unknownEmail') === kind} aria-describedby="unknown-${kind}" @change=${() => draft.set('unknownEmail', kind)}><span class="check-text"><strong>${t(`unknown.${kind}`)}</strong></span></label><p class="hint check-note" id="unknown-${kind}">${t(`unknown.${kind}.text`)}</p></li>`)}</ul>
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: changedNote(access) })}
      </form>`;
  }

  /** Only what is saved can be applied. */
  #application(access, locked) {
    const unsaved = this.#draft.value.newCustomersHaveAccess !== access.newCustomersHaveAccess;
    return html`
      <div class="application">
        <h3>${t('access.apply')}</h3>
        <p class="hint">${t(access.newCustomersHaveAccess ? 'access.apply.explain.on' : 'access.apply.explain.off')}</p>
        <label class="check-row bare"><input type="checkbox" .checked=${this.overwrite} @change=${event => { this.overwrite = event.target.checked; this.result = null; }}><span class="check-text">${t('access.apply.overwrite')}</span></label>
        ${unsaved ? banner('warn', t('access.apply.unsaved')) : locked ? nothing : html`<button type="button" class="button" aria-busy=${this.asking ? 'true' : nothing} @click=${this.#apply}>${icon(this.asking ? 'loader-circle' : 'users-round', this.asking ? 'turning' : '')}${t('access.apply.button')}</button>`}
        ${this.result ? banner(this.result[0], this.result[1], { live: true }) : nothing}
      </div>`;
  }
}

const draftOf = ({ newCustomersHaveAccess, loginMethods, unknownEmail }) => ({ newCustomersHaveAccess, loginMethods: METHODS.filter(method => loginMethods.includes(method)), unknownEmail });
customElements.define('settings-access-view', SettingsAccessView);

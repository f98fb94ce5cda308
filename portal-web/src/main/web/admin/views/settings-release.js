// Administration > Kundenportal > Freigaben: which document types customers see, and what they may do with them.
import { html, nothing } from 'lit';
import { TYPES, documentIcon, typePlural } from '../../ui/documents.js';
import { list, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { icon, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, changedNote } from '../view.js';

const ACTIONS = [['VIEW', 'eye'], ['COMMENT', 'message-square'], ['DECIDE', 'scale'], ['PAY', 'credit-card']];
/** What an action needs to have something to act on. */
const NEEDS = { DECIDE: 'ESTIMATE', PAY: 'INVOICE' };

class SettingsReleaseView extends View {
  #load = new Load(this, async signal => {
    const release = await api.get('settings/release', { signal });
    this.#draft.load(draftOf(release));
    return release;
  });
  #draft = new Draft(this, async value => {
    const release = await api.put('settings/release', value);
    this.#load.set(release);
    return draftOf(release);
  });

  get heading() { return t('settings.release'); }
  enter() {
    this.#load.reset();
    this.#load.run();
  }

  render() {
    return html`${this.#draft.summary()}${settingsHead('release')}${this.#load.view({ loading: () => skeleton('page', 2), ready: release => this.#form(release) })}`;
  }

  #form(release) {
    const { types, actions } = this.#draft.value;
    const locked = !mayAdminister();
    return html`
      <form novalidate @submit=${this.#draft.submit}>
        <div class="columns">
          <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('release.types')}</h2></legend><p class="card-lead">${t('release.types.text')}</p>
            <ul>${TYPES.map(type => this.#check('types', type, documentIcon(type), typePlural(type), nothing, TYPES))}</ul></fieldset>
          <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('release.actions')}</h2></legend><p class="card-lead">${t('release.actions.text')}</p>
            <ul>${ACTIONS.map(([action, symbol]) => this.#check('actions', action, html`<span class="doc-icon">${icon(symbol)}</span>`, t(`action.${action}`), this.#actionNote(action, types, actions), ACTIONS.map(([code]) => code)))}</ul></fieldset>
        </div>
        <p class="outcome" role="status">${icon(types.length && actions.length ? 'eye' : 'eye-off')}<span>${this.#outcome(types, actions)}</span></p>
        ${locked ? nothing : this.#draft.saveBar({ changed: changedNote(release) })}
      </form>`;
  }

  #check(group, code, symbol, label, note, order) {
    const id = `release-${code}`;
    return html`<li><label class="check-row" for=${id}><input type="checkbox" id=${id} name=${group} value=${code} .checked=${this.#draft.value[group].includes(code)} aria-describedby=${note === nothing ? nothing : `${id}-note`} @change=${event => this.#draft.toggle(group, code, event.target.checked, order)}>${symbol}<span class="check-text"><strong>${label}</strong></span></label>${note === nothing ? nothing : html`<p class="hint check-note" id="${id}-note">${note}</p>`}</li>`;
  }

  #actionNote(action, types, actions) {
    const needed = NEEDS[action];
    if (needed && actions.includes(action) && !types.includes(needed)) return html`<span class="warn-text">${icon('triangle-alert')}${t('release.needs', { types: typePlural(needed) })}</span>`;
    return t(`action.${action}.text`);
  }

  /** What a customer can do is types times actions. */
  #outcome(types, actions) {
    if (!types.length) return t('release.outcome.nothing');
    const names = list(types.map(typePlural));
    if (!actions.length) return t('release.outcome.listed', { types: names });
    return t('release.outcome', { types: names, actions: list(actions.filter(action => !NEEDS[action] || types.includes(NEEDS[action])).map(action => t(`action.${action}.verb`))) });
  }
}

const draftOf = ({ types, actions }) => ({ types: TYPES.filter(type => types.includes(type)), actions: ACTIONS.map(([code]) => code).filter(code => actions.includes(code)) });
customElements.define('settings-release-view', SettingsReleaseView);

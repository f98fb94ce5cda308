// Administration > Kundenportal > Angebote: what a customer who accepts an estimate agrees to.
import { html, nothing } from 'lit';
import { languageName, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, changedNote } from '../view.js';

class SettingsAcceptanceView extends View {
  #load = new Load(this, async signal => {
    const acceptance = await api.get('settings/acceptance', { signal });
    this.#draft.load(draftOf(acceptance));
    return acceptance;
  });
  #draft = new Draft(this, async value => {
    const acceptance = await api.put('settings/acceptance', value);
    this.#load.set(acceptance);
    return draftOf(acceptance);
  });

  get heading() { return t('settings.acceptance'); }
  enter() {
    this.#load.reset();
    this.#load.run();
  }

  render() {
    return html`${this.#draft.summary()}${settingsHead('acceptance')}${this.#load.view({ loading: () => skeleton('page', 1), ready: acceptance => this.#form(acceptance) })}`;
  }

  #form(acceptance) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    return html`
      <form class="narrow" novalidate @submit=${draft.submit}>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('acceptance.terms')}</h2></legend><p class="card-lead">${t('acceptance.terms.text')}</p>
          <div class="card-body decision-form">${Object.keys(draft.value.terms).map(language => draft.field(`terms.${language}`, languageName(language), { type: 'textarea', rows: 4, required: true }))}</div>
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: changedNote(acceptance) })}
      </form>`;
  }
}

const draftOf = ({ terms }) => ({ terms });
customElements.define('settings-acceptance-view', SettingsAcceptanceView);

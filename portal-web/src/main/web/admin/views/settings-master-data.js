// Administration > Kundenportal > Stammdaten: which parts of their master data customers may change, and which staff look at first.
import { html, nothing } from 'lit';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { more, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, changedNote, to } from '../view.js';

const GROUPS = ['name', 'contact', 'email', 'phone', 'address', 'bankAccount', 'taxDetails', 'language'];
const CHOICES = ['DIRECT', 'APPROVAL', 'READ_ONLY'];

class SettingsMasterDataView extends View {
  #load = new Load(this, async signal => {
    const policy = await api.get('settings/master-data', { signal });
    this.#draft.load(draftOf(policy));
    return policy;
  });
  #draft = new Draft(this, async value => {
    const policy = await api.put('settings/master-data', value);
    this.#load.set(policy);
    return draftOf(policy);
  });

  get heading() { return t('settings.masterData'); }
  enter() {
    this.#load.reset();
    this.#load.run();
  }

  render() {
    return html`${this.#draft.summary()}${settingsHead('masterData')}${this.#load.view({ loading: () => skeleton('page', 1), ready: policy => this.#form(policy) })}`;
  }

  #form(policy) {
    const locked = !mayAdminister();
    return html`
      <form class="narrow" novalidate @submit=${this.#draft.submit}>
        <section class="card" aria-labelledby="policy"><header class="card-head"><h2 id="policy">${t('masterData.policy')}</h2>${more(to('change-requests'), t('masterData.requests'))}</header>
          <p class="card-lead">${t('masterData.policy.text')}</p>
          <ul class="policy">${GROUPS.map(group => this.#row(group, locked))}</ul>
          <p class="card-note">${t('masterData.policy.note')}</p>
        </section>
        ${locked ? nothing : this.#draft.saveBar({ changed: changedNote(policy) })}
      </form>`;
  }

  #row(group, locked) {
    const id = `policy-${group}`;
    return html`<li><label for=${id}><strong>${t(`masterData.group.${group}`)}</strong></label>
      <select class="input" id=${id} name=${group} ?disabled=${locked} @change=${event => this.#draft.set(group, event.target.value)}>${CHOICES.map(choice => html`<option value=${choice} .selected=${this.#draft.get(group) === choice}>${t(`masterData.choice.${choice}`)}</option>`)}</select></li>`;
  }
}

const draftOf = policy => Object.fromEntries(GROUPS.map(group => [group, policy[group]]));
customElements.define('settings-master-data-view', SettingsMasterDataView);

// Administration > Kundenportal > Mailtexte: which mails the portal writes, and in which words.
import { html, nothing } from 'lit';
import { has, languageName, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { pill, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { mailKind } from '../parts/mails.js';
import { settingsHead } from '../parts/settings-head.js';
import { View, to } from '../view.js';

class SettingsMailTextsView extends View {
  #texts = new Load(this, signal => api.get('mail-texts', { signal }));

  get heading() { return t('settings.mailTexts'); }
  enter() { this.#texts.run(); }

  render() {
    return html`${settingsHead('mailTexts')}<div class="card list-card">${this.#texts.view({ loading: () => skeleton('rows', 8), ready: ({ items }) => this.#table(items) })}</div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('mailText.kind')}</th><th scope="col">${t('mailText.languages')}</th></tr></thead>
        <tbody>${items.map(({ kind, variants }) => html`
          <tr><th scope="row"><span class="lines"><strong>${mailKind(kind)}</strong>${has(`mail.kind.${kind}.text`) ? html`<span class="muted">${t(`mail.kind.${kind}.text`)}</span>` : nothing}</span></th>
            <td data-label=${t('mailText.languages')}><span class="box-actions">${variants.map(({ language, own }) => html`<a class="button small" href=${to('settings', 'portal', 'mail-texts', kind, language)}>${languageName(language)}${own ? pill('accent', 'pencil', t('mailText.own')) : nothing}<span class="visually-hidden">: ${mailKind(kind)}</span></a>`)}</span></td></tr>`)}</tbody>
      </table>`;
  }
}
customElements.define('settings-mail-texts-view', SettingsMailTextsView);

// Administration > Kundenportal > Dateiablage: where the portal keeps the files of documents.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import '../parts/document-store.js';
import { settingsHead } from '../parts/settings-head.js';
import { View } from '../view.js';

class SettingsDocumentStoreView extends View {
  get heading() { return t('settings.documentStore'); }

  render() { return html`${settingsHead('documentStore')}<document-store></document-store>`; }
}
customElements.define('settings-document-store-view', SettingsDocumentStoreView);

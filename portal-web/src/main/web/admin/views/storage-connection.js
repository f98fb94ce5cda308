// One connection to a storage, or a new one; what is in the storage can be looked at.
import { html, nothing } from 'lit';
import { t } from '../../ui/i18n.js';
import { card, icon } from '../../ui/parts.js';
import { ConnectionPage } from '../parts/connection-page.js';
import { STORAGE } from '../parts/connections.js';
import { browseFiles } from '../parts/file-browser.js';

class StorageConnectionView extends ConnectionPage {
  get kind() { return STORAGE; }
  get anybodyChecks() { return true; }

  more(connection) {
    if (!connection.browsable) return nothing;
    return card({ id: 'stored', title: t('files.title'), body: html`<div class="card-body fields"><p>${t('files.text')}</p><div><button type="button" class="button" @click=${() => browseFiles({ connection })}>${icon('folder')}${t('files.browse')}</button></div></div>` });
  }
}
customElements.define('storage-connection-view', StorageConnectionView);

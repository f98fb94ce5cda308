// Administration > Kundenportal > Cloudspeicher.
import { ConnectionList } from '../parts/connection-list.js';
import { STORAGE } from '../parts/connections.js';

class SettingsStorageConnectionsView extends ConnectionList {
  get kind() { return STORAGE; }
}
customElements.define('settings-storage-connections-view', SettingsStorageConnectionsView);

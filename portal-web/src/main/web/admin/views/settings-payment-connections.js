// Administration > Kundenportal > Zahlungsanbieter.
import { ConnectionList } from '../parts/connection-list.js';
import { PAYMENT } from '../parts/connections.js';

class SettingsPaymentConnectionsView extends ConnectionList {
  get kind() { return PAYMENT; }
}
customElements.define('settings-payment-connections-view', SettingsPaymentConnectionsView);

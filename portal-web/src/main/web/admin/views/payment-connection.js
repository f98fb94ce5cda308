// One connection to a payment provider, or a new one.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import { card } from '../../ui/parts.js';
import { ConnectionPage } from '../parts/connection-page.js';
import { PAYMENT } from '../parts/connections.js';
import '../parts/link-field.js';

class PaymentConnectionView extends ConnectionPage {
  get kind() { return PAYMENT; }

  more(connection, descriptor) {
    return card({ id: 'webhook', title: t('connections.webhook'), body: html`<div class="card-body fields"><p>${t('connections.webhook.text', { type: descriptor?.name ?? connection.type })}</p><link-field .value=${connection.webhookUrl} .label=${t('connections.webhook')} symbol="copy"></link-field></div>` });
  }
}
customElements.define('payment-connection-view', PaymentConnectionView);

// Administration > Kundenportal > Teilzahlungen: how much customers may pay at once.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import '../parts/payment-policy-form.js';
import { settingsHead } from '../parts/settings-head.js';
import { View } from '../view.js';

class SettingsPaymentsView extends View {
  get heading() { return t('settings.payments'); }

  render() { return html`${settingsHead('payments')}<payment-policy-form></payment-policy-form>`; }
}
customElements.define('settings-payments-view', SettingsPaymentsView);

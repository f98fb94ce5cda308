// Which address shows which page. `nav` is the entry of the navigation that the page belongs to.
import { html } from 'lit';

const page = (name, nav, path, file, render) => ({ name, nav, path, load: () => import(`./views/${file}.js`), render });

export const routes = [
  page('overview', 'overview', '', 'overview', at => html`<overview-view .place=${at}></overview-view>`),
  page('customers', 'customers', 'customers', 'customers', at => html`<customers-view .place=${at}></customers-view>`),
  page('customer-new', 'customers', 'new-customer', 'customer-form', at => html`<customer-form-view .place=${at}></customer-form-view>`),
  page('customer', 'customers', 'customers/:number', 'customer', at => html`<customer-view .place=${at}></customer-view>`),
  page('customer-edit', 'customers', 'customers/:number/edit', 'customer-form', at => html`<customer-form-view .place=${at}></customer-form-view>`),
  page('documents', 'documents', 'documents', 'documents', at => html`<documents-view .place=${at}></documents-view>`),
  page('document', 'documents', 'documents/:type/:number', 'document', at => html`<document-view .place=${at}></document-view>`),
  page('payments', 'payments', 'payments', 'payments', at => html`<payments-view .place=${at}></payments-view>`),
  page('payment', 'payments', 'payments/:id', 'payment', at => html`<payment-view .place=${at}></payment-view>`),
  page('import', 'import', 'import', 'import', at => html`<import-view .place=${at}></import-view>`),
  page('unmatched', 'unmatched', 'unmatched', 'unmatched', at => html`<unmatched-view .place=${at}></unmatched-view>`),
  page('changes', 'changes', 'change-requests', 'change-requests', at => html`<change-requests-view .place=${at}></change-requests-view>`),
  page('timeline', 'timeline', 'timeline', 'timeline', at => html`<timeline-view .place=${at}></timeline-view>`),
  page('mails', 'mails', 'mails', 'mails', at => html`<mails-view .place=${at}></mails-view>`),
  page('mail', 'mails', 'mails/:id', 'mail', at => html`<mail-view .place=${at}></mail-view>`),
  page('release', 'portal', 'settings/portal', 'settings-release', at => html`<settings-release-view .place=${at}></settings-release-view>`),
  page('access', 'portal', 'settings/portal/access', 'settings-access', at => html`<settings-access-view .place=${at}></settings-access-view>`),
  page('masterData', 'portal', 'settings/portal/master-data', 'settings-master-data', at => html`<settings-master-data-view .place=${at}></settings-master-data-view>`),
  page('acceptance', 'portal', 'settings/portal/acceptance', 'settings-acceptance', at => html`<settings-acceptance-view .place=${at}></settings-acceptance-view>`),
  page('payment-settings', 'portal', 'settings/portal/payments', 'settings-payments', at => html`<settings-payments-view .place=${at}></settings-payments-view>`),
  page('appearance', 'portal', 'settings/portal/appearance', 'settings-appearance', at => html`<settings-appearance-view .place=${at}></settings-appearance-view>`),
  page('placeholders', 'portal', 'settings/portal/placeholders', 'settings-placeholders', at => html`<settings-placeholders-view .place=${at}></settings-placeholders-view>`),
  page('mail-settings', 'portal', 'settings/portal/mail', 'settings-mail', at => html`<settings-mail-view .place=${at}></settings-mail-view>`),
  page('mail-texts', 'portal', 'settings/portal/mail-texts', 'settings-mail-texts', at => html`<settings-mail-texts-view .place=${at}></settings-mail-texts-view>`),
  page('mail-text', 'portal', 'settings/portal/mail-texts/:kind/:language', 'mail-text', at => html`<mail-text-view .place=${at}></mail-text-view>`),
  page('payment-connections', 'portal', 'settings/portal/payment-connections', 'settings-payment-connections', at => html`<settings-payment-connections-view .place=${at}></settings-payment-connections-view>`),
  page('payment-connection-new', 'portal', 'settings/portal/new-payment-connection/:type', 'payment-connection', at => html`<payment-connection-view .place=${at}></payment-connection-view>`),
  page('payment-connection', 'portal', 'settings/portal/payment-connections/:id', 'payment-connection', at => html`<payment-connection-view .place=${at}></payment-connection-view>`),
  page('tokens', 'tokens', 'settings/tokens', 'tokens', at => html`<tokens-view .place=${at}></tokens-view>`),
  page('webhooks', 'webhooks', 'settings/webhooks', 'webhooks', at => html`<webhooks-view .place=${at}></webhooks-view>`),
  page('webhook', 'webhooks', 'settings/webhooks/:id', 'webhook', at => html`<webhook-view .place=${at}></webhook-view>`),
  page('missing', '', '*', 'missing', at => html`<missing-view .place=${at}></missing-view>`),
];

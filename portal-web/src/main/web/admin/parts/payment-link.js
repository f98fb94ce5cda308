// The link by which a customer pays one invoice: to the portal's page, or to a provider's own.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { openDialog } from '../../ui/dialog.js';
import { documentName } from '../../ui/documents.js';
import { dateTime, t } from '../../ui/i18n.js';
import { banner, explained, icon } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { to, toCustomer } from '../view.js';
import './link-field.js';

/** Whether an invoice can be paid at all; whether paying is released, the server says. */
export const isPayable = ({ type, status, open }) => type === 'INVOICE' && ['OPEN', 'PARTIALLY_PAID'].includes(status) && Number(open?.amount ?? 0) > 0;

/** Connections whose provider has pages that can travel in a mail; none where that cannot be found out. */
async function providers() {
  try {
    const [{ items: connections }, { items: types }] = await Promise.all([api.get('payment-connections'), api.get('payment-provider-types')]);
    const able = new Set(types.filter(({ capabilities }) => capabilities.includes('PAYMENT_LINK')).map(({ type }) => type));
    return connections.filter(({ active, type }) => active && able.has(type));
  } catch {
    return [];
  }
}

/** Why it was refused, with the way to where that can be changed. */
function refusal(problem, { customer }) {
  const link = {
    ACTION_NOT_RELEASED: [to('settings', 'portal'), t('settings.release')], PORTAL_DISABLED: [toCustomer(customer.number), customer.name], NO_EMAIL_ADDRESS: [toCustomer(customer.number), customer.name],
  }[problem.code];
  const text = problem.code === 'ACTION_NOT_RELEASED' ? t('payLink.notReleased') : problem.code === 'NO_EMAIL_ADDRESS' ? t('payLink.noAddress') : [problem.title, explained(problem)[2]].filter(Boolean).join('. ');
  return banner('danger', text, { live: true, action: link ? html`<a class="button small" href=${link[0]}>${link[1]}</a>` : nothing });
}

/** Asks by which way, makes the link and shows it. Answers whether one was made. */
export async function payLinkDialog(document) {
  const ways = await providers();
  let way = '';
  let sent = null;
  let problem = null;
  let busy = '';
  const send = async (mail, update) => {
    if (busy) return;
    busy = mail ? 'mail' : 'make';
    problem = null;
    update();
    try {
      sent = await api.post(`documents/INVOICE/${segment(document.number)}/payment-link`, { connectionId: way || null, mail });
      announce(sent.sentTo ? t('payLink.sentTo', { address: sent.sentTo }) : t('payLink.made'));
    } catch (refused) {
      problem = refused;
    }
    busy = '';
    update();
  };
  const radio = (value, title, text, update) => {
    const id = `way-${value || 'portal'}`;
    return html`<label class="check-row bare"><input type="radio" name="way" value=${value} .checked=${way === value} aria-labelledby=${id} aria-describedby="${id}-text" @change=${() => { way = value; update(); }}><span class="check-text"><strong id=${id}>${title}</strong><span class="hint" id="${id}-text">${text}</span></span></label>`;
  };
  await openDialog({
    title: t('payLink.title', { name: documentName(document) }),
    body: (_, update) => html`<div class="decision-form" @click=${event => { if (event.target.closest('a')) event.target.closest('dialog').close(); }}>
      ${problem ? refusal(problem, document) : nothing}
      ${sent ? made(sent) : html`
        ${ways.length ? html`<fieldset class="radios"><legend>${t('payLink.way')}</legend>
          ${radio('', t('payLink.portal'), t('payLink.portal.text'), update)}
          ${ways.map(({ id, displayName }) => radio(id, t('payLink.provider', { name: displayName }), t('payLink.provider.text'), update))}</fieldset>` : html`<p>${t('payLink.portal.text')}</p>`}`}</div>`,
    actions: (close, update) => (sent ? html`<button type="button" class="button primary" @click=${() => close()}>${t('ui.close')}</button>` : html`
      <button type="button" class="button primary" aria-busy=${busy === 'mail' ? 'true' : nothing} @click=${() => send(true, update)}>${icon('send')}${t('payLink.send')}</button>
      <button type="button" class="button" aria-busy=${busy === 'make' ? 'true' : nothing} @click=${() => send(false, update)}>${icon('link')}${t('payLink.make')}</button>
      <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`),
  });
  return sent !== null;
}

const made = ({ url, sentTo, expires }) => html`
  ${banner('ok', sentTo ? t('payLink.sentTo', { address: sentTo }) : t('payLink.made'), { live: true })}
  ${url ? html`<div><link-field .value=${url} .label=${t('payLink.link')} symbol="copy"></link-field></div>` : nothing}
  <p class="hint">${expires ? t('payLink.expires', { at: dateTime(expires) }) : t('payLink.stays')}</p>`;

// "My data": what the merchant has on file and how to change it, who the merchant is, and the choices of this account and device.
import { LitElement, html, nothing } from 'lit';
import { groupedIban } from '../../ui/account-numbers.js';
import { Load } from '../../ui/load.js';
import { Localized, chooseLanguage, country, currentLanguage, languageName, languages, t } from '../../ui/i18n.js';
import { addressLines, avatar, card, codeText, definitionList, icon, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { contactLinks } from '../contact.js';
import '../profile-card.js';
import { Refreshed, portal, store } from '../portal.js';

class SettingsView extends LitElement {
  createRenderRoot() { return this; }

  #me = new Load(this, signal => store.get('me', { signal, early: value => this.#me.set(value) }));

  constructor() {
    super();
    new Localized(this);
    new Refreshed(this, this.#me.run);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#me.run();
  }

  render() {
    const { company } = portal.branding;
    setTitle(t('nav.settings'));
    return html`
      ${pageHead({ title: t('nav.settings'), sub: t('settings.sub', { company: company.name }) })}
      <div class="columns settings">
        ${this.#me.view({ loading: () => skeleton('page', 2), ready: me => this.#data(me), failed: () => undefined })}
        ${this.#provider(company)}
        ${this.#language()}
        ${this.#device()}
      </div>`;
  }

  /** The fields of each part in the order of its form, by the names of the API. */
  #data(me) {
    const optional = (name, label, options = {}) => ({ name, label, ...options });
    const person = me.contact;
    const others = me.contacts.filter(contact => !contact.primary);
    return html`
      ${this.#part(me, 'contact', t('settings.contact'), [
        optional('name', t('settings.name'), { required: true, maxlength: 200, autocomplete: 'organization' }), optional('kind', t('settings.kind'), { required: true }),
        optional('email', t('settings.email'), { type: 'email', maxlength: 254, autocomplete: 'email' }), optional('phone', t('settings.phone'), { type: 'tel', maxlength: 50, autocomplete: 'tel' }),
      ], [
        [t('settings.name'), me.name], [t('settings.number'), me.number], [t('settings.kind'), me.kind && codeText('kind', me.kind)],
        [t('settings.email'), me.email && html`<a href="mailto:${me.email}">${me.email}</a>`], [t('settings.phone'), me.phone],
      ], '', t('settings.email.note'))}
      ${this.#part(me, 'address', t('settings.address'), [
        optional('address.street', t('settings.street'), { maxlength: 200, autocomplete: 'street-address' }), optional('address.postalCode', t('settings.postalCode'), { maxlength: 32, autocomplete: 'postal-code' }),
        optional('address.city', t('settings.city'), { maxlength: 200, autocomplete: 'address-level2' }), optional('address.country', t('settings.country')),
      ], [[t('settings.address'), addressLines(me.address, country)]], t('settings.address.none'))}
      ${this.#part(me, 'person', t('settings.person'), [
        optional('contact.firstName', t('settings.firstName'), { maxlength: 200, autocomplete: 'given-name' }), optional('contact.lastName', t('settings.lastName'), { maxlength: 200, autocomplete: 'family-name' }),
        optional('contact.email', t('settings.email'), { type: 'email', maxlength: 254, autocomplete: 'email' }), optional('contact.phone', t('settings.phone'), { type: 'tel', maxlength: 50, autocomplete: 'tel' }),
        optional('contact.notificationsEnabled', t('settings.notifications'), { type: 'checkbox' }),
      ], person ? [
        [t('settings.name'), [person.firstName, person.lastName].filter(Boolean).join(' ')], [t('settings.email'), person.email], [t('settings.phone'), person.phone],
        [t('settings.notifications'), t(person.notificationsEnabled ? 'settings.yes' : 'settings.no')],
      ] : [], t('settings.person.none'), t('settings.email.note'))}
      ${this.#part(me, 'bank', t('settings.bank'), [
        optional('bankAccount.holder', t('settings.holder'), { maxlength: 200, autocomplete: 'name' }), optional('bankAccount.iban', t('settings.iban'), { maxlength: 50, hint: t('settings.iban.hint') }),
        optional('bankAccount.bic', t('settings.bic'), { maxlength: 20 }),
      ], me.bankAccount ? [
        [t('settings.holder'), me.bankAccount.holder], [t('settings.iban'), me.bankAccount.iban && html`<span class="iban">${groupedIban(me.bankAccount.iban)}</span>`], [t('settings.bic'), me.bankAccount.bic],
      ] : [], t('settings.bank.none'), t('settings.bank.note'))}
      ${this.#part(me, 'tax', t('settings.tax'), [
        optional('taxDetails.vatId', t('settings.vatId'), { maxlength: 50, hint: t('settings.vatId.hint') }), optional('taxDetails.taxNumber', t('settings.taxNumber'), { maxlength: 50 }),
      ], me.taxDetails ? [[t('settings.vatId'), me.taxDetails.vatId], [t('settings.taxNumber'), me.taxDetails.taxNumber]] : [], t('settings.tax.none'), t('settings.future'))}
      ${others.length ? card({ id: 'h-contacts', title: t('settings.contacts'), count: others.length, body: html`<ul class="list">${others.map(contact => this.#contact(contact))}</ul>` }) : nothing}`;
  }

  #part(me, id, title, fields, entries, none, note = '') {
    const given = entries.filter(([, value]) => value);
    return html`<profile-card .me=${me} .part=${{ id, title, fields, note }} .facts=${given.length ? definitionList(given) : html`<p class="muted">${none}</p>`} @changed=${event => this.#me.set(event.detail)}></profile-card>`;
  }

  #contact(contact) {
    const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
    return html`
      <li class="person">${avatar(name)}
        <span class="row-text"><strong>${name}</strong>
          ${contact.email ? html`<span>${contact.email}</span>` : nothing}${contact.phone ? html`<span class="muted">${contact.phone}</span>` : nothing}</span></li>`;
  }

  #provider(company) {
    return card({
      id: 'h-provider', title: t('settings.provider'),
      body: html`<div class="card-body">${definitionList([
        [t('settings.name'), company.name], [t('settings.address'), addressLines({ ...company, name: null }, country)], [t('settings.vatId'), company.vatId],
      ])}<p class="help-links">${contactLinks(company)}</p></div>`,
    });
  }

  #language() {
    return card({
      id: 'h-language', title: t('ui.language'),
      body: html`<fieldset class="card-body choices" aria-labelledby="h-language">${languages().map(tag => html`
        <label class="choice"><input type="radio" name="language" value=${tag} .checked=${tag === currentLanguage()} @change=${() => chooseLanguage(tag)}><span lang=${tag}>${languageName(tag)}</span></label>`)}
        <p class="hint">${t('settings.language.hint')}</p></fieldset>`,
    });
  }

  #device() {
    return card({
      id: 'h-device', title: t('settings.device'),
      body: html`<div class="card-body device"><p class="muted">${t('settings.device.text')}</p><div class="buttons">
        <button class="button" type="button" @click=${() => portal.reload()}>${icon('refresh-cw')}${t('settings.device.reload')}</button>
        <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('sign-out', { bubbles: true }))}>${icon('log-out')}${t('frame.signOut')}</button></div></div>`,
    });
  }
}

customElements.define('settings-view', SettingsView);

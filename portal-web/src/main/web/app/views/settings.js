// "My data": what the merchant has on file, who the merchant is, and the choices of this device.
import { LitElement, html, nothing } from 'lit';
import { Load } from '../../ui/load.js';
import { Localized, chooseLanguage, country, currentLanguage, languageName, languages, t } from '../../ui/i18n.js';
import { addressLines, avatar, badge, card, codeText, definitionList, icon, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { contactLinks } from '../contact.js';
import { Refreshed, portal, store } from '../portal.js';

/** "DE89 3704 0044 …": groups of four are easier to compare. */
const grouped = iban => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

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

  #data(me) {
    return html`
      ${this.#facts('h-contact', t('settings.contact'), [
        [t('settings.name'), me.name], [t('settings.number'), me.number], [t('settings.kind'), me.kind && codeText('kind', me.kind)],
        [t('settings.email'), me.email && html`<a href="mailto:${me.email}">${me.email}</a>`], [t('settings.phone'), me.phone], [t('settings.address'), addressLines(me.address, country)],
      ])}
      ${this.#facts('h-bank', t('settings.bank'), me.bankAccount ? [
        [t('settings.holder'), me.bankAccount.holder], [t('settings.iban'), me.bankAccount.iban && html`<span class="iban">${grouped(me.bankAccount.iban)}</span>`], [t('settings.bic'), me.bankAccount.bic],
      ] : [], t('settings.bank.none'))}
      ${this.#facts('h-tax', t('settings.tax'), me.taxDetails ? [[t('settings.vatId'), me.taxDetails.vatId], [t('settings.taxNumber'), me.taxDetails.taxNumber]] : [], t('settings.tax.none'))}
      ${card({
        id: 'h-contacts', title: t('settings.contacts'), count: me.contacts?.length || null,
        body: me.contacts?.length ? html`<ul class="list">${me.contacts.map(contact => this.#contact(contact))}</ul>` : html`<p class="card-body muted">${t('settings.contacts.none')}</p>`,
      })}`;
  }

  #facts(id, title, entries, none = '') {
    const given = entries.filter(([, value]) => value);
    return card({ id, title, body: html`<div class="card-body">${given.length ? definitionList(given) : html`<p class="muted">${none}</p>`}</div>` });
  }

  #contact(contact) {
    const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
    return html`
      <li class="person">${avatar(name)}
        <span class="row-text"><strong>${name}${contact.primary ? badge(t('settings.contact.primary')) : nothing}</strong>
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

// A customer's master data: a new one, or what the ERP or the customer has not kept up to date.
import { html, nothing } from 'lit';
import { Problem, segment } from '../../ui/api.js';
import { languageName, languages, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, icon, pageHead, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { go } from '../navigation.js';
import { countryChoices } from '../../ui/countries.js';
import { View, to, toCustomer } from '../view.js';

const ADDRESS = { street: null, postalCode: null, city: null, country: 'DE' };
const BANK = { holder: null, iban: null, bic: null };
const TAX = { vatId: null, taxNumber: null };
const NEW = { number: '', name: '', kind: 'COMPANY', email: null, language: null, phone: null, address: { ...ADDRESS }, bankAccount: { ...BANK }, taxDetails: { ...TAX }, contacts: [] };

/** A part that says nothing is not there. An address's country alone is no address. */
const orNull = (part, ...besides) => (Object.entries(part).some(([name, value]) => value && !besides.includes(name)) ? part : null);

class CustomerFormView extends View {
  #load = new Load(this, async signal => {
    const customer = this.#number ? await api.get(`customers/${segment(this.#number)}`, { signal }) : NEW;
    const { number, name, kind, email, language, phone, address, bankAccount, taxDetails, contacts } = customer;
    this.#draft.load({ number, name, kind, email, language, phone, address: { ...ADDRESS, ...address }, bankAccount: { ...BANK, ...bankAccount }, taxDetails: { ...TAX, ...taxDetails }, contacts });
    return customer;
  });
  #draft = new Draft(this, value => this.#save(value));

  get #number() { return this.place.params.number ?? null; }
  get heading() { return this.#number ? t('customerForm.edit', { name: this.#load.value?.name ?? this.#number }) : t('customerForm.new'); }

  enter() {
    this.#load.reset();
    this.#load.run();
  }

  async #save({ number, ...value }) {
    const key = number.trim();
    if (!key) throw new Problem({ status: 422, violations: [{ field: 'number', code: 'REQUIRED', message: t('customerForm.number.missing') }] });
    if (!this.#number) await this.#refuseTaken(key);
    await api.put(`customers/${segment(key)}`, { ...value, address: orNull(value.address, 'country'), bankAccount: orNull(value.bankAccount), taxDetails: orNull(value.taxDetails) });
    this.#draft.close();
    await go(toCustomer(key));
  }

  /** PUT would replace a customer who has this number already. */
  async #refuseTaken(number) {
    const taken = await api.get(`customers/${segment(number)}`).catch(problem => {
      if (problem.status === 404) return null;
      throw problem;
    });
    if (taken) throw new Problem({ status: 409, violations: [{ field: 'number', code: 'TAKEN', message: t('customerForm.number.taken', { name: taken.name }) }] });
  }

  #addContact = async () => {
    const { contacts } = this.#draft.value;
    const used = new Set(contacts.map(contact => contact.key));
    let serial = contacts.length + 1;
    while (used.has(`contact-${serial}`)) serial++;
    this.#draft.set('contacts', [...contacts, { key: `contact-${serial}`, firstName: null, lastName: null, email: null, phone: null, primary: !contacts.length, notificationsEnabled: true }]);
    await this.updateComplete;
    this.#focus(`[name="contacts[${contacts.length}].firstName"]`);
  };

  #removeContact = async at => {
    this.#draft.set('contacts', this.#draft.value.contacts.filter((_, index) => index !== at));
    await this.updateComplete;
    this.#focus('.add-contact');
  };

  #focus(selector) { /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus(); }

  /** There is one main contact, or none. */
  #primary(at, on) {
    this.#draft.set('contacts', this.#draft.value.contacts.map((contact, index) => ({ ...contact, primary: index === at ? on : on ? false : contact.primary })));
  }

  render() {
    const back = this.#number ? [[to('customers'), t('nav.customers')], [toCustomer(this.#number), this.#number], [null, t('customer.edit')]] : [[to('customers'), t('nav.customers')], [null, t('customerForm.new')]];
    return html`
      ${this.#draft.summary()}
      ${pageHead({ above: breadcrumb(back), title: this.heading })}
      ${this.#load.view({ loading: () => skeleton('page', 2), ready: customer => this.#form(customer) })}`;
  }

  #form(customer) {
    const draft = this.#draft;
    const contacts = draft.value.contacts;
    return html`
      <form class="narrow" novalidate @submit=${draft.submit}>
        ${customer.imported ? html`<div class="form-note">${banner('info', t('customerForm.imported'))}</div>` : nothing}
        <section class="card" aria-labelledby="s-master"><header class="card-head"><h2 id="s-master">${t('customer.master')}</h2></header><div class="card-body fields">
          ${this.#number ? nothing : draft.field('number', t('customerForm.number'), { required: true, maxlength: 60, hint: t('customerForm.number.hint') })}
          ${draft.field('name', t('customerForm.name'), { required: true, maxlength: 200 })}
          ${draft.field('kind', t('customerForm.kind'), { type: 'select', required: true, choices: ['COMPANY', 'PERSON'].map(value => ({ value, label: t(`customer.kind.${value}`) })) })}
          ${draft.field('email', t('customer.email'), { type: 'email', maxlength: 254 })}
          ${draft.field('phone', t('customer.phone'), { type: 'tel', maxlength: 40 })}
          ${draft.field('language', t('customer.language'), { type: 'select', required: true, choices: [{ value: '', label: t('customer.language.default') }, ...languages().map(value => ({ value, label: languageName(value) }))], onChange: value => draft.set('language', value || null) })}
        </div></section>
        <section class="card" aria-labelledby="s-address"><header class="card-head"><h2 id="s-address">${t('customer.address')}</h2></header><div class="card-body fields">
          ${draft.field('address.street', t('address.street'), { maxlength: 200 })}
          <div class="pair">${draft.field('address.postalCode', t('address.postalCode'), { maxlength: 20 })}${draft.field('address.city', t('address.city'), { maxlength: 100 })}</div>
          ${draft.field('address.country', t('address.country'), { type: 'select', choices: countryChoices(draft.get('address.country')) })}
        </div></section>
        <section class="card" aria-labelledby="s-bank"><header class="card-head"><h2 id="s-bank">${t('customerForm.bankAndTax')}</h2></header><div class="card-body fields">
          ${draft.field('bankAccount.holder', t('bank.holder'), { maxlength: 200 })}
          <div class="pair">${draft.field('bankAccount.iban', t('bank.iban'), { maxlength: 42 })}${draft.field('bankAccount.bic', t('bank.bic'), { maxlength: 11 })}</div>
          <div class="pair">${draft.field('taxDetails.vatId', t('customer.vatId'), { maxlength: 30 })}${draft.field('taxDetails.taxNumber', t('customer.taxNumber'), { maxlength: 40 })}</div>
        </div></section>
        <section class="card" aria-labelledby="s-contacts"><header class="card-head"><h2 id="s-contacts">${t('customer.contacts')}</h2></header><div class="card-body">
          ${contacts.length ? nothing : html`<p class="hint">${t('customer.contacts.none.text')}</p>`}
          ${contacts.map((contact, at) => this.#contact(contact, at))}
          <button type="button" class="button add-contact" @click=${this.#addContact}>${icon('plus')}${t('customerForm.contact.add')}</button>
        </div></section>
        ${draft.saveBar()}
      </form>`;
  }

  #contact(contact, at) {
    const draft = this.#draft;
    const name = `contacts[${at}]`;
    const label = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || t('customerForm.contact', { n: at + 1 });
    return html`
      <fieldset class="contact"><legend>${label}</legend>
        <div class="pair">${draft.field(`${name}.firstName`, t('contact.firstName'), { maxlength: 100 })}${draft.field(`${name}.lastName`, t('contact.lastName'), { maxlength: 100 })}</div>
        <div class="pair">${draft.field(`${name}.email`, t('customer.email'), { type: 'email', maxlength: 254 })}${draft.field(`${name}.phone`, t('customer.phone'), { type: 'tel', maxlength: 40 })}</div>
        <div class="contact-foot">
          ${draft.field(`${name}.primary`, t('customer.contact.primary'), { type: 'checkbox', required: true, onChange: on => this.#primary(at, on) })}
          ${draft.field(`${name}.notificationsEnabled`, t('contact.notifications'), { type: 'checkbox', required: true })}
          <button type="button" class="button small danger" @click=${() => this.#removeContact(at)}>${icon('trash-2')}${t('customerForm.contact.remove')}<span class="visually-hidden">: ${label}</span></button>
        </div>
      </fieldset>`;
  }
}
customElements.define('customer-form-view', CustomerFormView);

// One customer: master data, contacts, documents, what happened; at the right the box with the way into the portal.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { documentIcon, documentTitle, statusPill } from '../../ui/documents.js';
import { country, date, dateTime, languageName, money, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { addressLines, avatar, banner, breadcrumb, card, definitionList, empty, explained, icon, more, pageHead, pill, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import '../parts/customer-portal-box.js';
import '../parts/links-card.js';
import { eventList } from '../parts/events.js';
import { orderRows } from '../parts/orders.js';
import { paymentRows } from '../parts/payments.js';
import { View, to, toDocument } from '../view.js';

class CustomerView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
  }

  #customer = new Load(this, signal => api.get(`customers/${segment(this.#number)}`, { signal }));
  #documents = new Load(this, signal => api.get('documents', { query: { customer: this.#number, limit: 10 }, signal }));
  #payments = new Load(this, signal => api.get('payments', { query: { customer: this.#number, limit: 5 }, signal }));
  #orders = new Load(this, signal => api.get('orders', { query: { customer: this.#number, limit: 5 }, signal }));
  #events = new Load(this, signal => api.get('timeline', { query: { customer: this.#number, limit: 10 }, signal }));

  get #number() { return this.place.params.number; }
  get heading() { return this.#customer.value?.name ?? t('customer.title', { number: this.#number }); }

  enter() {
    this.problem = null;
    for (const part of [this.#customer, this.#documents, this.#orders, this.#payments, this.#events]) {
      part.reset();
      part.run();
    }
  }

  #changed = event => {
    this.#customer.set({ ...this.#customer.value, portal: event.detail });
    this.#events.run();
  };

  /** The portal as this customer sees it, in a tab of its own: opened before the call, or the browser would take it for a pop-up. */
  #view = async () => {
    const tab = open('', '_blank');
    try {
      const { url } = await api.post(`customers/${segment(this.#number)}/view`);
      this.problem = null;
      if (!tab) return;
      tab.opener = null;
      tab.location.replace(new URL(url).pathname);
    } catch (problem) {
      tab?.close();
      this.problem = problem;
    }
  };

  render() {
    const crumbs = breadcrumb([[to('customers'), t('nav.customers')], [null, this.#number]]);
    const ready = this.#customer.value !== null;
    return html`
      ${ready ? nothing : pageHead({ above: crumbs, title: this.heading })}
      ${this.#customer.view({ loading: () => skeleton('page', 2), ready: customer => this.#ready(customer, crumbs) })}`;
  }

  #ready(customer, crumbs) {
    return html`
      ${pageHead({
        above: crumbs, title: customer.name,
        sub: html`${t('event.customer', { number: customer.number })} · ${t(`customer.kind.${customer.kind}`)}${customer.imported ? html` · ${t('customers.imported')}` : nothing}`,
        actions: html`${customer.portal.effective ? html`<button type="button" class="button" @click=${this.#view}>${icon('eye')}${t('customer.view')}</button>` : nothing}<a class="button" href=${to('customers', customer.number, 'edit')}>${icon('pencil')}${t('customer.edit')}</a>`,
      })}
      <div class="with-box">
        <div class="box-side"><customer-portal-box .customer=${customer} @changed=${this.#changed}></customer-portal-box></div>
        <div class="stack">
          ${this.#masterData(customer)}
          ${this.#contacts(customer)}
          ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
          ${card({ id: 'documents', title: t('customer.documents'), action: more(`${to('documents')}?customer=${encodeURIComponent(customer.number)}`, t('customer.documents.all')), body: this.#documents.view({ loading: () => skeleton('rows', 3), ready: page => this.#documentRows(page) }) })}
          ${this.#orders.value?.items.length ? card({ id: 'orders', title: t('customer.orders'), action: more(`${to('orders')}?customer=${encodeURIComponent(customer.number)}`, t('customer.orders.all')), body: orderRows(this.#orders.value.items) }) : nothing}
          ${this.#payments.value?.items.length ? card({ id: 'payments', title: t('customer.payments'), action: more(`${to('payments')}?customer=${encodeURIComponent(customer.number)}`, t('document.payments.all')), body: paymentRows(this.#payments.value.items, { named: true }) }) : nothing}
          <links-card .customer=${customer} @happened=${() => this.#events.run()}></links-card>
          ${card({ id: 'events', title: t('customer.events'), action: more(`${to('timeline')}?customer=${encodeURIComponent(customer.number)}`, t('overview.latest.all')), body: this.#events.view({ loading: () => skeleton('rows', 3), ready: ({ items }) => (items.length ? eventList(items, { withCustomer: false }) : empty('activity', t('customer.events.none'))) }) })}
        </div>
      </div>`;
  }

  #masterData(customer) {
    const { bankAccount: bank, taxDetails: tax } = customer;
    return card({
      id: 'master', title: t('customer.master'),
      body: html`<div class="card-body">${definitionList([
        [t('customer.email'), customer.email && html`<a href="mailto:${customer.email}">${customer.email}</a>`],
        [t('customer.phone'), customer.phone && html`<a href="tel:${customer.phone.replaceAll(/[^+\d]/g, '')}">${customer.phone}</a>`],
        [t('customer.address'), addressLines(customer.address, country)],
        [t('customer.language'), customer.language ? languageName(customer.language) : t('customer.language.default')],
        [t('customer.bank'), bank && html`<span class="lines">${[bank.holder, bank.iban?.replaceAll(/(.{4})(?=.)/g, '$1 '), bank.bic].filter(Boolean).map(line => html`<span>${line}</span>`)}</span>`],
        [t('customer.vatId'), tax?.vatId], [t('customer.taxNumber'), tax?.taxNumber],
        [t('customer.created'), dateTime(customer.createdAt)],
      ])}</div>`,
    });
  }

  #contacts({ contacts }) {
    return card({
      id: 'contacts', title: t('customer.contacts'), count: contacts.length,
      body: contacts.length ? html`<ul class="list">${contacts.map(contact => {
        const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.email || contact.key;
        return html`<li><div class="row static">${avatar(name)}<span class="row-text"><strong>${name}</strong><span class="muted">${[contact.email, contact.phone].filter(Boolean).join(' · ') || t('customer.contact.noWay')}</span></span>
          <span class="marks">${contact.primary ? pill('accent', 'user-round', t('customer.contact.primary')) : nothing}${contact.notificationsEnabled ? nothing : pill('neutral', 'bell', t('customer.contact.silent'))}</span></div></li>`;
      })}</ul>` : empty('user-round', t('customer.contacts.none'), { text: t('customer.contacts.none.text') }),
    });
  }

  #documentRows({ items }) {
    if (!items.length) return empty('file-text', t('customer.documents.none'), { action: html`<a class="button" href=${to('import')}>${icon('file-up')}${t('overview.import')}</a>` });
    return html`<ul class="list">${items.map(summary => html`
      <li><a class="row" href=${toDocument(summary)}>${documentIcon(summary.type)}<span class="row-text"><strong>${documentTitle(summary)}</strong><span class="muted">${[date(summary.issueDate), summary.subject].filter(Boolean).join(' · ')}</span></span>
        ${statusPill(summary)}${summary.total ? html`<span class="row-amount">${money(summary.total)}</span>` : nothing}</a></li>`)}</ul>`;
  }
}
customElements.define('customer-view', CustomerView);

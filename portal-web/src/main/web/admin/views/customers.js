// Customers: search, filter by access, page by page.
import { html, nothing } from 'lit';
import { t } from '../../ui/i18n.js';
import { empty, icon, pageHead, searchField, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { accessPill } from '../parts/marks.js';
import { Pages, View, afterTyping, notFound, to, toCustomer } from '../view.js';

const ACCESS = ['GRANTED', 'REVOKED', 'DEFAULT'];

class CustomersView extends View {
  #asked = null;
  #customers = new Pages(this, (cursor, signal) => api.get('customers', { query: { query: this.#query, access: this.#access, cursor }, signal }));
  #search = afterTyping(query => filter({ query }));

  get #query() { return this.place.query.get('query') ?? ''; }
  get #access() { return this.place.query.get('access') ?? ''; }
  get heading() { return t('customers.title'); }

  enter({ query }) {
    if (this.#asked !== null && this.#asked !== String(query)) this.#customers.reset();
    this.#asked = String(query);
    this.#customers.run();
  }

  #reset = () => filter({ query: null, access: null });

  render() {
    const filtered = this.#query || this.#access;
    return html`
      ${pageHead({ title: this.heading, sub: t('customers.sub'), actions: html`<a class="button primary" href=${to('new-customer')}>${icon('user-plus')}${t('customers.new')}</a>` })}
      <div class="toolbar" role="search">
        ${searchField({ label: t('customers.search'), value: this.#query, onInput: this.#search })}
        <label class="filter"><span class="visually-hidden">${t('customers.access')}</span>
          <select class="input" @change=${event => filter({ access: event.target.value })}>
            <option value="" .selected=${!this.#access}>${t('customers.access.all')}</option>
            ${ACCESS.map(access => html`<option value=${access} .selected=${access === this.#access}>${t(`customers.access.${access}`)}</option>`)}
          </select></label>
        ${filtered ? html`<button type="button" class="button plain" @click=${this.#reset}>${t('admin.filter.reset')}</button>` : nothing}
      </div>
      <div class="card list-card">${this.#customers.stale()}${this.#customers.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? this.#table(items) : filtered ? notFound(t('customers.none'), this.#reset)
          : empty('users-round', t('customers.empty'), { text: t('customers.empty.text'), action: html`<a class="button" href=${to('import')}>${icon('file-up')}${t('overview.import')}</a>` })),
      })}</div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('customers.name')}</th><th scope="col">${t('customers.contact')}</th><th scope="col">${t('customers.portal')}</th><th scope="col" class="num">${t('customers.documents')}</th></tr></thead>
        <tbody>${items.map(customer => html`
          <tr>
            <th scope="row"><a class="row-link" href=${toCustomer(customer.number)}>${customer.name}</a><span class="muted">${customer.number}${customer.imported ? html` · ${t('customers.imported')}` : nothing}</span></th>
            <td><span class="lines"><span class="clip">${customer.email ?? '–'}</span><span class="muted">${customer.city}</span></span></td>
            <td><span class="lines">${accessPill(customer.portal)}${customer.portal.access === 'DEFAULT' ? nothing : html`<span class="muted small">${t('customers.explicit')}</span>`}</span></td>
            <td class="num" data-label=${t('customers.documents')}>${customer.documentCount}</td>
          </tr>`)}</tbody>
      </table>${this.#customers.foot()}`;
  }
}
customElements.define('customers-view', CustomersView);

// Documents of all customers: filters in the address, page by page, with what the portal shows of each.
import { html, nothing } from 'lit';
import { TYPES, documentIcon, documentTitle, statusPill, typePlural } from '../../ui/documents.js';
import { date, money, t } from '../../ui/i18n.js';
import { codeText, empty, icon, pageHead, searchField, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { chooseCustomer } from '../parts/customer-picker.js';
import { documentAccess } from '../parts/marks.js';
import { Pages, View, afterTyping, notFound, to, toCustomer, toDocument } from '../view.js';

const STATUS = ['DRAFT', 'OPEN', 'OVERDUE', 'PARTIALLY_PAID', 'PAID', 'CANCELED', 'ACCEPTED', 'DECLINED'];
const FILTERS = ['query', 'type', 'status', 'unread', 'customer'];

class DocumentsView extends View {
  #asked = null;
  #documents = new Pages(this, (cursor, signal) => api.get('documents', { query: { ...this.#filters, cursor }, signal }));
  #search = afterTyping(query => filter({ query }));

  get #filters() { return Object.fromEntries(FILTERS.map(name => [name, this.place.query.get(name) ?? ''])); }
  get heading() { return t('documents.title'); }

  enter({ query }) {
    if (this.#asked !== null && this.#asked !== String(query)) this.#documents.reset();
    this.#asked = String(query);
    this.#documents.run();
  }

  #reset = () => filter(Object.fromEntries(FILTERS.map(name => [name, null])));
  #chooseCustomer = async () => {
    const customer = await chooseCustomer(t('documents.customer.choose'));
    if (customer) filter({ customer: customer.number });
  };

  #select(name, all, codes, label) {
    const value = this.#filters[name];
    return html`<label class="filter"><span class="visually-hidden">${t(`documents.${name}`)}</span>
      <select class="input" @change=${event => filter({ [name]: event.target.value })}><option value="" .selected=${!value}>${all}</option>${codes.map(code => html`<option value=${code} .selected=${code === value}>${label(code)}</option>`)}</select></label>`;
  }

  render() {
    const { query, customer, ...rest } = this.#filters;
    const filtered = query || customer || Object.values(rest).some(Boolean);
    return html`
      ${pageHead({ title: this.heading, sub: t('documents.sub'), actions: html`<a class="button primary" href=${to('import')}>${icon('file-up')}${t('overview.import')}</a>` })}
      <div class="toolbar" role="search">
        ${searchField({ label: t('documents.search'), value: query, onInput: this.#search })}
        ${this.#select('type', t('documents.type.all'), TYPES, typePlural)}
        ${this.#select('status', t('documents.status.all'), STATUS, code => codeText('status', code))}
        <button type="button" class="button" aria-pressed=${rest.unread ? 'true' : 'false'} @click=${() => filter({ unread: rest.unread ? null : 'true' })}>${icon('message-square')}${t('documents.unread')}</button>
        ${customer ? html`<span class="filter-chip">${t('event.customer', { number: customer })}<button type="button" class="icon-button" @click=${() => filter({ customer: null })} aria-label=${t('timeline.filter.remove', { number: customer })}>${icon('x')}</button></span>`
          : html`<button type="button" class="button" @click=${this.#chooseCustomer}>${icon('funnel')}${t('documents.customer')}</button>`}
        ${filtered ? html`<button type="button" class="button plain" @click=${this.#reset}>${t('admin.filter.reset')}</button>` : nothing}
      </div>
      <div class="card list-card">${this.#documents.stale()}${this.#documents.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? this.#table(items) : filtered ? notFound(t('documents.none'), this.#reset)
          : empty('file-text', t('documents.empty'), { text: t('documents.empty.text'), action: html`<a class="button primary" href=${to('import')}>${icon('file-up')}${t('overview.import')}</a>` })),
      })}</div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('documents.document')}</th><th scope="col">${t('documents.customer')}</th><th scope="col">${t('documents.status')}</th><th scope="col" class="num">${t('documents.total')}</th><th scope="col">${t('documents.portal')}</th></tr></thead>
        <tbody>${items.map(summary => html`
          <tr>
            <th scope="row"><span class="with-icon">${documentIcon(summary.type, summary.overdue ? 'danger' : '')}<span class="lines"><a class="row-link" href=${toDocument(summary)}>${documentTitle(summary)}</a>${summary.unreadComments ? html`<span><span class="badge flush">${t('comments.unread', { n: summary.unreadComments })}</span></span>` : nothing}<span class="muted clip">${[date(summary.issueDate), summary.subject].filter(Boolean).join(' · ')}</span></span></span></th>
            <td><a class="quiet-link clip" href=${toCustomer(summary.customer.number)}>${summary.customer.name}</a></td>
            <td class="due">${statusPill(summary)}${summary.dueDate && ['OPEN', 'PARTIALLY_PAID'].includes(summary.status) ? html`<span class="muted small ${summary.overdue ? 'is-late' : ''}">${t('documents.due', { date: date(summary.dueDate) })}</span>` : nothing}</td>
            <td class="num">${summary.total ? money(summary.total) : nothing}</td>
            <td>${documentAccess(summary.portal)}</td>
          </tr>`)}</tbody>
      </table>${this.#documents.foot()}`;
  }
}
customElements.define('documents-view', DocumentsView);

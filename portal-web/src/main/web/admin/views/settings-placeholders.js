// Administration > Kundenportal > Platzhalter: what the merchant's own templates may name, to copy and to try out.
import { html, nothing } from 'lit';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { TYPES, typeName } from '../../ui/documents.js';
import { t } from '../../ui/i18n.js';
import { icon } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { settingsHead } from '../parts/settings-head.js';
import { View } from '../view.js';

/** How placeholders call a type: "CreditNote" for "CREDIT_NOTE". */
const word = type => type.split('_').map(part => part[0] + part.slice(1).toLowerCase()).join('');
const PLACEHOLDERS = [
  ['[Client.customerportal_url]', () => t('placeholders.client.url')],
  ['[Client.name]', () => t('placeholders.client.name')],
  ['[Client.number]', () => t('placeholders.client.number')],
  ...TYPES.map(type => [`[${word(type)}.customerportal_url]`, () => t('placeholders.document.url', { type: typeName(type) })]),
  ['[Document.customerportal_url]', () => t('placeholders.any.url')],
  ['[Document.name]', () => t('placeholders.any.name')],
  ['[Document.number]', () => t('placeholders.any.number')],
];

class SettingsPlaceholdersView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { wish: { state: true }, result: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.wish = { template: '', type: 'INVOICE', number: '', customerNumber: '' };
    /** @type {string | null} */
    this.result = null;
    /** @type {any} */
    this.problem = null;
    this.busy = false;
    this.wish.template = t('placeholders.example');
  }

  get heading() { return t('settings.placeholders'); }

  #copy = async text => {
    await navigator.clipboard.writeText(text).catch(() => {}); // no clipboard API over plain http: the text can be selected
    announce(t('link.copied'));
  };

  #try = async event => {
    event.preventDefault();
    if (this.busy) return;
    const { template, type, number, customerNumber } = this.wish;
    this.busy = true;
    this.problem = null;
    this.result = null;
    try {
      const { text } = await api.post('templates/rendering', { template, document: number.trim() ? { type, number: number.trim() } : null, customerNumber: customerNumber.trim() || null });
      this.result = text;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  render() {
    return html`${settingsHead('placeholders')}
      <div class="split">
        <section class="card" aria-labelledby="h-placeholders"><header class="card-head"><h2 id="h-placeholders">${t('placeholders.list')}</h2></header>
          <div class="card-body"><p class="hint">${t('placeholders.list.text')}</p></div>
          <table class="pop-in placeholders">
            <caption class="visually-hidden">${t('placeholders.list')}</caption>
            <thead><tr><th scope="col">${t('placeholders.name')}</th><th scope="col">${t('placeholders.meaning')}</th><th scope="col"><span class="visually-hidden">${t('ui.copy')}</span></th></tr></thead>
            <tbody>${PLACEHOLDERS.map(([name, meaning]) => html`<tr><th scope="row"><code>${name}</code></th><td>${meaning()}</td><td class="act"><button type="button" class="icon-button" @click=${() => this.#copy(name)} aria-label=${t('link.copy', { what: name })} title=${t('link.copy', { what: name })}>${icon('copy')}</button></td></tr>`)}</tbody>
          </table>
        </section>
        ${this.#trial()}
      </div>`;
  }

  #trial() {
    const errors = violationsOf(this.problem);
    const set = name => value => { this.wish = { ...this.wish, [name]: value }; };
    return html`
      <section class="card" aria-labelledby="h-trial"><header class="card-head"><h2 id="h-trial">${t('placeholders.trial')}</h2></header>
        <form class="card-body fields" novalidate @submit=${this.#try}>
          ${errorSummary(this.problem)}
          ${field({ name: 'template', type: 'textarea', label: t('placeholders.template'), required: true, rows: 4, maxlength: 100000, value: this.wish.template, error: errors.template, onChange: set('template') })}
          ${field({ name: 'document.type', type: 'select', label: t('placeholders.type'), required: true, value: this.wish.type, choices: TYPES.map(value => ({ value, label: typeName(value) })), onChange: set('type') })}
          ${field({ name: 'document.number', label: t('placeholders.number'), maxlength: 64, value: this.wish.number, error: errors['document.number'], onChange: set('number') })}
          ${field({ name: 'customerNumber', label: t('placeholders.customer'), hint: t('placeholders.customer.hint'), maxlength: 64, value: this.wish.customerNumber, error: errors.customerNumber, onChange: set('customerNumber') })}
          <div><button class="button primary" aria-busy=${this.busy ? 'true' : nothing}>${t('placeholders.try')}</button></div>
          <div role="status">${this.result === null ? nothing : html`<h3>${t('placeholders.result')}</h3><p class="as-typed trial-result">${this.result || t('placeholders.empty')}</p>`}</div>
        </form>
      </section>`;
  }
}
customElements.define('settings-placeholders-view', SettingsPlaceholdersView);

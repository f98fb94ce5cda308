// Finds one customer: a search field with the hits below it as a list to choose from.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { openDialog } from '../../ui/dialog.js';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, failure, searchField, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Part, afterTyping } from '../view.js';

/** `query`: what to search for at first; sends "picked" with {number, name}. */
class CustomerPicker extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { query: {}, picked: { state: true } };
  #hits = new Load(this, signal => api.get('customers', { query: { query: this.query, limit: 8 }, signal }));
  #search = afterTyping(() => this.#hits.run());

  constructor() {
    super();
    this.query = '';
    this.picked = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#suggest();
  }

  /** What others think to search for may match nobody: then all are better than none. */
  async #suggest() {
    await this.#hits.run();
    if (!this.query || this.#hits.value?.items.length !== 0) return;
    this.query = '';
    this.#hits.run();
  }

  #type = text => {
    this.query = text;
    this.#search();
  };

  #pick(customer) {
    this.picked = customer.number;
    this.dispatchEvent(new CustomEvent('picked', { detail: customer, bubbles: true }));
  }

  render() {
    return html`
      ${searchField({ label: t('picker.search'), value: this.query, onInput: this.#type })}
      <div class="picker" aria-busy=${this.#hits.pending ? 'true' : nothing}>
        ${this.#hits.view({ loading: () => skeleton('rows', 3), ready: ({ items }) => this.#list(items), failed: problem => failure(problem, this.#hits.run) })}
      </div>`;
  }

  #list(items) {
    if (!items.length) return html`<p class="picker-none" role="status">${t('picker.none', { query: this.query })}</p>`;
    return html`
      <fieldset><legend class="visually-hidden">${t('picker.hits', { n: items.length })}</legend>
        ${repeat(items, customer => customer.number, customer => html`
          <label class="picker-row"><input type="radio" name="picked-customer" value=${customer.number} .checked=${customer.number === this.picked} @change=${() => this.#pick(customer)}>
            <span class="row-text"><strong>${customer.name}</strong><span class="muted">${[customer.number, customer.city].filter(Boolean).join(' · ')}</span></span></label>`)}
      </fieldset>`;
  }
}
customElements.define('customer-picker', CustomerPicker);

/**
 * Asks for one customer in a dialog of its own. The choice is confirmed by a button: arrow keys choose on their way.
 * @returns {Promise<{number: string, name: string} | null>}
 */
export function chooseCustomer(title) {
  let chosen = null;
  let missing = false;
  return openDialog({
    title,
    body: (close, update) => html`
      ${missing ? banner('danger', t('picker.missing'), { live: true }) : nothing}
      <customer-picker @picked=${event => { chosen = event.detail; missing = false; update(); }}></customer-picker>`,
    actions: (close, update) => html`
      <button type="button" class="button primary" @click=${() => { missing = !chosen; return chosen ? close(chosen) : update(); }}>${chosen ? t('picker.take', { name: chosen.name }) : t('picker.take.none')}</button>
      <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
}

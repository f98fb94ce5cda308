// An address to pass on, with the link symbol at its right that copies it by one click.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import { icon } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { Part } from '../view.js';

/** `value`: what is copied; `label`: what it is; `symbol`: the button's icon. */
class LinkField extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { value: {}, label: {}, symbol: {}, copied: { state: true } };
  #timer = 0;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.symbol = 'link';
    this.copied = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #copy = async () => {
    const input = this.querySelector('input');
    input.select();
    try {
      await navigator.clipboard.writeText(this.value);
    } catch {
      document.execCommand('copy'); // no clipboard API over plain http
    }
    this.copied = true;
    announce(t('link.copied'));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.copied = false; }, 2500);
  };

  render() {
    const name = t('link.copy', { what: this.label });
    return html`
      <div class="link-field ${this.copied ? 'is-copied' : ''}">
        <input class="input" readonly aria-label=${this.label} .value=${this.value} @focus=${event => event.target.select()}>
        <button type="button" class="icon-button" aria-label=${name} title=${name} @click=${this.#copy}>${icon(this.copied ? 'check' : this.symbol)}</button>
      </div>
      <p class="link-note" aria-hidden="true">${this.copied ? t('link.copied') : ''}</p>`;
  }
}
customElements.define('link-field', LinkField);

// The one-time code that a change of the bank account or of an e-mail address asks for.
import { LitElement, html, nothing } from 'lit';
import { openDialog } from '../ui/dialog.js';
import { field } from '../ui/form.js';
import { t } from '../ui/i18n.js';
import { banner, explained, icon } from '../ui/parts.js';
import { api } from './portal.js';

const DIGITS = 8;
/** The problems that another code, or the right one, helps against; with all others the form goes on. */
const MEND = new Set(['WRONG_CODE', 'TOO_MANY_ATTEMPTS']);

class CodeEntry extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { purpose: {}, attempt: { attribute: false } };
  createRenderRoot() { return this; }

  constructor() {
    super();
    /** @type {'BANK_ACCOUNT'|'EMAIL'} */
    this.purpose = 'BANK_ACCOUNT';
    /** The change with a code. @type {(code: string) => Promise<any>} */
    this.attempt = async () => null;
  }

  #typed = '';
  #error = '';
  /** @type {any} */ #sent = null;
  /** @type {any} */ #failed = null;
  #again = 0;
  #busy = false;
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
    this.#send();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #send = async () => {
    this.#failed = null;
    this.#error = '';
    try {
      this.#sent = await api.post('me/codes', { purpose: this.purpose });
      this.#again = Date.now() + 1000 * this.#sent.resendAfterSeconds;
    } catch (problem) {
      this.#failed = problem;
      this.#again = problem.retryAt?.getTime() ?? 0;
    }
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('input'))?.focus();
  };

  #type = text => {
    this.#typed = text.replace(/\D/g, '').slice(0, DIGITS);
    this.#error = '';
    this.requestUpdate();
  };

  #submit = async event => {
    event.preventDefault();
    if (this.#busy) return;
    if (this.#typed.length !== DIGITS) {
      this.#refuse(t('code.incomplete'));
      return;
    }
    this.#busy = true;
    this.requestUpdate();
    try {
      this.#close({ answer: await this.attempt(this.#typed) });
    } catch (problem) {
      const wrong = problem.code === 'WRONG_CODE';
      if (MEND.has(problem.code)) this.#refuse(`${problem.title}. ${t(wrong ? 'code.wrong' : 'code.tooMany')}`);
      else this.#close({ problem });
    }
    this.#busy = false;
    this.requestUpdate();
  };

  #refuse(error) {
    this.#error = error;
    this.requestUpdate();
    /** @type {HTMLElement | null} */ (this.querySelector('input'))?.focus();
  }

  #close(detail) { this.dispatchEvent(new CustomEvent('done', { detail })); }

  render() {
    const early = this.#failed?.code === 'RESEND_TOO_EARLY';
    if (this.#failed && !early) return banner('danger', html`<strong>${this.#failed.title || explained(this.#failed)[1]}</strong> ${explained(this.#failed)[2]}`, { live: true });
    const wait = Math.ceil((this.#again - Date.now()) / 1000);
    return html`
      <form class="code-form" novalidate @submit=${this.#submit}>
        <p role="status">${early ? t('code.early') : this.#sent ? t('code.sent', { address: this.#sent.sentTo }) : t('code.sending')}</p>
        ${field({ name: 'code', label: t('code.label'), value: this.#typed.replace(/(\d{4})(?=\d)/, '$1 '), required: true, autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 24, error: this.#error, onChange: this.#type })}
        <div class="buttons">
          <button class="button primary" type="submit" aria-busy=${this.#busy ? 'true' : nothing}>${this.#busy ? icon('loader-circle', 'turning') : nothing}${t('code.confirm')}</button>
          <button class="button" type="button" ?disabled=${wait > 0} @click=${this.#send}>${wait > 0 ? t('code.again.in', { n: wait }) : t('code.again')}</button>
        </div>
      </form>`;
  }
}
customElements.define('code-entry', CodeEntry);

/**
 * Has a code sent, and tries the change with what is typed until it is right.
 * @param {'BANK_ACCOUNT'|'EMAIL'} purpose
 * @param {(code: string) => Promise<any>} attempt the change with the code
 * @returns {Promise<any>} what the change answered, null if it was given up; throws what has nothing to do with the code
 */
export async function withCode(purpose, attempt) {
  const outcome = await openDialog({
    title: t('code.title'),
    body: close => html`<p>${t('code.text')}</p><code-entry .purpose=${purpose} .attempt=${attempt} @done=${event => close(event.detail)}></code-entry>`,
  });
  if (outcome?.problem) throw outcome.problem;
  return outcome?.answer ?? null;
}

// Signing in: as a page of its own, and as the question on top of a page whose session has ended.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { t, time } from '../ui/i18n.js';
import { banner, explained, icon, languageSelect } from '../ui/parts.js';
import { setTitle } from '../ui/router.js';
import { api } from './backend.js';
import { Part } from './view.js';

/** The fields and their button; sends "signed-in" with the session. */
class SignInForm extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { user: {}, problem: { state: true }, busy: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.user = '';
    /** @type {any} */
    this.problem = null;
    this.busy = false;
    this.shown = false;
  }

  #submit = async event => {
    event.preventDefault();
    if (this.busy) return;
    const { user, password } = event.target.elements;
    const missing = [!user.value.trim() && 'user', !password.value && 'password'].filter(Boolean);
    if (missing.length) {
      this.problem = { code: 'MISSING', missing };
      event.target.elements[missing[0]].focus();
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      const session = await api.post('session', { user: user.value.trim(), password: password.value }, { anonymous: true });
      this.dispatchEvent(new CustomEvent('signed-in', { detail: session, bubbles: true }));
    } catch (problem) {
      this.problem = problem;
      this.shown = false;
      await this.updateComplete;
      password.focus();
      password.select();
    } finally {
      this.busy = false;
    }
  };

  #message() {
    const { code, retryAt } = this.problem;
    if (code === 'WRONG_CREDENTIALS') return t('signIn.wrong');
    if (code === 'TOO_MANY_ATTEMPTS') return retryAt ? t('signIn.tooMany.at', { time: time(retryAt) }) : t('signIn.tooMany');
    const [, title, text] = explained(this.problem);
    return `${title}. ${text}`;
  }

  render() {
    const missing = this.problem?.missing ?? [];
    const error = name => (missing.includes(name) ? html`<p class="field-error" id="sign-in-${name}-error">${icon('circle-alert')}${t(`signIn.missing.${name}`)}</p>` : nothing);
    const state = name => (missing.includes(name) ? 'true' : nothing);
    const described = name => (missing.includes(name) ? `sign-in-${name}-error` : nothing);
    return html`
      <form class="sign-in-form" novalidate @submit=${this.#submit}>
        ${this.problem && !missing.length ? banner('danger', this.#message(), { live: true }) : nothing}
        <div class="field ${missing.includes('user') ? 'has-error' : ''}"><label for="sign-in-user">${t('signIn.user')}</label>${error('user')}
          <input class="input" id="sign-in-user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100" aria-invalid=${state('user')} aria-describedby=${described('user')} .value=${this.user} ${ref(focusFirst)}></div>
        <div class="field ${missing.includes('password') ? 'has-error' : ''}"><label for="sign-in-password">${t('signIn.password')}</label>${error('password')}
          <span class="password"><input class="input" id="sign-in-password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="500" aria-invalid=${state('password')} aria-describedby=${described('password')}>
          <button type="button" class="icon-button" aria-pressed=${this.shown} aria-label=${t('signIn.show')} title=${t('signIn.show')} @click=${() => { this.shown = !this.shown; }}>${icon(this.shown ? 'eye-off' : 'eye')}</button></span></div>
        <button class="button primary wide" aria-busy=${this.busy ? 'true' : nothing}>${this.busy ? icon('loader-circle', 'turning') : nothing}${t('signIn.submit')}</button>
      </form>`;
  }
}

const focused = new WeakSet();
function focusFirst(input) {
  if (!input || focused.has(input)) return;
  focused.add(input);
  queueMicrotask(() => (input.value ? input.form?.elements.password : input)?.focus());
}

/** The whole page. */
class SignInView extends Part {
  updated() { setTitle(t('signIn.title')); }

  render() {
    return html`
      <div class="sign-in">
        <header>${languageSelect()}</header>
        <main id="main" tabindex="-1"><section class="card" aria-labelledby="sign-in-title">
          <p class="admin-brand">${t('admin.brand')}<span>${t('admin.brand.sub')}</span></p>
          <h1 id="sign-in-title" tabindex="-1">${t('signIn.title')}</h1>
          <sign-in-form></sign-in-form>
        </section></main>
      </div>`;
  }
}

customElements.define('sign-in-form', SignInForm);
customElements.define('sign-in-view', SignInView);

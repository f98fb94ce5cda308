// The frame of the admin UI: sign-in, navigation, the current page.
import { html, nothing } from 'lit';
import { openDialog } from '../ui/dialog.js';
import { startLanguage, t, useTimeZone } from '../ui/i18n.js';
import { avatar, failure, icon, initials, languageSelect, skeleton } from '../ui/parts.js';
import { ADMIN, ROOT } from '../ui/paths.js';
import { Router, arrive, useTitleSuffix } from '../ui/router.js';
import { api, onSessionEnd } from './backend.js';
import { mayLeave } from './draft.js';
import { useRouter } from './navigation.js';
import { routes } from './routes.js';
import { roleName, useSession, user } from './session.js';
import './sign-in.js';
import { Part, to } from './view.js';

const NAV = [
  { name: 'overview', symbol: 'layout-dashboard', path: [] },
  { name: 'customers', symbol: 'users-round', path: ['customers'] },
  { name: 'documents', symbol: 'file-text', path: ['documents'] },
  { name: 'orders', symbol: 'package-check', path: ['orders'] },
  { name: 'payments', symbol: 'credit-card', path: ['payments'] },
  { name: 'import', symbol: 'file-up', path: ['import'] },
  { name: 'unmatched', symbol: 'inbox', path: ['unmatched'] },
  { name: 'changes', symbol: 'file-pen-line', path: ['change-requests'] },
  { name: 'timeline', symbol: 'activity', path: ['timeline'] },
  { name: 'mails', symbol: 'mail', path: ['mails'] },
];
const ADMINISTRATION = [
  { name: 'portal', symbol: 'sliders-horizontal', path: ['settings', 'portal'] },
  { name: 'automation', symbol: 'send', path: ['automation'] },
  { name: 'webhooks', symbol: 'plug', path: ['settings', 'webhooks'] },
  { name: 'tokens', symbol: 'key-round', path: ['settings', 'tokens'] },
];
const PHONE = ['overview', 'customers', 'documents', 'import'];

class AdminApp extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { session: { state: true }, problem: { state: true }, place: { state: true }, waiting: { state: true }, menu: { state: true } };

  constructor() {
    super();
    /** @type {{user: string, roles: string[]} | null | undefined} */
    this.session = undefined;
    /** @type {any} */
    this.problem = null;
    /** @type {import('../ui/router.js').Place | null} */
    this.place = null;
    /** How many wait for somebody, by the entry of the navigation. @type {Record<string, number>} */
    this.waiting = {};
    this.menu = false;
    this.router = new Router({ base: ADMIN, routes, mayLeave });
    useRouter(this.router);
    onSessionEnd(() => this.#signInAgain());
    this.router.addEventListener('change', event => this.#arrived(/** @type {CustomEvent} */ (event).detail));
    addEventListener('portal-counts', this.#count);
    document.addEventListener('click', event => { if (this.menu && !event.composedPath().includes(this.querySelector('.account-menu'))) this.menu = false; });
    this.addEventListener('keydown', event => this.#escape(event));
    this.#resume();
  }

  /** With this query a server may answer 204 when nobody is signed in: browsers report a 401 as an error in the console. */
  #resume = async () => {
    this.problem = null;
    try {
      const session = await api.get('session', { query: { optional: true }, anonymous: true });
      if (session) this.#enter(session);
      else this.session = null;
    } catch (problem) {
      if (problem.status === 401) this.session = null;
      else this.problem = problem;
    }
  };

  #enter(session) {
    useSession(session);
    const first = !this.place;
    this.session = session;
    if (first) this.router.start();
    else this.router.refresh();
    this.#count();
  }

  #arrived(move) {
    this.place = this.router.current;
    this.menu = false;
    this.updateComplete.then(async () => {
      const main = this.querySelector('main');
      await /** @type {any} */ (main?.firstElementChild)?.updateComplete;
      if (main) arrive(main, move);
    });
  }

  /** A number that nobody knows is hidden. */
  #count = async () => {
    const [overview, payments] = await Promise.allSettled([api.get('overview', { anonymous: true }), api.get('payments/attention', { anonymous: true })]);
    this.waiting = { unmatched: overview.status === 'fulfilled' ? overview.value.unmatched : 0, payments: payments.status === 'fulfilled' ? payments.value.count : 0 };
  };

  /** On top of the page, whose input stays: the call that failed is repeated afterwards. */
  async #signInAgain() {
    const session = await openDialog({
      title: t('signIn.ended'),
      body: close => html`<p>${t('signIn.ended.text')}</p><sign-in-form user=${user()} @signed-in=${event => close(event.detail)}></sign-in-form>`,
    });
    if (!session) throw Object.assign(new Error('signed out'), { status: 401, code: 'NO_SESSION', detail: t('signIn.needed'), violations: [] });
    useSession(session);
    this.session = session;
  }

  #signOut = async () => {
    if (!(await mayLeave())) return;
    await api.delete('session', { anonymous: true }).catch(() => {});
    useSession(null);
    this.menu = false;
    this.session = null;
  };

  /** The entry of the navigation that the current page belongs to. */
  get #area() { return /** @type {any} */ (this.place?.route)?.nav ?? ''; }

  #escape(event) {
    if (event.key !== 'Escape' || !this.menu) return;
    this.menu = false;
    /** @type {HTMLElement | null} */ (this.querySelector('.account'))?.focus();
  }

  updated() { useTitleSuffix(t('admin.title')); }

  #link = ({ name, symbol, path }) => {
    const current = this.#area === name;
    const count = this.waiting[name] ?? 0;
    return html`<li><a href=${to(...path)} aria-current=${current ? 'page' : nothing}>${icon(symbol)}<span>${t(`nav.${name}`)}</span>${count ? html`<span class="nav-count">${count}<span class="visually-hidden"> ${t('nav.waiting')}</span></span>` : nothing}</a></li>`;
  };

  #allPages = async event => {
    event.preventDefault();
    const target = await openDialog({
      title: t('nav.all'),
      body: close => html`<nav class="sheet" aria-label=${t('ui.navigation')} @click=${click => { const link = click.target.closest('a'); if (link) { click.preventDefault(); click.stopPropagation(); close(link.getAttribute('href')); } }}>
        <ul>${NAV.map(this.#link)}</ul><h3 class="nav-group">${t('nav.administration')}</h3><ul>${ADMINISTRATION.map(this.#link)}</ul></nav>`,
    });
    if (target) this.router.go(target);
  };

  render() {
    if (this.problem) return html`<main class="boot">${failure(this.problem, this.#resume)}</main>`;
    if (this.session === undefined) return html`<main class="boot">${skeleton('page', 1)}</main>`;
    if (this.session === null) return html`<sign-in-view @signed-in=${event => this.#enter(event.detail)}></sign-in-view>`;
    const { user: name, roles } = this.session;
    const others = !PHONE.includes(this.#area);
    const hidden = Object.values(this.waiting).reduce((sum, count) => sum + count, 0);
    return html`
      <a class="skip" href="#main">${t('ui.skip')}</a>
      <div class="shell admin">
        <aside class="side"><div class="side-in">
          <a class="admin-brand" href=${to()}>${t('admin.brand')}<span>${t('admin.brand.sub')}</span></a>
          <nav aria-label=${t('ui.navigation')}>
            <ul>${NAV.map(this.#link)}</ul>
            <h2 class="nav-group" id="nav-administration">${t('nav.administration')}</h2>
            <ul aria-labelledby="nav-administration">${ADMINISTRATION.map(this.#link)}</ul>
          </nav>
        </div></aside>
        <div class="body">
          <header class="top">
            <a class="brand brand-small" href=${to()}>${t('admin.brand')}</a>
            ${languageSelect()}
            <div class="account-menu">
              <button type="button" class="account" aria-expanded=${this.menu ? 'true' : 'false'} aria-controls="account-menu" @click=${() => { this.menu = !this.menu; }}>${avatar(name)}<span class="visually-hidden">${initials(name)} – ${t('account.of', { user: name })}</span></button>
              <div class="menu" id="account-menu" ?hidden=${!this.menu}>
                <p class="menu-who"><strong>${name}</strong><span>${roles.map(roleName).join(', ')}</span></p>
                <a class="menu-item" href=${ROOT} target="_blank" rel="noopener">${icon('external-link')}${t('account.portal')}</a>
                <button type="button" class="menu-item" @click=${this.#signOut}>${icon('log-out')}${t('account.signOut')}</button>
              </div>
            </div>
          </header>
          <main id="main" tabindex="-1">${this.place ? this.place.route.render(this.place) : skeleton('page', 2)}</main>
        </div>
        <nav class="tabs" aria-label=${t('ui.navigation')}><ul>
          ${NAV.filter(entry => PHONE.includes(entry.name)).map(this.#link)}
          <li><a href="#all" role="button" aria-haspopup="dialog" aria-current=${others ? 'true' : nothing} @click=${this.#allPages} @keydown=${event => event.key === ' ' && this.#allPages(event)}>${icon('menu')}<span>${t('nav.more')}</span>${hidden ? html`<span class="nav-count">${hidden}<span class="visually-hidden"> ${t('nav.waiting')}</span></span>` : nothing}</a></li>
        </ul></nav>
      </div>`;
  }
}

/** The merchant's time zone; without it times are shown in the default one. */
async function merchantsTime() {
  try {
    const { timeZone } = await (await fetch(`${ROOT}api/v1/branding`)).json();
    if (timeZone) useTimeZone(timeZone);
  } catch { /* the page works without */ }
}

await Promise.all([startLanguage({ folders: ['i18n', 'admin/i18n'] }), merchantsTime()]);
customElements.define('admin-app', AdminApp);

// The frame around every page: navigation, top bar, sign-out, and which page is shown.
import { LitElement, html, nothing } from 'lit';
import { Load } from '../ui/load.js';
import { Localized, t, time } from '../ui/i18n.js';
import { ROOT } from '../ui/paths.js';
import { avatar, empty, explained, icon, languageSelect, pageHead, skeleton } from '../ui/parts.js';
import { Router, arrive, setTitle } from '../ui/router.js';
import { contactLinks } from './contact.js';
import { link } from './link.js';
import { portal, store } from './portal.js';
import './views/start.js';

/** Navigation: [name of the route, icon, path]. @type {[string, string, string][]} */
const NAV = [['start', 'house', ''], ['documents', 'file-text', 'documents'], ['settings', 'user-round', 'settings']];
/** For customers who have ordered. @type {[string, string, string]} */
const ORDERS = ['orders', 'package-check', 'orders'];
/** @type {[string, string, string]} */
const MENU = ['menu', 'ellipsis', 'menu'];

/** Where somebody wanted to go who had to sign in first; known to this tab, until it is opened. */
const TARGET = 'portal.target';

const ROUTES = [
  { name: 'start', path: '', render: () => html`<start-view></start-view>` },
  { name: 'documents', path: 'documents', load: () => import('./views/documents.js'), render: ({ query }) => html`<documents-view .query=${query}></documents-view>` },
  { name: 'documents', path: 'documents/:type/:number', load: () => import('./views/document.js'), render: ({ params }) => html`<document-view .type=${params.type} .number=${params.number}></document-view>` },
  { name: 'documents', path: 'pay', load: () => import('./views/pay.js'), render: () => html`<pay-view></pay-view>` },
  { name: 'documents', path: 'payments/:payment', load: () => import('./views/payment.js'), render: ({ params, query }) => html`<payment-view .payment=${params.payment} .canceled=${query.has('canceled')}></payment-view>` },
  { name: 'orders', path: 'orders', load: () => import('./views/orders.js'), render: () => html`<orders-view></orders-view>` },
  { name: 'orders', path: 'orders/:number', load: () => import('./views/order.js'), render: ({ params }) => html`<order-view .number=${params.number}></order-view>` },
  { name: 'settings', path: 'settings', load: () => import('./views/settings.js'), render: () => html`<settings-view></settings-view>` },
  { name: 'menu', path: 'menu', load: () => import('./views/menu.js'), render: () => html`<menu-view></menu-view>` },
  { name: 'link', path: 'link', load: () => import('./views/sign-in.js'), render: () => nothing },
  { name: 'missing', path: '*', render: () => missing() },
];

function missing() {
  setTitle(t('missing.title'));
  return html`${pageHead({ title: t('missing.title') })}${empty('search-x', t('problem.notFound'), { text: t('problem.notFound.text'), action: html`<a class="button" href=${ROOT}>${t('missing.home')}</a>` })}`;
}

export class PortalApp extends LitElement {
  static properties = { signingOut: { state: true }, online: { state: true } };
  createRenderRoot() { return this; }

  #boot = new Load(this, signal => portal.start(signal));
  #router = new Router({ base: ROOT, routes: ROUTES, ignore: path => path.startsWith(`${ROOT}api/`) || path.startsWith(`${ROOT}admin`) });
  #render = () => this.requestUpdate();
  #connection = () => {
    this.online = navigator.onLine;
    if (this.online && portal.branding) portal.refresh();
  };

  constructor() {
    super();
    this.online = navigator.onLine;
    this.signingOut = null;
    new Localized(this);
    this.#router.addEventListener('change', event => this.#arrived(/** @type {CustomEvent} */ (event).detail));
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add('shell');
    portal.addEventListener('change', this.#session);
    portal.addEventListener('count', this.#render);
    store.addEventListener('sync', this.#render);
    addEventListener('online', this.#connection);
    addEventListener('offline', this.#connection);
    this.#boot.run();
    this.#router.start();
  }

  /** Signed in or out: the same address now shows something else. */
  #session = async () => {
    if (!portal.session) await import('./views/sign-in.js');
    this.requestUpdate();
    if (this.#router.current) this.#arrived({});
  };

  async #arrived(detail) {
    const own = portal.onlyPage;
    if (own && this.#router.current?.path !== own && !this.#router.current?.path.startsWith('payments/')) return this.#router.go(own, { replace: true });
    if (portal.session && this.#router.current?.route.name === 'link' && !link()) return this.#router.go('', { replace: true });
    if (portal.branding && !portal.session) this.#remember();
    this.requestUpdate();
    await this.updateComplete;
    const main = this.querySelector('main');
    const view = /** @type {any} */ (main?.firstElementChild);
    await view?.updateComplete;
    if (main) arrive(main, detail);
  }

  /** A stable address works for whoever is not signed in, too: after coming in, by a link in the same tab as well, it opens. */
  #remember() {
    const { route, path } = this.#router.current;
    if (route.name === 'link') return;
    if (path) sessionStorage.setItem(TARGET, path + location.search);
    else sessionStorage.removeItem(TARGET);
  }

  #wanted() {
    const target = sessionStorage.getItem(TARGET);
    sessionStorage.removeItem(TARGET);
    return target ?? '';
  }

  async #signOut() {
    /** @type {HTMLElement | null} */ (this.querySelector('[popover]:popover-open'))?.hidePopover();
    try {
      this.signingOut = null;
      await portal.signOut();
      this.#router.go('', { replace: true });
    } catch (problem) {
      this.signingOut = problem;
    }
  }

  render() {
    const full = portal.session && !portal.confined;
    const booting = !portal.branding && !link();
    this.classList.toggle('is-reduced', !full && !booting);
    return html`
      <a class="skip" href="#main">${t('ui.skip')}</a>
      ${full ? this.#side() : booting ? html`<aside class="side"></aside>` : nothing}
      <div class="body">
        <header class="top">
          ${this.#brand('brand-small')}
          ${this.#status()}
          ${languageSelect()}
          ${portal.session ? this.#account(full) : nothing}
        </header>
        ${portal.viewOnly ? this.#viewing() : nothing}
        ${this.signingOut ? html`<p class="strip strip-danger" role="alert">${icon('circle-alert')}${t('frame.signOutFailed')} ${explained(this.signingOut)[1]}</p>` : nothing}
        <main id="main" tabindex="-1" @sign-out=${this.#signOut}>${this.#page()}</main>
        ${full ? nothing : this.#imprint()}
      </div>
      ${full ? html`<nav class="tabs" aria-label=${t('ui.navigation')}><ul>${[...this.#nav(), MENU].map(entry => this.#link(entry))}</ul></nav>` : nothing}`;
  }

  #page() {
    const at = this.#router.current;
    return this.#boot.view({
      loading: () => skeleton('cards', 3),
      ready: () => {
        if (!at) return nothing;
        if (at.route.name === 'link' && link()) return html`<link-view @signed-in=${this.#signedIn}></link-view>`;
        if (!portal.session) return html`<sign-in-view></sign-in-view>`;
        return at.route.render(at);
      },
    });
  }

  #signedIn = () => {
    const wanted = this.#wanted();
    return this.#router.go(wanted.startsWith('payments/') ? wanted : portal.onlyPage ?? wanted, { replace: true });
  };

  /** Above everything while a member of staff looks at the portal as the customer. */
  #viewing() {
    return html`<div class="strip strip-view" role="status">${icon('eye')}<p>${t('viewOnly.text', { name: portal.session.customer.name })}</p><button type="button" class="button small" @click=${this.#signOut}>${t('viewOnly.end')}</button></div>`;
  }

  #brand(cls = '') {
    const branding = portal.branding;
    const name = branding?.company.name ?? '';
    return html`<a class="brand ${cls}" href=${ROOT}>${branding?.logo ? html`<img src=${branding.logo} alt=${name}>` : name || nothing}</a>`;
  }

  #nav() { return portal.hasOrders ? NAV.toSpliced(2, 0, ORDERS) : NAV; }

  #link([key, symbol, path]) {
    const current = this.#router.current?.route.name === key;
    const fresh = key === 'documents' ? portal.newDocuments : 0;
    return html`<li><a href=${ROOT + path} aria-current=${current ? 'page' : nothing}>${icon(symbol)}<span>${t(`nav.${key}`)}</span>${fresh ? html`<span class="nav-count"><span class="visually-hidden">${t('nav.new', { n: fresh })}</span><span aria-hidden="true">${fresh}</span></span>` : nothing}</a></li>`;
  }

  #side() {
    const { company } = portal.branding;
    return html`
      <aside class="side"><div class="side-in">
        ${this.#brand()}
        <nav aria-label=${t('ui.navigation')}><ul>${this.#nav().map(entry => this.#link(entry))}</ul></nav>
        <div class="contact">
          <p><strong>${t('contact.title')}</strong><span>${company.name}</span></p>
          ${contactLinks(company)}
        </div>
      </div></aside>`;
  }

  #status() {
    const { offline, syncedAt } = store.state;
    const gone = offline || !this.online;
    if (!portal.session || (!syncedAt && !gone)) return html`<span></span>`;
    return html`
      <div class="sync ${gone ? 'is-offline' : ''}" role="status">
        ${icon(gone ? 'wifi-off' : 'circle-check')}<span>${gone ? (syncedAt ? t('frame.offlineAt', { time: time(syncedAt) }) : t('frame.offline')) : t('frame.syncedAt', { time: time(syncedAt) })}</span>
      </div>
      <button class="icon-button" type="button" @click=${() => portal.reload()} aria-label=${t('frame.reload')} title=${t('frame.reload')}>${icon('refresh-cw')}</button>`;
  }

  #account(full) {
    const { customer } = portal.session;
    return html`
      <button class="account" type="button" popovertarget="account-menu">${avatar(customer.name)}<span class="visually-hidden">${t('frame.account', { name: customer.name })}</span></button>
      <div class="menu account-menu" id="account-menu" popover>
        <p class="menu-head"><strong>${customer.name}</strong><span>${t('customer.number', { number: customer.number })}</span></p>
        ${full ? html`<a class="menu-item" href="${ROOT}settings" @click=${event => event.currentTarget.parentElement.hidePopover()}>${icon('user-round')}${t('nav.settings')}</a>` : nothing}
        <button class="menu-item" type="button" @click=${this.#signOut}>${icon('log-out')}${t('frame.signOut')}</button>
      </div>`;
  }

  #imprint() {
    const company = portal.branding?.company;
    if (!company) return nothing;
    return html`<footer class="imprint"><p>${[company.name, company.street, [company.postalCode, company.city].filter(Boolean).join(' ')].filter(Boolean).join(' · ')}</p><p class="imprint-links">${contactLinks(company)}</p></footer>`;
  }
}

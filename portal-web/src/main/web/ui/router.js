// Navigation by the History API: links stay links, the page's heading gets the focus, the title says where one is.
import { ROOT } from './paths.js';

/**
 * @typedef {{name: string, path: string, load?: () => Promise<unknown>, render: (at: Place) => unknown}} Route
 * @typedef {{route: Route, params: Record<string, string>, query: URLSearchParams, path: string}} Place
 */

/** @type {Router | null} */
let active = null;

/** Goes to a path below the base of the running router; the same as its `go`. */
export const go = (path, options = {}) => active?.go(path, options);

let suffix = '';
let titled = '';

/** Sets the part of the title after the dash: the merchant's name. */
export function useTitleSuffix(text) {
  suffix = text;
  setTitle(titled);
}
/** Sets the page's title; views call it whenever they render. */
export function setTitle(text) {
  titled = text;
  const title = [text, suffix].filter(Boolean).join(' – ');
  if (document.title !== title) document.title = title;
}

/**
 * Sends "change" after the route's modules are there. Patterns are relative to the base: "documents/:type/:number", "" for the
 * start page; the last route should be "*".
 */
export class Router extends EventTarget {
  /** @type {Place | null} */ current = null;
  #turn = 0;
  #step = history.state?.step ?? 0;

  /**
   * @param {{base?: string, routes: Route[], ignore?: (path: string) => boolean, mayLeave?: () => boolean | Promise<boolean>}} options
   *        `ignore`: paths of others below the base; `mayLeave` is asked before another page is shown, for example about unsaved input
   */
  constructor({ base = ROOT, routes, ignore = () => false, mayLeave = () => true }) {
    super();
    this.base = base;
    this.ignore = ignore;
    this.mayLeave = mayLeave;
    this.routes = routes.map(route => ({ ...route, pattern: pattern(route.path) }));
  }

  start() {
    active = this;
    addEventListener('popstate', () => this.#back());
    document.addEventListener('click', event => this.#click(event));
    return this.#show({ first: true });
  }

  /** The address of a path below the base. */
  href(path = '') { return this.base + path; }

  /**
   * @param {string} path below the base, with or without it
   * @param {{replace?: boolean}} [options]
   */
  async go(path, { replace = false } = {}) {
    if (!(await this.mayLeave())) return;
    const url = path.startsWith('/') ? path : this.base + path;
    if (replace) history.replaceState({ step: this.#step }, '', url);
    else history.pushState({ step: ++this.#step }, '', url);
    await this.#show({});
  }

  /** Who went back and then wants to stay is brought forward again: the address has already changed when the browser tells. */
  async #back() {
    const step = history.state?.step ?? 0;
    if (step === this.#step) return;
    if (!(await this.mayLeave())) return history.go(this.#step - step);
    this.#step = step;
    await this.#show({ back: true });
  }

  /** Shows the current address again, for example after signing in. */
  refresh() { return this.#show({}); }

  async #show({ first = false, back = false }) {
    const turn = ++this.#turn;
    const path = location.pathname.slice(this.base.length).replace(/\/$/, '');
    const { route, params } = this.#match(path);
    await route.load?.().catch(reloadOnce);
    if (turn !== this.#turn) return;
    const moved = this.current?.path !== path;
    this.current = { route, params, query: new URLSearchParams(location.search), path };
    this.dispatchEvent(new CustomEvent('change', { detail: { first, back, moved } }));
  }

  #match(path) {
    for (const route of this.routes) {
      const found = route.pattern.exec(path);
      if (found) return { route, params: decoded(found.groups ?? {}) };
    }
    throw new Error(`no route for ${path}`);
  }

  #click(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.('a[href]');
    if (!link || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || !url.pathname.startsWith(this.base) || this.ignore(url.pathname)) return;
    if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
    event.preventDefault();
    if (url.href !== location.href) this.go(url.pathname + url.search);
  }
}

/** After the view of a "change" has been rendered: to the top, and the focus to its heading (not on the first page). */
export function arrive(main, { first = false, back = false, moved = true } = {}) {
  if (first || !moved) return;
  if (!back) scrollTo(0, 0);
  const heading = main.querySelector('h1') ?? main;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** A page of an older release asks for modules that a newer server no longer has: then load the newer page. */
async function reloadOnce(failure) {
  const mark = 'portal.reloaded';
  if (!navigator.onLine || sessionStorage.getItem(mark) === import.meta.url) throw failure;
  sessionStorage.setItem(mark, import.meta.url);
  location.reload();
  await new Promise(() => {});
}

const pattern = path => (path === '*' ? /^/ : new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`));

function decoded(groups) {
  return Object.fromEntries(Object.entries(groups).map(([key, value]) => {
    try { return [key, decodeURIComponent(value)]; } catch { return [key, value]; }
  }));
}

// What every page of the customer's side shares: the API, the local copy, the merchant, the session.
import { Api, segment } from '../ui/api.js';
import { chosen, currentLanguage, preferredLanguage, useLanguage, useTimeZone } from '../ui/i18n.js';
import { ROOT } from '../ui/paths.js';
import { useTitleSuffix } from '../ui/router.js';
import { Store } from './store.js';

export const api = new Api(`${ROOT}api/v1`);
export const store = new Store(api);

/**
 * Asks who is signed in. With this query a server may answer 204 instead of 401 when nobody is: browsers report every 401 as an
 * error in the console, and not being signed in is none.
 */
const SESSION = 'session?optional=true';

/** Enough to know whether there are any. */
const ANY_ORDER = 'orders?limit=1';

/** Links in mails carry their kind as one letter. */
const KINDS = { c: 'CUSTOMER', d: 'DOCUMENT', o: 'ORDER', p: 'PAYMENT' };

/** Sends "change" when the session has changed, "refresh" when the pages should read again, "count" when there are more or fewer new documents, or orders at all. */
class Portal extends EventTarget {
  /** The merchant: company, logo, languages, ways to sign in. @type {any} */ branding = null;
  /** @type {any} */ session = null;
  /** Why there is no session: "ended" or "signedOut". @type {string | null} */ reason = null;

  constructor() {
    super();
    api.addEventListener('unauthorized', () => this.#end('ended'));
    chosen.addEventListener('choice', event => this.#keepLanguage(/** @type {CustomEvent} */ (event).detail));
  }

  /** Reads who the merchant is and who is signed in. */
  async start(signal) {
    const [branding, session] = await Promise.all([store.get('branding', { signal, anonymous: true }), this.#readSession(signal)]);
    branding.company.name ||= location.hostname; // every sentence about the merchant needs a name, also before one is set
    this.branding = branding;
    useTimeZone(branding.timeZone);
    useTitleSuffix(branding.company.name);
    if (!session) await this.#forget(); // it ended while no page was open: nothing of it stays on this device
    await this.#enter(session);
    return branding;
  }

  /** The language belongs to the customer: mails and the next device have it, too. */
  async #keepLanguage(language) {
    if (!this.session || this.confined || this.viewOnly) return;
    try {
      await store.put('me', await api.patch('me', { language }));
    } catch {
      // offline, or not the customer's to choose: this device has the choice
    }
  }

  async #readSession(signal) {
    try {
      return await store.get(SESSION, { signal, anonymous: true });
    } catch (problem) {
      if (problem.status === 401 || problem.offline) return null;
      throw problem;
    }
  }

  /** Exchanges the secret of a link for a session. */
  async signIn(letter, token, signal) {
    const session = letter === 'v' ? await api.post('session/view', { token }, { signal, anonymous: true }) : await api.post('session/link', { token, kind: KINDS[letter] }, { signal, anonymous: true });
    await this.#forget();
    await store.put(SESSION, session);
    this.#toPay = session.scope === 'PAYMENT';
    await this.#enter(session);
  }

  async signOut() {
    await api.delete('session', { anonymous: true }).catch(problem => { if (problem.status !== 401) throw problem; });
    await this.#end('signedOut');
  }

  /** Forgets the local copy; the pages then read everything again. */
  async reload() {
    await this.#forget();
    if (this.session) await store.put(SESSION, this.session);
    this.refresh();
  }

  /** Drops the local copy of everything but the merchant's own appearance. */
  async #forget() {
    await store.clear();
    if (this.branding) await store.put('branding', this.branding);
  }

  /** How many documents the customer has not seen yet; the navigation shows it. */
  newDocuments = 0;

  countNew(count) {
    this.newDocuments = count;
    this.dispatchEvent(new Event('count'));
  }

  /** Whether the customer has ever ordered; false until it is known. Whoever has not is not told about orders. */
  hasOrders = false;

  async #askForOrders() {
    const { session } = this;
    if (!session || this.confined) return;
    const known = ({ items }) => {
      if (session !== this.session) return;
      this.hasOrders = items.length > 0;
      this.dispatchEvent(new Event('count'));
    };
    try {
      known(await store.get(ANY_ORDER, { early: known }));
    } catch {
      // the pages of orders say what is wrong; the way there stays as it was
    }
  }

  refresh() {
    this.dispatchEvent(new Event('refresh'));
    this.#askForOrders();
  }

  /** A session of a link to a document, to pay it, or to an order, sees that and nothing else. */
  get confined() { return this.onlyPage !== null; }

  /** The path of the one page that such a session has beside those of its payments; null in the customer's own portal. */
  get onlyPage() {
    const { document, order } = this.session ?? {};
    if (document) return `documents/${segment(document.type)}/${segment(document.number)}`;
    return order ? `orders/${segment(order)}` : null;
  }

  #toPay = false;
  /** Whether somebody has just come in by a link to pay: true once, for what shows the ways. */
  comesToPay() {
    const comes = this.#toPay;
    this.#toPay = false;
    return comes;
  }

  /** A member of staff looks at the portal as the customer: nothing can be changed, and pages offer nothing that would. */
  get viewOnly() { return Boolean(this.session?.viewer); }

  /** The stored choice wins, then the customer's language, then the browser's, then the merchant's. */
  async #enter(session) {
    this.session = session;
    this.newDocuments = 0;
    this.hasOrders = false;
    if (session) this.reason = null;
    const wanted = preferredLanguage({ customer: session?.customer?.language, fallback: this.branding?.defaultLanguage });
    if (wanted !== currentLanguage()) await useLanguage(wanted);
    this.dispatchEvent(new Event('change'));
    this.#askForOrders();
  }

  async #end(reason) {
    if (!this.session) return;
    this.session = null;
    this.reason = reason;
    this.dispatchEvent(new Event('change'));
    await this.#forget();
  }
}

export const portal = new Portal();

/** Reactive controller: calls the host when the pages should read again. */
export class Refreshed {
  constructor(host, work) {
    this.work = () => work();
    host.addController(this);
  }
  hostConnected() { portal.addEventListener('refresh', this.work); }
  hostDisconnected() { portal.removeEventListener('refresh', this.work); }
}

/** Reactive controller: whether there is a connection; renders its host again when that changes. */
export class Connection {
  constructor(host) {
    this.update = () => host.requestUpdate();
    host.addController(this);
  }
  get offline() { return !navigator.onLine || store.state.offline; }
  hostConnected() {
    store.addEventListener('sync', this.update);
    addEventListener('online', this.update);
    addEventListener('offline', this.update);
  }
  hostDisconnected() {
    store.removeEventListener('sync', this.update);
    removeEventListener('online', this.update);
    removeEventListener('offline', this.update);
  }
}

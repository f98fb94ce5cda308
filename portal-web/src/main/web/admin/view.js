// What all pages of the admin UI have in common.
import { LitElement, html, nothing } from 'lit';
import { Localized, dateTime, t } from '../ui/i18n.js';
import { Load } from '../ui/load.js';
import { banner, empty, loadMore } from '../ui/parts.js';
import { ADMIN } from '../ui/paths.js';
import { setTitle } from '../ui/router.js';
import { announce } from './announce.js';
import { mayAdminister } from './session.js';

/** The address of an admin page: to('customers', number). */
export const to = (...parts) => ADMIN + parts.map(encodeURIComponent).join('/');
export const toCustomer = number => to('customers', number);
export const toOrder = number => to('orders', number);
export const toDocument = ({ type, number }) => to('documents', type, number);

/** An element in the light DOM that renders again when the language changes. */
export class Part extends LitElement {
  constructor() {
    super();
    new Localized(this);
  }
  createRenderRoot() { return this; }
}

/** A page: `place` is where the router stands; `enter` loads what it shows, each time the place changes. */
export class View extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { place: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../ui/router.js').Place} */
    this.place = undefined;
  }

  /** @param {import('../ui/router.js').Place} _place */
  enter(_place) {}
  /** The page's title, as in its heading. */
  get heading() { return ''; }

  willUpdate(changed) {
    if (changed.has('place')) this.enter(this.place);
  }
  updated() {
    setTitle(this.querySelector('.error-summary') ? `${t('admin.errorPrefix')} ${this.heading}` : this.heading);
  }
}

/** A list that comes page by page: `more` adds the next one. */
export class Pages extends Load {
  adding = false;
  addingFailed = false;
  #fetch;

  /** @param {(cursor: string | null, signal: AbortSignal) => Promise<{items: any[], next: string | null}>} fetch */
  constructor(host, fetch) {
    super(host, signal => fetch(null, signal));
    this.#fetch = fetch;
  }

  more = async () => {
    if (this.adding || !this.value?.next) return;
    const former = this.value;
    this.adding = true;
    this.addingFailed = false;
    this.host.requestUpdate();
    try {
      const page = await this.#fetch(former.next, new AbortController().signal);
      if (this.value === former) {
        this.value = { items: [...former.items, ...page.items], next: page.next };
        announce(t('admin.more.loaded', { n: page.items.length }));
      }
    } catch {
      this.addingFailed = true;
    }
    this.adding = false;
    this.host.requestUpdate();
  };

  /**
   * Reads the first page again and puts what is new where it belongs; the pages behind it stay. Answers how many entries
   * are new. Entries have an `id` and an instant `at`, latest first.
   * @returns {Promise<number>}
   */
  async refresh() {
    const former = this.value;
    if (!former || this.pending || this.adding) return 0;
    const page = await this.#fetch(null, new AbortController().signal);
    if (this.value !== former) return 0;
    const known = new Set(former.items.map(({ id }) => id));
    const fresh = page.items.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return 0;
    const gap = page.next && fresh.length === page.items.length;
    this.set(gap ? page : { items: [...fresh, ...former.items].sort(latestFirst), next: former.next });
    return fresh.length;
  }

  foot() {
    return html`${this.addingFailed ? banner('danger', t('admin.more.failed'), { live: true }) : nothing}${loadMore({ next: this.value?.next, pending: this.adding, onMore: this.more })}`;
  }

  /** The message above a list whose refresh failed: the former rows stay. */
  stale() {
    return this.problem && this.value ? banner('warn', t('admin.stale'), { live: true }) : nothing;
  }
}

const latestFirst = (one, other) => Date.parse(other.at) - Date.parse(one.at) || Number(other.id) - Number(one.id);

/** "Nothing found" of a filtered list, with the way back. */
export const notFound = (text, reset) => empty('search-x', text, { action: html`<button type="button" class="button" @click=${reset}>${t('admin.filter.reset')}</button>` });

/** Why a settings page cannot be changed. */
export const readOnlyNote = () => (mayAdminister() ? nothing : banner('info', t('admin.readOnly')));

/** "Zuletzt geändert am … von …" */
export const changedNote = ({ changedAt, changedBy }) => (changedAt ? t(changedBy ? 'admin.changedBy' : 'admin.changed', { at: dateTime(changedAt), by: changedBy }) : nothing);

/** Calls `act` once the typing pauses. */
export function afterTyping(act, milliseconds = 250) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), milliseconds);
  };
}

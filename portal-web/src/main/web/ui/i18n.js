// Texts, plurals and formats. One dictionary per language and folder, fetched on demand; formats come from Intl.
import { asset } from './paths.js';

const STORED = 'portal.language';
const changed = new EventTarget();

/** The languages that the server found in its i18n folder; the first one is the default. */
const supported = (document.querySelector('meta[name="portal-languages"]')?.getAttribute('content') ?? 'de').split(',');

let folders = ['i18n'];
let language = supported[0];
let locale = language;
let zone = 'Europe/Berlin';
/** @type {Record<string, string | Record<string, string>>} */
let messages = {};
let plural = new Intl.PluralRules(language);

/** Private modes and blocked storage must not keep the portal from starting. */
function remembered() {
  try { return localStorage.getItem(STORED); } catch { return null; }
}

/**
 * The first wanted language that there is. The order of the portal: the stored choice, the customer's language,
 * the browser's languages, the merchant's default.
 * @param {{customer?: string | null, fallback?: string | null}} [wishes]
 */
export function preferredLanguage({ customer = null, fallback = null } = {}) {
  const wanted = [remembered(), customer, ...navigator.languages, fallback].map(tag => tag?.split('-')[0].toLowerCase());
  return wanted.find(tag => tag && supported.includes(tag)) ?? supported[0];
}

/**
 * Loads the first dictionary. Later folders win over earlier ones.
 * @param {{folders?: string[], customer?: string | null, fallback?: string | null}} [options]
 */
export async function startLanguage(options = {}) {
  folders = options.folders ?? folders;
  await useLanguage(preferredLanguage(options));
}

/** Switches to a language without remembering it. */
export async function useLanguage(tag) {
  const parts = await Promise.all(folders.map(async folder => {
    const response = await fetch(asset(`${folder}/${tag}.json`));
    if (!response.ok) throw new Error(`no texts for ${tag} in ${folder}`);
    return response.json();
  }));
  messages = Object.assign({}, ...parts);
  language = tag;
  locale = /** @type {string} */ (messages['language.locale'] ?? tag);
  plural = new Intl.PluralRules(locale);
  formats.clear();
  document.documentElement.lang = tag;
  changed.dispatchEvent(new Event('change'));
}

/** The user's own choice: switches and remembers. */
export async function chooseLanguage(tag) {
  try { localStorage.setItem(STORED, tag); } catch { /* the choice then lasts until the page is closed */ }
  await useLanguage(tag);
  chosen.dispatchEvent(new CustomEvent('choice', { detail: tag }));
}

/** Sends "choice" with the language that the user has chosen. */
export const chosen = new EventTarget();

export const currentLanguage = () => language;
export const languages = () => supported;
/** The language's name in itself: "Deutsch", "English". */
export const languageName = tag => new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
/** All instants are shown in the merchant's time zone. */
export const useTimeZone = name => { zone = name; formats.clear(); };

/**
 * The text of a key, with {placeholders} filled; a text with plural forms chooses by `n`.
 * @param {string} key
 * @param {Record<string, unknown>} [args]
 * @returns {string}
 */
export function t(key, args = {}) {
  let text = messages[key] ?? key;
  if (typeof text === 'object') text = text[plural.select(Number(args.n))] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => String((name === 'n' && typeof args.n === 'number' ? number(args.n) : args[name]) ?? ''));
}
/** Whether there is a text for a key; for codes that a newer server may send. */
export const has = key => key in messages;

/** @type {Map<string, any>} */
const formats = new Map();
function format(type, options) {
  const id = type.name + JSON.stringify(options);
  if (!formats.has(id)) formats.set(id, new type(locale, options));
  return formats.get(id);
}

/** Dates such as "2026-11-21" have no time zone: noon UTC, formatted in UTC, is that day everywhere. */
const plainDate = value => new Date(`${value}T12:00:00Z`);

/** @param {{amount: string, currency: string} | null} value money as the API sends it */
export const money = value => (value ? format(Intl.NumberFormat, { style: 'currency', currency: value.currency }).format(value.amount) : '–');
export const number = (value, options = {}) => format(Intl.NumberFormat, { maximumFractionDigits: 6, ...options }).format(value);
/** The number that somebody typed as this language writes numbers ("1.234,5"), as "1234.5"; null if it is none. */
export function decimal(text) {
  const parts = format(Intl.NumberFormat, {}).formatToParts(12345.6);
  const [group, point] = ['group', 'decimal'].map(type => parts.find(part => part.type === type)?.value ?? '');
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const plain = /^\d+[.,]\d{1,2}$/.test(bare) ? bare.replace(',', '.') : bare.replaceAll(group, '').replace(point, '.');
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}
export const percent = value => format(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 2 }).format(Number(value) / 100);
/** "21.11.2026" */
export const date = (value, dateStyle = 'medium') => (value ? format(Intl.DateTimeFormat, { dateStyle, timeZone: 'UTC' }).format(plainDate(value)) : '–');
/** "21. November", with the year when it is another one than that of `today`. */
export const day = (value, today = '') => format(Intl.DateTimeFormat, { day: 'numeric', month: 'long', year: today && today.slice(0, 4) !== value.slice(0, 4) ? 'numeric' : undefined, timeZone: 'UTC' }).format(plainDate(value));
/** "21.11.2026, 20:13" in the merchant's time zone. */
export const dateTime = instant => (instant ? format(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(instant)) : '–');
/** "20:13" in the merchant's time zone. */
export const time = instant => format(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));
/** "13:00–15:00 Uhr" in the merchant's time zone. */
export const timeRange = (from, to) => format(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit', timeZone: zone }).formatRange(new Date(from), new Date(to));
/** The merchant's date at an instant, as "2026-11-21". */
export const localDate = instant => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
export const daysBetween = (from, to) => Math.round((plainDate(to).getTime() - plainDate(from).getTime()) / 86_400_000);
export const fileSize = bytes => {
  const [unit, size, digits] = bytes < 1_000_000 ? ['kilobyte', 1000, 0] : bytes < 1_000_000_000 ? ['megabyte', 1_000_000, 1] : ['gigabyte', 1_000_000_000, 1];
  return format(Intl.NumberFormat, { style: 'unit', unit, maximumFractionDigits: digits }).format(Math.max(unit === 'kilobyte' ? 1 : 0, bytes / Number(size)));
};
export const list = values => format(Intl.ListFormat, { type: 'conjunction' }).format(values);
/** "Deutschland" for "DE"; what is no country code stays as it is. */
export function country(code) {
  try { return format(Intl.DisplayNames, { type: 'region' }).of(code); } catch { return code; }
}

/** Reactive controller: renders its host again when the language changes. */
export class Localized {
  constructor(host) { (this.host = host).addController(this); }
  #update = () => this.host.requestUpdate();
  hostConnected() { changed.addEventListener('change', this.#update); }
  hostDisconnected() { changed.removeEventListener('change', this.#update); }
}

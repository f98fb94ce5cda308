// The lines of the timeline: who did what, when.
import { html, nothing } from 'lit';
import { documentName } from '../../ui/documents.js';
import { country, day, has, languageName, localDate, t, time } from '../../ui/i18n.js';
import { codeText, icon } from '../../ui/parts.js';
import { toCustomer, toDocument } from '../view.js';

/** Icons by the words of a kind: a newer server may send kinds that this page does not know. */
/** @type {[RegExp, string][]} */
const ICONS = [
  [/MAIL/, 'mail'], [/ESTIMATE|DECISION/, 'scale'], [/COMMENT/, 'message-square'], [/VIEWED/, 'eye'], [/ASSIGNED|UNMATCHED/, 'inbox'], [/DISCARDED/, 'trash-2'], [/NEW_VERSION/, 'history'], [/DOCUMENT/, 'file-text'], [/LINK_REVOKED/, 'unlink'], [/LINK/, 'link'], [/SESSION/, 'log-in'],
  [/ACCESS|PRESET/, 'shield-check'], [/SETTINGS/, 'settings'], [/IMAGE/, 'image'], [/TOKEN/, 'key-round'], [/CODE/, 'shield-check'], [/CHANGE/, 'file-pen-line'], [/CUSTOMER/, 'user-round'],
];
const symbolOf = kind => ICONS.find(([word]) => word.test(kind))?.[1] ?? 'activity';

/** Which of its details makes an event another one to read. */
const VARIANTS = {
  ACCESS_CHANGED: ({ access }) => access, PRESET_APPLIED: ({ access }) => access, SESSION_OPENED: ({ by }) => by, DOCUMENT_CREATED: ({ source }) => source,
  DOCUMENT_UPDATED: ({ status, statusBefore }) => (status && status !== statusBefore ? 'status' : null), COMMENT_ADDED: ({ internal }) => (internal === 'true' ? 'internal' : null),
  SETTINGS_CHANGED: ({ setting }) => setting?.toUpperCase(),
};
/** What these speak of is not (or no longer) among the documents. */
const WITHOUT_PAGE = new Set(['DOCUMENT_UNMATCHED', 'DOCUMENT_DISCARDED']);

/** The text of a kind; one that a newer server sends is shown by its name. */
function kindText({ kind, details }) {
  const variant = `event.${kind}.${VARIANTS[kind]?.(details)}`;
  const key = has(variant) ? variant : `event.${kind}`;
  if (!has(key)) return kind.charAt(0) + kind.slice(1).toLowerCase().replaceAll('_', ' ');
  return t(key, { ...details, n: Number(details.changed), status: codeText('status', details.status), statusBefore: codeText('status', details.statusBefore) });
}

const actorText = ({ kind, name }) => (kind === 'STAFF' && name ? name : has(`actor.${kind}`) ? [t(`actor.${kind}`), name].filter(Boolean).join(' ') : name ?? '');

/** The words of the master data by their field; a contact's key is no matter of reading. */
const fieldText = name => {
  const key = `change.${name.replace(/^contacts\[.*\]\./, 'contact.')}`;
  return has(key) ? t(key) : name;
};

function valueText(name, value) {
  if (value === null || value === '') return t('change.empty');
  if (name.endsWith('country')) return country(value);
  if (name === 'language') return languageName(value);
  if (name === 'kind') return codeText('customer.kind', value);
  return has(`change.${value}`) ? t(`change.${value}`) : value;
}

/** What each field said before and says since. @param {{changes?: {field: string, before: string | null, after: string | null}[]}} event */
export const changeList = event => (event.changes?.length ? html`<ul class="changes">${event.changes.map(({ field, before, after }) => html`
  <li><span class="change-field">${fieldText(field)}</span> <s><span class="visually-hidden">${t('change.before')} </span>${valueText(field, before)}</s> ${icon('arrow-right')} <span><span class="visually-hidden">${t('change.after')} </span>${valueText(field, after)}</span></li>`)}</ul>` : nothing);

const line = (event, { withCustomer }) => html`
  <li class="event">
    <span class="event-icon">${icon(symbolOf(event.kind))}</span>
    <div class="event-text"><p>${kindText(event)}${event.document ? html` ${WITHOUT_PAGE.has(event.kind) ? documentName(event.document) : html`<a href=${toDocument(event.document)}>${documentName(event.document)}</a>`}` : nothing}</p>
      <p class="muted">${[actorText(event.actor), withCustomer && event.customerNumber ? html`<a href=${toCustomer(event.customerNumber)}>${t('event.customer', { number: event.customerNumber })}</a>` : null].filter(Boolean).map((part, at) => html`${at ? ' · ' : nothing}${part}`)}</p>${changeList(event)}</div>
    <time datetime=${event.at}>${time(event.at)}</time>
  </li>`;

/** Newest first, by day. @param {any[]} events @param {{withCustomer?: boolean, inCard?: boolean}} [options] `inCard`: below a heading of its own */
export function eventList(events, { withCustomer = true, inCard = true } = {}) {
  const today = localDate(new Date());
  const days = grouped(events);
  const heading = date => (date === today ? t('event.today') : day(date, today));
  return html`${[...days].map(([date, of]) => html`<section class="events-day">${inCard ? html`<h3>${heading(date)}</h3>` : html`<h2>${heading(date)}</h2>`}<ul class="events">${of.map(event => line(event, { withCustomer }))}</ul></section>`)}`;
}

function grouped(events) {
  const days = new Map();
  for (const event of events) {
    const date = localDate(event.at);
    days.set(date, [...(days.get(date) ?? []), event]);
  }
  return days;
}

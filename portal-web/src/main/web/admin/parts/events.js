// The lines of the timeline: who did what, when.
import { html, nothing } from 'lit';
import { documentName, typePlural } from '../../ui/documents.js';
import { day, has, localDate, t, time } from '../../ui/i18n.js';
import { icon } from '../../ui/parts.js';
import { toCustomer, toDocument } from '../view.js';

/** Icons by the words of a kind: a newer server may send kinds that this page does not know. */
/** @type {[RegExp, string][]} */
const ICONS = [
  [/COMMENT/, 'message-square'], [/VIEW|SEEN/, 'eye'], [/ASSIGN|MATCH/, 'inbox'], [/IMPORT|PDF|DOCUMENT/, 'file-text'], [/LINK/, 'link'], [/SIGN|SESSION|LOGIN|LOGGED/, 'log-in'],
  [/REVOK|REFUS|DENIED/, 'ban'], [/ACCESS|GRANT/, 'shield-check'], [/SETTING|RELEASE|APPEARANCE|IMAGE/, 'settings'], [/TOKEN/, 'key-round'], [/CUSTOMER/, 'user-round'],
];
const symbolOf = kind => ICONS.find(([word]) => word.test(kind))?.[1] ?? 'activity';

/** "DOCUMENT_IMPORTED" as it is, in words, where there is no text for it. */
const kindText = event => (has(`event.${event.kind}`) ? t(`event.${event.kind}`, details(event)) : event.kind.charAt(0) + event.kind.slice(1).toLowerCase().replaceAll('_', ' '));

function details({ details: given, kind }) {
  const values = { ...given };
  if (kind.startsWith('SETTINGS') && values.area) values.area = has(`event.area.${values.area}`) ? t(`event.area.${values.area}`) : values.area;
  if (values.changed) values.n = Number(values.changed);
  if (values.type) values.types = typePlural(values.type);
  return values;
}

const actorText = ({ kind, name }) => (kind === 'STAFF' && name ? name : has(`actor.${kind}`) ? [t(`actor.${kind}`), name].filter(Boolean).join(' ') : name ?? '');

const line = (event, { withCustomer }) => html`
  <li class="event">
    <span class="event-icon">${icon(symbolOf(event.kind))}</span>
    <div class="event-text"><p>${kindText(event)}${event.document ? html` <a href=${toDocument(event.document)}>${documentName(event.document)}</a>` : nothing}</p>
      <p class="muted">${[actorText(event.actor), withCustomer && event.customerNumber ? html`<a href=${toCustomer(event.customerNumber)}>${t('event.customer', { number: event.customerNumber })}</a>` : null].filter(Boolean).map((part, at) => html`${at ? ' · ' : nothing}${part}`)}</p></div>
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

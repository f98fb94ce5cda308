// The lines of the timeline: who did what, when.
import { html, nothing } from 'lit';
import { documentName } from '../../ui/documents.js';
import { country, dateTime, day, has, languageName, localDate, t, time } from '../../ui/i18n.js';
import { codeText, icon } from '../../ui/parts.js';
import { toCustomer, toDocument } from '../view.js';

/** Icons by the words of a kind: a newer server may send kinds that this page does not know. */
/** @type {[RegExp, string][]} */
const ICONS = [
  [/WEBHOOK/, 'plug'], [/PAYMENT/, 'credit-card'], [/ORDER/, 'package'], [/STORAGE/, 'cloud'], [/DOWNLOAD|FILE_/, 'download'], [/AUTOMATION/, 'send'], [/VIEWED_AS/, 'eye'], [/SESSIONS?_ENDED/, 'log-out'], [/MAIL/, 'mail'], [/ESTIMATE|DECISION/, 'scale'], [/COMMENT/, 'message-square'], [/VIEWED/, 'eye'], [/ASSIGNED|UNMATCHED/, 'inbox'], [/DISCARDED/, 'trash-2'], [/NEW_VERSION/, 'history'], [/DOCUMENT/, 'file-text'], [/LINK_REVOKED/, 'unlink'], [/LINK/, 'link'], [/SESSION/, 'log-in'],
  [/ACCESS|PRESET/, 'shield-check'], [/SETTINGS/, 'settings'], [/IMAGE/, 'image'], [/TOKEN/, 'key-round'], [/CODE/, 'shield-check'], [/CHANGE/, 'file-pen-line'], [/CUSTOMER/, 'user-round'],
];
const symbolOf = kind => ICONS.find(([word]) => word.test(kind))?.[1] ?? 'activity';

/** Which of its details makes an event another one to read. */
const VARIANTS = {
  ACCESS_CHANGED: ({ access }) => access, PRESET_APPLIED: ({ access }) => access, SESSION_OPENED: ({ by }) => by, DOCUMENT_CREATED: ({ source }) => source,
  DOCUMENT_UPDATED: ({ status, statusBefore }) => (status && status !== statusBefore ? 'status' : null), COMMENT_ADDED: ({ internal }) => (internal === 'true' ? 'internal' : null),
  ORDER_CHANGED: ({ statusBefore }) => (statusBefore ? 'status' : null),
  PAYMENT_LINK_SENT: ({ mailed }) => (mailed === 'true' ? 'mailed' : null),
  SETTINGS_CHANGED: ({ setting }) => setting?.toUpperCase(), PAYMENT_FAILED: ({ status }) => status, PAYMENT_RESOLVED: ({ resolution }) => resolution,
};
/** What these speak of is not (or no longer) among the documents. */
const WITHOUT_PAGE = new Set(['DOCUMENT_UNMATCHED', 'DOCUMENT_DISCARDED']);

/** Where the words for states are: orders have their own. */
const statuses = kind => (kind.startsWith('ORDER_') ? 'orderStatus' : 'status');

/** The text of a kind; one that a newer server sends is shown by its name. */
function kindText({ kind, details }) {
  const variant = `event.${kind}.${VARIANTS[kind]?.(details)}`;
  const key = has(variant) ? variant : `event.${kind}`;
  if (!has(key)) return kind.charAt(0) + kind.slice(1).toLowerCase().replaceAll('_', ' ');
  return t(key, { ...details, n: Number(details.changed), status: codeText(statuses(kind), details.status), statusBefore: codeText(statuses(kind), details.statusBefore) });
}

const actorText = ({ kind, name }) => (kind === 'STAFF' && name ? name : has(`actor.${kind}`) ? [t(`actor.${kind}`), name].filter(Boolean).join(' ') : name ?? '');

/** What a person may want to see of all that happens, by the names of the kinds. */
export const GROUPS = {
  documents: ['DOCUMENT_CREATED', 'DOCUMENT_NEW_VERSION', 'DOCUMENT_UPDATED', 'DOCUMENT_VIEWED', 'DOCUMENT_UNMATCHED', 'DOCUMENT_ASSIGNED', 'DOCUMENT_DISCARDED', 'ESTIMATE_ACCEPTED', 'ESTIMATE_DECLINED', 'ESTIMATE_REOPENED', 'DECISION_VOIDED'],
  orders: ['ORDER_CREATED', 'ORDER_CHANGED'],
  payments: ['PAYMENT_STARTED', 'PAYMENT_PAID', 'PAYMENT_FAILED', 'PAYMENT_REVIEW', 'PAYMENT_RESOLVED', 'PAYMENT_REFUND_STARTED', 'PAYMENT_REFUNDED', 'PAYMENT_CHARGED_BACK', 'PAYMENT_OVERPAID', 'PAYMENT_ATTENTION'],
  downloads: ['WAIVER_GIVEN', 'FILE_DOWNLOADED', 'DOWNLOADS_GRANTED', 'ARTICLE_CHANGED', 'ARTICLE_DELETED', 'FILE_LINKED', 'FILE_UNLINKED'],
  comments: ['COMMENT_ADDED'],
  customers: ['CUSTOMER_CREATED', 'CUSTOMER_UPDATED', 'ACCESS_CHANGED', 'PRESET_APPLIED', 'CHANGE_REQUESTED', 'CHANGE_APPROVED', 'CHANGE_DECLINED', 'CHANGE_WITHDRAWN', 'CODE_SENT'],
  sessions: ['SESSION_OPENED', 'SESSION_ENDED', 'SESSIONS_ENDED', 'VIEWED_AS_CUSTOMER', 'LINK_ROTATED', 'LINK_REVOKED', 'LINK_LIMITED', 'PAYMENT_LINK_SENT'],
  settings: ['SETTINGS_CHANGED', 'IMAGE_UPLOADED', 'IMAGE_DELETED', 'API_TOKEN_CREATED', 'API_TOKEN_DELETED', 'AUTOMATION_RULE_CREATED', 'AUTOMATION_RULE_CHANGED', 'AUTOMATION_RULE_DELETED', 'AUTOMATION_FAILED', 'WEBHOOK_CREATED', 'WEBHOOK_CHANGED', 'WEBHOOK_SECRET_ROTATED', 'WEBHOOK_DELETED', 'WEBHOOK_GONE', 'PAYMENT_CONNECTION_CREATED', 'PAYMENT_CONNECTION_CHANGED', 'PAYMENT_CONNECTION_DELETED', 'STORAGE_CONNECTION_CREATED', 'STORAGE_CONNECTION_CHANGED', 'STORAGE_CONNECTION_DELETED', 'MAIL_FAILED', 'MAIL_DISCARDED'],
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** Where the words for the codes of a field are. */
const CODES = { access: 'customers.access', status: 'status', types: 'types', actions: 'action' };

/** The words of a field; a contact's key is no matter of reading. */
const fieldText = field => {
  const key = `change.${field.replace(/^contacts\[.*\]\./, 'contact.')}`;
  return has(key) ? t(key) : field;
};

function valueText(field, value) {
  if (value === null || value === '') return t('change.empty');
  if (field.endsWith('country')) return country(value);
  if (field === 'language') return languageName(value);
  if (field === 'kind') return codeText('customer.kind', value);
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'change.yes' : 'change.no');
  if (field.startsWith('groups.')) return codeText('masterData.choice', value);
  if (CODES[field]) return value.split(', ').map(code => codeText(CODES[field], code)).join(', ');
  return INSTANT.test(value) ? dateTime(value) : value;
}

/** Which fields changed, with what they said before and what they say since. */
export const changeList = ({ changes }) => (changes?.length ? html`
  <ul class="changes">${changes.map(({ field, before, after }) => html`
    <li><span class="change-field">${fieldText(field)}</span>
      <span class="change-before"><span class="visually-hidden">${t('change.before')} </span>${valueText(field, before)}</span>${icon('arrow-right')}<span class="change-after"><span class="visually-hidden">${t('change.after')} </span>${valueText(field, after)}</span></li>`)}</ul>` : nothing);

const line = (event, { withCustomer }) => html`
  <li class="event">
    <span class="event-icon">${icon(symbolOf(event.kind))}</span>
    <div class="event-text"><p>${kindText(event)}${event.document ? html` ${WITHOUT_PAGE.has(event.kind) ? documentName(event.document) : html`<a href=${toDocument(event.document)}>${documentName(event.document)}</a>`}` : nothing}</p>
      <p class="muted">${[actorText(event.actor), event.session ? t('event.session', { session: event.session }) : null, withCustomer && event.customerNumber ? html`<a href=${toCustomer(event.customerNumber)}>${t('event.customer', { number: event.customerNumber })}</a>` : null].filter(Boolean).map((part, at) => html`${at ? ' · ' : nothing}${part}`)}</p>${changeList(event)}</div>
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

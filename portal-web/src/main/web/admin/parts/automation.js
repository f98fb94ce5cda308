// How automation rules and what they did are shown.
import { html } from 'lit';
import { TYPES, documentTitle, typeName } from '../../ui/documents.js';
import { money, t } from '../../ui/i18n.js';
import { codeText, pill } from '../../ui/parts.js';
import { to, toCustomer, toDocument } from '../view.js';

export const toRules = () => to('automation');
export const toRule = id => to('automation', id);
export const toNewRule = () => to('new-automation-rule');

/** What runs can be, and what becomes of them in a dry run. */
const OUTCOMES = {
  WAITING: ['info', 'clock'], DONE: ['ok', 'circle-check'], SKIPPED: ['neutral', 'minus'], FAILED: ['danger', 'circle-alert'],
  WOULD_SEND: ['ok', 'send'], ALREADY_DONE: ['neutral', 'circle-check'],
};
export const STATES = ['WAITING', 'DONE', 'SKIPPED', 'FAILED'];
export const outcomePill = outcome => pill(.../** @type {['info', string]} */ (OUTCOMES[outcome] ?? ['neutral', 'activity']), codeText('automation.outcome', outcome));
export const reasonText = reason => (reason ? codeText('automation.reason', reason) : '');
export const triggerText = trigger => codeText('automation.trigger', trigger);
export const ruleState = ({ active }) => (active ? pill('ok', 'circle-check', t('automation.on')) : pill('neutral', 'minus', t('automation.off')));

/** The states that a trigger knows, in the words of what it is about. */
export const statusText = (trigger, status) => codeText({ ORDER_STATUS: 'orderStatus', REQUEST_ANSWERED: 'automation.answer' }[trigger] ?? 'status', status);

/** "Bestellung bezahlt, eBay, ab 10,00 €" */
export function conditionText({ trigger, condition }) {
  const { status, platform, type, amountFrom, amountTo } = condition;
  return [
    status && statusText(trigger, status), type && typeName(type), platform,
    amountFrom && t('automation.from', { amount: money(amountFrom) }), amountTo && t('automation.to', { amount: money(amountTo) }),
  ].filter(Boolean).join(', ');
}

/** What it is about: an order, a document, else the customer alone. */
export const aboutLine = ({ order, document }) => (document ? html`<a href=${toDocument(document)}>${documentTitle(document)}</a>` : order ? html`<a href=${to('orders', order)}>${t('automation.order')} <span class="nowrap">${order}</span></a>` : t('automation.request'));
export const customerLine = ({ customer }) => html`<a href=${toCustomer(customer.number)}>${customer.name}</a>`;

/** How placeholders call a type: "CreditNote" for "CREDIT_NOTE". */
const word = type => type.split('_').map(part => part[0] + part.slice(1).toLowerCase()).join('');

/** What a text can name; of one type of document only its own link. */
export function placeholdersOf({ placeholders }, type) {
  const others = type ? TYPES.filter(one => one !== type).map(one => `${word(one)}.customerportal_url`) : [];
  return placeholders.filter(name => !others.includes(name));
}

/** What a text names that nobody can fill. */
export const unknownIn = (text, known) => [...(text ?? '').matchAll(/\[([A-Za-z]+\.[A-Za-z_]+)\]/g)].map(([, name]) => name).filter(name => !known.includes(name));

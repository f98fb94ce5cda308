// How mails are marked, in lists and on pages.
import { html, nothing } from 'lit';
import { t } from '../../ui/i18n.js';
import { banner, codeText, pill } from '../../ui/parts.js';
import { to } from '../view.js';

const STATES = { WAITING: ['info', 'clock'], SENT: ['ok', 'circle-check'], FAILED: ['danger', 'circle-x'] };

export const mailPill = state => pill(.../** @type {['info'|'ok'|'danger', string]} */ (STATES[state] ?? ['neutral', 'mail']), codeText('mail.state', state));
export const mailKind = kind => codeText('mail.kind', kind);
export const toMail = id => to('mails', id);

/** What a server has said, behind what the portal makes of it. */
export function mailFailure(failure) {
  const [, code, words] = /^([A-Z_]+)(?:$| (.*))/s.exec(failure) ?? [null, '', failure];
  return [code && codeText('mail.failure', code), words].filter(Boolean).join(' – ');
}

/** What keeps mails in the outbox. */
export const mailHindrances = status => html`
  ${status.configured ? nothing : banner('info', t('mails.unconfigured'), { action: html`<a class="button small" href=${to('settings', 'portal', 'mail')}>${t('mails.configure')}</a>` })}
  ${status.staffAddress ? nothing : banner('warn', t('mails.noStaffAddress'), { action: html`<a class="button small" href=${to('settings', 'portal', 'mail')}>${t('mails.configure')}</a>` })}`;

// What everything about paying shares: beginning a payment, leaving for the provider, and words for what became of it.
import { html, nothing } from 'lit';
import { segment } from '../ui/api.js';
import { banner, correlation, explained, icon } from '../ui/parts.js';
import { ROOT } from '../ui/paths.js';
import { t } from '../ui/i18n.js';
import { go } from '../ui/router.js';

export const paymentHref = ({ paymentId }) => `${ROOT}payments/${segment(paymentId)}`;

/** The ways that have begun and not ended. */
export const UNDER_WAY = new Set(['OPEN', 'PENDING', 'AUTHORIZED', 'UNKNOWN']);

/** To the provider's page, or where nothing was left to be paid to the payment itself. Whatever is no web address is not followed. */
export function leave({ paymentId, redirectUrl }) {
  if (!redirectUrl) return go(`payments/${segment(paymentId)}`);
  if (!/^https?:$/.test(new URL(redirectUrl).protocol)) throw new Error('not a web address');
  location.assign(redirectUrl);
}

/** Whoever comes back by the browser's own button finds the page as it was left, sometimes frozen in mid-step: it goes on from the start. */
export class Thawed {
  constructor(host, work) {
    this.work = event => { if (event.persisted) work(); };
    host.addController(this);
  }
  hostConnected() { addEventListener('pageshow', this.work); }
  hostDisconnected() { removeEventListener('pageshow', this.work); }
}

/** Why a payment did not begin. The provider's being away is no fault of the portal, and nothing was paid. */
export function refusal(problem) {
  if (!problem) return nothing;
  const words = problem.code && problem.code !== 'OFFLINE' && problem.title ? [problem.title, problem.detail] : explained(problem).slice(1);
  return banner('danger', html`<strong>${words[0]}.</strong> ${words[1]}${correlation(problem)}`, { live: true });
}

/**
 * A button for each way to pay; the first is the one that is meant.
 * @param {{options: {connectionId: string, label: string}[], busy: string | null, onPay: (option: any) => void}} args `busy`: the way that is being gone
 */
export const ways = ({ options, busy, onPay }) => html`
  <div class="pay-ways">${options.map((option, at) => html`
    <button type="button" class="button ${at === 0 ? 'primary' : ''}" aria-disabled=${busy ? 'true' : nothing} aria-busy=${busy === option.connectionId ? 'true' : nothing} @click=${() => { if (!busy) onPay(option); }}>${icon(busy === option.connectionId ? 'loader-circle' : 'credit-card', busy === option.connectionId ? 'turning' : '')}${t('pay.by', { label: option.label })}</button>`)}
  </div>
  <p class="pay-leaving" role="status">${busy ? t('pay.leaving', { label: options.find(option => option.connectionId === busy)?.label ?? '' }) : ''}</p>`;

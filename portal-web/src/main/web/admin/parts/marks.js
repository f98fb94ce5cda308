// How access and origin are marked, in lists and on pages.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import { icon, pill } from '../../ui/parts.js';

/** Whether a customer gets in, and why. @param {{access: string, effective: boolean}} portal */
export const accessPill = portal => (portal.effective ? pill('ok', 'eye', t('portal.visible')) : pill('neutral', 'eye-off', t('portal.hidden')));

/** Whether a document can be seen in the portal; the reason is for those who look closer. */
export function documentAccess(portal) {
  if (!portal.hiddenBecause.length) return html`<span class="mark is-on">${icon('eye')}<span>${t('portal.visible')}</span></span>`;
  const reasons = portal.hiddenBecause.map(code => t(`hidden.${code}`)).join(', ');
  return html`<span class="mark">${icon('eye-off')}<span>${reasons}</span></span>`;
}

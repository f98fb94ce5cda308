// The merchant: how to reach them, and their picture.
import { html, nothing } from 'lit';
import { t } from '../ui/i18n.js';
import { icon } from '../ui/parts.js';

/** Telephone and e-mail of the merchant, as far as there are any. */
export const contactLinks = company => html`
  ${company.phone ? html`<a href="tel:${company.phone.replace(/[^+\d]/g, '')}">${icon('phone')}${company.phone}</a>` : nothing}
  ${company.email ? html`<a href="mailto:${company.email}">${icon('mail')}${t('contact.mail')}</a>` : nothing}`;

/** The merchant's banner, an ornament; nothing without one. */
export const merchantBanner = branding => (branding.banner ? html`<img class="merchant-banner" src=${branding.banner} alt="">` : nothing);

/** Who writes, above what is printed. */
export const letterhead = company => html`<header class="print-only letterhead"><p><strong>${company.name}</strong></p><p>${[company.street, [company.postalCode, company.city].filter(Boolean).join(' '), company.phone, company.email, company.vatId].filter(Boolean).join(' · ')}</p></header>`;

// The heading that the sections of Administration > Kundenportal share, and the list of them: beside the page, on a phone a row above it.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { t } from '../../ui/i18n.js';
import { breadcrumb, icon, pageHead, tabs } from '../../ui/parts.js';
import { ROOT } from '../../ui/paths.js';
import { readOnlyNote, to } from '../view.js';

const GROUPS = {
  portal: [['release', []], ['access', ['access']], ['masterData', ['master-data']], ['acceptance', ['acceptance']]],
  look: [['appearance', ['appearance']], ['placeholders', ['placeholders']]],
  communication: [['mail', ['mail']], ['mailTexts', ['mail-texts']]],
  payment: [['paymentConnections', ['payment-connections']], ['payments', ['payments']]],
  files: [['invoices', ['invoices']], ['files', ['files']], ['storageConnections', ['storage-connections']], ['documentStore', ['document-store']]],
};

/**
 * @param {'release'|'access'|'masterData'|'acceptance'|'appearance'|'placeholders'|'mail'|'mailTexts'|'paymentConnections'|'payments'|'invoices'|'files'|'storageConnections'|'documentStore'} current
 * @param {{steps?: [string | null, unknown][], title?: unknown, sub?: unknown, actions?: unknown}} [page] of a page below a section
 */
export const settingsHead = (current, { steps = [], title = t(`settings.${current}`), sub = t(`settings.${current}.sub`), actions = nothing } = {}) => html`
  ${pageHead({
    above: breadcrumb([[null, t('nav.administration')], [to('settings', 'portal'), t('nav.portal')], [steps.length ? to('settings', 'portal', ...pathOf(current)) : null, t(`settings.${current}`)], ...steps]),
    title, sub,
    actions: html`${actions}<a class="button" href=${ROOT} target="_blank" rel="noopener">${icon('external-link')}${t('account.portal')}<span class="visually-hidden"> ${t('admin.newTab')}</span></a>`,
  })}
  ${sections(current)}
  ${TABS.includes(current) && !steps.length ? tabs(t('settings.tabs'), TABS.map(name => ({ href: to('settings', 'portal', ...pathOf(name)), label: t(`settings.${name}`), current: name === current }))) : nothing}
  ${readOnlyNote()}`;

/** What buyers see and get of orders, side by side. */
const TABS = ['appearance', 'invoices', 'files', 'paymentConnections'];

const pathOf = section => Object.values(GROUPS).flat().find(([name]) => name === section)[1];

const sections = current => html`
  <nav class="sections" aria-label=${t('nav.portal')}><ul>${Object.entries(GROUPS).map(([group, entries]) => html`
    <li><p id="group-${group}">${t(`settings.group.${group}`)}</p>
      <ul aria-labelledby="group-${group}">${entries.map(([name, path]) => html`<li><a href=${to('settings', 'portal', ...path)} aria-current=${name === current ? 'page' : nothing} ${name === current ? ref(intoSight) : nothing}>${t(`settings.${name}`)}</a></li>`)}</ul></li>`)}</ul></nav>`;

/** On a phone the row is longer than the screen. */
const intoSight = link => queueMicrotask(() => {
  const row = link?.closest('nav');
  if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
});

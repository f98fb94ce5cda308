// The heading that the sections of Administration > Kundenportal share.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import { breadcrumb, icon, pageHead, tabs } from '../../ui/parts.js';
import { ROOT } from '../../ui/paths.js';
import { readOnlyNote, to } from '../view.js';

const SECTIONS = [['release', []], ['access', ['access']], ['masterData', ['master-data']], ['acceptance', ['acceptance']], ['payments', ['payments']], ['appearance', ['appearance']], ['placeholders', ['placeholders']], ['mail', ['mail']], ['mailTexts', ['mail-texts']]];

/** @param {'release'|'access'|'masterData'|'acceptance'|'payments'|'appearance'|'placeholders'|'mail'|'mailTexts'} current */
export const settingsHead = current => html`
  ${pageHead({
    above: breadcrumb([[null, t('nav.administration')], [to('settings', 'portal'), t('nav.portal')], [null, t(`settings.${current}`)]]),
    title: t(`settings.${current}`), sub: t(`settings.${current}.sub`),
    actions: html`<a class="button" href=${ROOT} target="_blank" rel="noopener">${icon('external-link')}${t('account.portal')}<span class="visually-hidden"> ${t('admin.newTab')}</span></a>`,
  })}
  ${tabs(t('nav.portal'), SECTIONS.map(([name, path]) => ({ href: to('settings', 'portal', ...path), label: t(`settings.${name}`), current: name === current })))}
  ${readOnlyNote()}`;

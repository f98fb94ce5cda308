// What the boxes of a customer and of a document have in common: the link, how long it works, and how it is changed.
import { html, nothing } from 'lit';
import { openDialog, confirmDialog } from '../../ui/dialog.js';
import { errorSummary, field } from '../../ui/form.js';
import { dateTime, localDate, t } from '../../ui/i18n.js';
import { definitionList, icon, pill } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import './link-field.js';

const QUARTER = 15 * 60_000;

/** A link ends with the chosen day in the merchant's time zone: the last instant of that date. Zones differ by quarters of an hour. */
function endOfDay(date) {
  let at = Date.parse(`${date}T23:59:59Z`) + 14 * 4 * QUARTER;
  while (localDate(at) > date) at -= QUARTER;
  return new Date(at).toISOString().replace('.000', '');
}
const dateOf = instant => (instant ? localDate(instant) : '');
const expired = portal => Boolean(portal.expiresAt) && Date.parse(portal.expiresAt) < Date.now();

/** The link with its facts. @param {{url: string, expiresAt: string|null, lastUsedAt?: string|null, uses?: number}} portal */
export const linkFacts = (portal, label) => html`
  <link-field .value=${portal.url} .label=${label}></link-field>
  ${definitionList([
    [t('portal.expires'), portal.expiresAt ? html`${expired(portal) ? pill('warn', 'clock-alert', t('portal.expired')) : nothing} ${dateTime(portal.expiresAt)}` : t('portal.unlimited')],
    [t('portal.lastUsed'), portal.lastUsedAt === undefined ? null : portal.lastUsedAt ? dateTime(portal.lastUsedAt) : t('portal.neverUsed')],
    [t('portal.uses'), portal.uses ? String(portal.uses) : null],
  ])}`;

/**
 * Asks how long a link works. Answers what `save` answered, null if nothing was saved.
 * @param {string} name @param {{expiresAt: string | null}} link @param {(expiresAt: string | null) => Promise<any>} save
 */
export function expireDialog(name, link, save) {
  let chosen = dateOf(link.expiresAt);
  let problem = null;
  const attempt = async (close, update, expiresAt) => {
    try {
      close(await save(expiresAt));
    } catch (failed) {
      problem = failed;
      update();
    }
  };
  return openDialog({
    title: t('portal.expire.title', { name }),
    body: (close, update) => html`
      <form id="expiry" novalidate @submit=${event => { event.preventDefault(); attempt(close, update, chosen ? endOfDay(chosen) : null); }}>
        ${errorSummary(problem)}
        ${field({ name: 'expiresAt', label: t('portal.expire.date'), type: 'date', value: chosen, hint: t('portal.expire.hint'), onChange: value => { chosen = value; } })}
      </form>`,
    actions: (close, update) => html`
      <button class="button primary" form="expiry">${t('draft.save')}</button>
      ${link.expiresAt ? html`<button type="button" class="button" @click=${() => attempt(close, update, null)}>${t('portal.expire.unlimited')}</button>` : nothing}
      <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
}

/** Renew, expiry and deletion of a link. `base` is the API path of its owner, `name` how the person calls the owner. */
export class LinkActions {
  /** @param {{base: string, name: string, changed: (portal: any, problem: any) => void}} owner */
  constructor({ base, name, changed }) {
    this.base = base;
    this.name = name;
    this.changed = changed;
  }

  renew = async () => {
    if (!(await confirmDialog({ title: t('portal.renew.title', { name: this.name }), text: t('portal.renew.text'), confirm: t('portal.renew.confirm') }))) return;
    await this.#apply(() => api.post(`${this.base}/portal-link/rotation`), t('portal.renew.done'));
  };

  /** A deleted link comes back as a new one: nothing can be lost by that. */
  create = () => this.#apply(() => api.post(`${this.base}/portal-link/rotation`), t('portal.create.done'));

  remove = async () => {
    if (!(await confirmDialog({ title: t('portal.remove.title', { name: this.name }), text: t('portal.remove.text'), confirm: t('portal.remove.confirm'), danger: true }))) return;
    await this.#apply(() => api.delete(`${this.base}/portal-link`), t('portal.remove.done'));
  };

  expire = async portal => {
    const answer = await expireDialog(this.name, portal, expiresAt => api.put(`${this.base}/portal-link`, { expiresAt }));
    if (answer) this.#done(answer, t('draft.saved'));
  };

  /** @param {() => Promise<any>} call answers the new portal object */
  async #apply(call, said) {
    try {
      this.#done(await call(), said);
    } catch (problem) {
      this.changed(null, problem);
    }
  }

  #done(portal, said) {
    announce(said);
    this.changed(portal, null);
  }

  buttons(portal) {
    return html`
      <button type="button" class="button small" @click=${() => this.expire(portal)}>${icon('calendar-clock')}${t('portal.expire')}</button>
      <button type="button" class="button small" @click=${this.renew}>${icon('refresh-cw')}${t('portal.renew')}</button>
      <button type="button" class="button small danger" @click=${this.remove}>${icon('unlink')}${t('portal.remove')}</button>`;
  }

  /** In place of a link that was deleted. */
  missing() {
    return html`<p>${t('portal.noLink')}</p><div class="box-actions"><button type="button" class="button" @click=${this.create}>${icon('link')}${t('portal.create')}</button></div>`;
  }
}

// What customers take with them: their documents as ZIP, the statement of account, and what is to be paid.
import { LitElement, html, nothing } from 'lit';
import { openDialog } from '../ui/dialog.js';
import { field, fieldId } from '../ui/form.js';
import { Localized, currentLanguage, localDate, number, t } from '../ui/i18n.js';
import { banner, explained, icon } from '../ui/parts.js';
import { Connection, api } from './portal.js';
import { save } from './save.js';

/** `filter`: what the list shows, as URLSearchParams; `released`: types and actions. */
class TakeAway extends LitElement {
  static properties = { filter: { attribute: false }, released: { attribute: false }, counting: { state: true }, started: { state: true }, problem: { state: true } };
  createRenderRoot() { return this; }

  #connection = new Connection(this);

  constructor() {
    super();
    this.filter = new URLSearchParams();
    this.released = { types: [], actions: [] };
    this.counting = false;
    this.started = false;
    this.problem = null;
    new Localized(this);
  }

  render() {
    const { types, actions } = this.released;
    if (!types.length || !actions.includes('VIEW')) return nothing;
    const button = (symbol, text, onClick, busy = false) => html`<button class="button" type="button" @click=${() => { if (!this.#connection.offline) onClick(); }} aria-disabled=${this.#connection.offline ? 'true' : nothing} aria-describedby=${this.#connection.offline ? 'take-offline' : nothing} aria-busy=${busy ? 'true' : nothing}>${icon(symbol)}${text}</button>`;
    return html`
      <div class="take-buttons">
        ${button('download', t('take.zip'), () => this.#zip(), this.counting)}
        ${types.includes('INVOICE') ? html`
          ${button('landmark', t('take.statement'), () => this.#statement())}
          ${button('list', t('take.openItems'), () => this.#fetch('open-items.csv'))}` : nothing}
      </div>
      <p class="take-note" role="status" id="take-offline">${this.#connection.offline ? t('take.offline') : this.started ? html`${icon('circle-check')}${t('take.started')}` : nothing}</p>
      ${this.problem ? banner('danger', html`${explained(this.problem)[1]}. ${explained(this.problem)[2]}`, { live: true }) : nothing}`;
  }

  #fetch(path, query = {}) {
    save(api.url(path, { ...query, language: currentLanguage() }));
    this.started = true;
  }

  async #zip() {
    if (this.counting) return;
    const query = Object.fromEntries(['type', 'status', 'query'].map(name => [name, this.filter.get(name)]));
    this.counting = true;
    this.problem = null;
    try {
      const { count, most } = await api.get('documents/count', { query });
      this.counting = false;
      if (await askForZip(count, most)) this.#fetch('documents/zip', query);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.counting = false;
    }
  }

  async #statement() {
    const period = await askForPeriod(localDate(Date.now()));
    if (period) this.#fetch('statement', period);
  }
}

function askForZip(count, most) {
  const fits = count > 0 && count <= most;
  return openDialog({
    title: t('take.zip'),
    body: () => (count > most ? html`<p>${t('take.zip.tooMany', { n: count, most: number(most) })}</p>`
      : count ? html`<p>${t('take.zip.count', { n: count })}</p><p>${t('take.zip.text')}</p>` : html`<p>${t('take.zip.none')}</p>`),
    actions: close => html`
      ${fits ? html`<button type="button" class="button primary" autofocus @click=${() => close(true)}>${icon('download')}${t('take.zip.start')}</button>` : nothing}
      <button type="button" class="button" @click=${() => close()}>${t(fits ? 'ui.cancel' : 'ui.close')}</button>`,
  });
}

/** Periods that most people ask for; "OWN" is any other. */
const PERIODS = {
  THIS_YEAR: today => ({ from: `${today.slice(0, 4)}-01-01`, to: today }),
  LAST_YEAR: today => ({ from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: `${Number(today.slice(0, 4)) - 1}-12-31` }),
  LAST_12_MONTHS: today => ({ from: yearBefore(today), to: today }),
};

/** "2025-11-22" for "2026-11-21": twelve months with today. */
function yearBefore(today) {
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function askForPeriod(today) {
  let preset = 'THIS_YEAR';
  let period = PERIODS.THIS_YEAR(today);
  let errors = {};
  const take = (close, update) => {
    errors = {};
    for (const name of ['from', 'to']) if (!period[name]) errors[name] = t('take.date.missing');
    if (!errors.from && !errors.to && period.to < period.from) errors.to = t('take.date.order');
    if (!errors.from && !errors.to) return close(period);
    update();
    document.getElementById(fieldId(errors.from ? 'from' : 'to'))?.focus();
  };
  const choose = (value, update) => {
    preset = value;
    period = PERIODS[value]?.(today) ?? period;
    errors = {};
    update();
  };
  const day = (name, label, update) => field({ name, label, type: 'date', value: period[name], required: true, error: errors[name], onChange: value => { period = { ...period, [name]: value }; preset = 'OWN'; update(); } });
  return openDialog({
    title: t('take.statement'),
    body: (close, update) => html`
      <p>${t('take.statement.text')}</p>
      <form id="period" class="period" novalidate @submit=${event => { event.preventDefault(); take(close, update); }}>
        ${field({ name: 'period', label: t('take.period'), type: 'select', required: true, value: preset, choices: [...Object.keys(PERIODS), 'OWN'].map(value => ({ value, label: t(`take.period.${value}`) })), onChange: value => choose(value, update) })}
        <div class="pair">${day('from', t('take.from'), update)}${day('to', t('take.to'), update)}</div>
      </form>`,
    actions: close => html`<button class="button primary" form="period">${icon('download')}${t('take.statement.start')}</button><button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
}

customElements.define('take-away', TakeAway);

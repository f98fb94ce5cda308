// Administration > Kundenportal > Rechnungen: what buyers may do about invoices, and how the portal numbers those that it makes.
import { html, nothing } from 'lit';
import { fieldId } from '../../ui/form.js';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { icon, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { chips, choice, numeral, typed } from '../parts/order-settings.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, afterTyping, changedNote } from '../view.js';

const PLACEHOLDERS = ['{yyyy}', '{yy}', '{MM}', '{seq:5}'];

class SettingsInvoicesView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { next: { state: true } };

  constructor() {
    super();
    /** @type {{number?: string, wrong?: string}} */
    this.next = {};
  }

  #load = new Load(this, async signal => this.#take(await api.get('settings/invoices', { signal })));
  #draft = new Draft(this, async value => draftOf(this.#take(await api.put('settings/invoices', { ...value, downloadDays: numeral(value.downloadDays), paymentDays: numeral(value.paymentDays) }))));
  #later = afterTyping(() => this.#preview(), 300);
  #previewed = '';
  #turn = 0;

  #take(settings) {
    this.#draft.load(draftOf(settings));
    this.#previewed = settings.numberPattern;
    this.next = { number: settings.nextNumber };
    this.#load.set(settings);
    return settings;
  }

  get heading() { return t('settings.invoices'); }
  enter() {
    this.#load.reset();
    this.#load.run();
  }

  /** The preview may lag or fail: the form does not depend on it. */
  async #preview() {
    const { numberPattern } = this.#draft.value;
    const turn = ++this.#turn;
    this.#previewed = numberPattern;
    let next = {};
    try {
      next = { number: (await api.post('settings/invoices/preview', { numberPattern })).nextNumber };
    } catch (problem) {
      next = { wrong: problem.violations?.[0]?.message };
    }
    if (turn === this.#turn) this.next = next;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const draft = this.#draft.value;
    if (draft && this.#previewed && this.#previewed !== draft.numberPattern) this.#later();
  }

  render() {
    return html`${this.#draft.summary()}${settingsHead('invoices')}${this.#load.view({ loading: () => skeleton('page', 2), ready: settings => this.#form(settings) })}`;
  }

  #form(settings) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    return html`
      <form class="narrow stack" novalidate @submit=${draft.submit}>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('orderInvoices.download')}</h2></legend>
          ${choice(draft, 'downloadAllowed', t('orderInvoices.allowed'), t(draft.value.downloadAllowed ? 'orderInvoices.allowed.on' : 'orderInvoices.allowed.off'))}
          <div class="card-body">${draft.field('downloadDays', t('orderInvoices.days'), { type: 'number', inputmode: 'numeric', hint: t('orderInvoices.days.hint') })}</div>
        </fieldset>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('orderInvoices.creation')}</h2></legend>
          ${choice(draft, 'createAutomatically', t('orderInvoices.create'), t(draft.value.createAutomatically ? 'orderInvoices.create.on' : 'orderInvoices.create.off'))}
          <div class="card-body fields">
            ${draft.field('numberPattern', t('orderInvoices.pattern'), { required: true, maxlength: 200, hint: t('orderInvoices.pattern.hint', { seq: '{seq}' }) })}
            ${locked ? nothing : chips(draft, 'numberPattern', fieldId('numberPattern'), PLACEHOLDERS)}
            <p class="check number-preview" role="status">${this.#next()}</p>
            <p class="hint">${t('orderInvoices.pattern.host')}</p>
          </div>
        </fieldset>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('orderInvoices.term')}</h2></legend>
          <div class="card-body">${draft.field('paymentDays', t('orderInvoices.paymentDays'), { type: 'number', inputmode: 'numeric', hint: t('orderInvoices.paymentDays.hint') })}</div>
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: changedNote(settings) })}
      </form>`;
  }

  #next() {
    const { number, wrong } = this.next;
    if (number) return html`<span class="ok-text">${icon('circle-check')}${t('orderInvoices.next')} <strong>${number}</strong></span>`;
    return wrong ? html`<span class="warn-text">${icon('triangle-alert')}${t('orderInvoices.pattern')}: ${wrong}</span>` : nothing;
  }
}

const draftOf = ({ downloadAllowed, createAutomatically, downloadDays, numberPattern, paymentDays }) => ({ downloadAllowed, createAutomatically, downloadDays: typed(downloadDays), numberPattern, paymentDays: typed(paymentDays) });
customElements.define('settings-invoices-view', SettingsInvoicesView);

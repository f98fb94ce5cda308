// One automation rule, or a new one: when, under which conditions, what is written; what it would have done, what it did.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { TYPES, typeName } from '../../ui/documents.js';
import { fieldId } from '../../ui/form.js';
import { dateTime, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, card, empty, explained, icon, pageHead, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { filter, go } from '../navigation.js';
import { STATES, aboutLine, customerLine, outcomePill, placeholdersOf, reasonText, ruleState, statusText, toRule, toRules, triggerText, unknownIn } from '../parts/automation.js';
import { mayAdminister } from '../session.js';
import { Pages, View, changedNote, readOnlyNote, to } from '../view.js';

const TEXTS = ['action.subject', 'action.body'];
const CURRENCY = 'EUR';

class AutomationRuleView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true }, trial: { state: true }, trying: { state: true } };
  /** Where a placeholder goes that is clicked. */
  #field = 'action.body';
  #id = '';

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
    /** What the dry run found. @type {any} */
    this.trial = null;
    this.trying = false;
  }

  #load = new Load(this, async signal => {
    const { id } = this.place.params;
    const [triggers, rule] = await Promise.all([api.get('automation-triggers', { signal }), id ? api.get(`automation-rules/${segment(id)}`, { signal }) : null]);
    if (!this.#draft.dirty) this.#draft.load(draftOf(rule, this.place.query.get('example')));
    return { triggers: triggers.items, rule };
  });
  #runs = new Pages(this, (cursor, signal) => api.get(`${this.#base}/runs`, { query: { state: this.#state, cursor }, signal }));
  #draft = new Draft(this, async value => {
    const { rule, triggers } = this.#load.value;
    const body = wireOf(value, triggers);
    if (rule) {
      const saved = await api.put(this.#base, body);
      this.#load.set({ triggers, rule: saved });
      return draftOf(saved);
    }
    const made = await api.post('automation-rules', body);
    this.#draft.close();
    announce(t('draft.saved'));
    await go(toRule(made.id), { replace: true });
    return null;
  });

  get #base() { return `automation-rules/${segment(this.place.params.id)}`; }
  get #state() { return this.place.query.get('state') ?? ''; }
  get heading() { return this.#load.value?.rule?.name ?? (this.place.params.id ? t('automation.title') : t('automation.new')); }

  /** Another state of its runs is no other rule: what is typed stays. */
  enter() {
    const id = this.place.params.id ?? 'new';
    if (id !== this.#id) {
      this.#id = id;
      this.problem = null;
      this.trial = null;
      this.#draft.load(null);
      this.#load.reset();
      this.#load.run();
    }
    this.#runs.reset();
    if (this.place.params.id) this.#runs.run();
  }

  #known = triggers => triggers.find(one => one.trigger === this.#draft.get('trigger')) ?? triggers[0];

  #try = async () => {
    if (this.trying) return;
    const { rule, triggers } = this.#load.value;
    this.trying = true;
    this.trial = null;
    this.problem = null;
    this.#draft.problem = null;
    try {
      const path = rule && !this.#draft.dirty ? `${this.#base}/dry-run` : 'automation-rules/dry-run';
      this.trial = await api.post(path, rule && !this.#draft.dirty ? {} : wireOf(this.#draft.value, triggers));
      announce(t('automation.trial.done', { n: would(this.trial) }));
    } catch (problem) {
      if (problem.violations?.length) this.#draft.problem = problem;
      else this.problem = problem;
    }
    this.trying = false;
  };

  #retry = async run => {
    try {
      await api.post(`${this.#base}/runs/${segment(run.id)}/retry`);
      this.problem = null;
      announce(t('automation.retry.done'));
      await Promise.all([this.#load.run(), this.#runs.run()]);
    } catch (problem) {
      this.problem = problem;
    }
  };

  #remove = async () => {
    const { rule } = this.#load.value;
    if (!(await confirmDialog({ title: t('automation.remove.title', { name: rule.name }), text: t('automation.remove.text'), confirm: t('automation.remove'), danger: true }))) return;
    try {
      await api.delete(this.#base);
      this.#draft.close();
      announce(t('automation.removed'));
      await go(toRules());
    } catch (problem) {
      this.problem = problem;
    }
  };

  #insert(placeholder) {
    const input = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (this.querySelector(`#${fieldId(this.#field)}`));
    input.setRangeText(`[${placeholder}]`, input.selectionStart, input.selectionEnd, 'end');
    this.#draft.set(this.#field, input.value);
    input.focus();
  }

  render() {
    const rule = this.#load.value?.rule;
    const crumbs = breadcrumb([[null, t('nav.administration')], [toRules(), t('automation.title')], [null, this.heading]]);
    return html`
      ${this.#draft.summary()}
      ${pageHead({ above: crumbs, title: this.heading, sub: rule ? ruleState(rule) : nothing })}
      <div class="stack">
        ${readOnlyNote()}
        ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
        ${this.#load.view({ loading: () => skeleton('page', 2), ready: value => this.#ready(value) })}
      </div>`;
  }

  #ready({ triggers, rule }) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    const known = this.#known(triggers);
    const note = event => { if (TEXTS.includes(event.target.name)) this.#field = event.target.name; };
    return html`
      <form class="narrow" novalidate @submit=${draft.submit} @focusin=${note}>
        <fieldset class="stack" ?disabled=${locked}>
          ${card({ id: 'when', title: t('automation.when'), body: html`<div class="card-body fields">
            ${draft.field('name', t('automation.name'), { required: true, maxlength: 100, hint: t('automation.name.hint') })}
            ${draft.field('active', t('automation.active'), { type: 'checkbox', value: draft.get('active'), hint: t('automation.active.hint') })}
            ${draft.field('trigger', t('automation.trigger'), { type: 'select', required: true, choices: triggers.map(({ trigger }) => ({ value: trigger, label: triggerText(trigger) })) })}
            ${this.#conditions(known)}</div>` })}
          ${card({ id: 'what', title: t('automation.what'), body: html`<div class="card-body fields">${this.#texts(known)}</div>` })}
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: rule ? changedNote(rule) : nothing })}
      </form>
      ${this.#trialCard()}
      ${rule ? this.#runsCard() : nothing}
      ${rule && !locked ? html`<div class="box-actions"><button type="button" class="button danger" @click=${this.#remove}>${icon('trash-2')}${t('automation.remove')}</button></div>` : nothing}`;
  }

  /** Those that make sense for what the rule waits for. */
  #conditions({ trigger, conditions, statuses }) {
    const draft = this.#draft;
    const any = { value: '', label: t('automation.any') };
    const amount = (name, label) => draft.field(`condition.${name}.amount`, label, { inputmode: 'decimal', maxlength: 20, error: draft.error(`condition.${name}.amount`) || draft.error(`condition.${name}`) });
    return html`
      ${conditions.includes('status') ? draft.field('condition.status', t(trigger === 'REQUEST_ANSWERED' ? 'automation.status.answer' : 'automation.status'), { type: 'select', choices: [any, ...statuses.map(value => ({ value, label: statusText(trigger, value) }))] }) : nothing}
      ${conditions.includes('type') ? draft.field('condition.type', t('automation.type'), { type: 'select', choices: [any, ...TYPES.map(value => ({ value, label: typeName(value) }))] }) : nothing}
      ${conditions.includes('platform') ? draft.field('condition.platform', t('automation.platform'), { maxlength: 64, hint: t('automation.platform.hint') }) : nothing}
      ${conditions.includes('amount') ? html`<div class="pair">${amount('amountFrom', t('automation.amountFrom', { currency: this.#currency }))}${amount('amountTo', t('automation.amountTo', { currency: this.#currency }))}</div>` : nothing}`;
  }

  get #currency() { return this.#draft.get('currency'); }

  #texts(known) {
    const draft = this.#draft;
    const names = placeholdersOf(known, known.conditions.includes('type') ? draft.get('condition.type') : null);
    const wrong = name => {
      const unknown = unknownIn(draft.get(name), names);
      return draft.error(name) || (unknown.length ? t('automation.unknown', { names: unknown.map(one => `[${one}]`).join(', ') }) : '');
    };
    return html`
      ${draft.field('action.subject', t('mails.subject'), { required: true, maxlength: 200, error: wrong('action.subject') })}
      ${draft.field('action.body', t('mails.text'), { type: 'textarea', required: true, rows: 10, maxlength: 10000, hint: t('mailText.hint'), error: wrong('action.body') })}
      <div><p class="hint" id="placeholders">${t('automation.placeholders')}</p>
        <div class="chips" role="group" aria-labelledby="placeholders">${names.map(name => html`<button type="button" class="chip" @mousedown=${event => event.preventDefault()} @click=${() => this.#insert(name)}>[${name}]<span class="visually-hidden"> ${t('editor.insert')}</span></button>`)}</div></div>`;
  }

  #trialCard() {
    const { trial } = this;
    return html`<section class="card list-card" aria-labelledby="trial"><header class="card-head"><h2 id="trial">${t('automation.trial')}</h2><button type="button" class="button small" aria-busy=${this.trying ? 'true' : nothing} @click=${this.#try}>${icon(this.trying ? 'loader-circle' : 'eye', this.trying ? 'turning' : '')}${t('automation.trial.start')}</button></header>
      <div class="card-body"><p>${t('automation.trial.text')}</p>
        <div role="status">${trial ? html`<p><strong>${t('automation.trial.done', { n: would(trial) })}</strong>${trial.complete && trial.items.length === trial.count ? nothing : html` ${t('automation.trial.more', { n: trial.items.length })}`}</p>` : nothing}</div></div>
      ${trial?.items.length ? this.#trialTable(trial.items) : nothing}
      ${trial && !trial.items.length ? empty('search-x', t('automation.trial.none')) : nothing}</section>`;
  }

  #trialTable(items) {
    return html`
      <table class="pop-in trial">
        <caption class="visually-hidden">${t('automation.trial')}</caption>
        <thead><tr><th scope="col">${t('automation.about')}</th><th scope="col">${t('automation.outcome')}</th><th scope="col">${t('automation.mail')}</th></tr></thead>
        <tbody>${items.map(item => html`
          <tr><th scope="row"><span class="lines"><strong>${aboutLine(item)}</strong><span class="muted">${customerLine(item)} · ${dateTime(item.at)}</span></span></th>
            <td><span class="lines">${outcomePill(item.outcome)}${item.reason ? html`<span class="muted">${reasonText(item.reason)}</span>` : nothing}</span></td>
            <td data-label=${t('automation.mail')}><details><summary>${item.subject}<span class="muted"> ${item.recipient ?? t('automation.nobody')}</span></summary><p class="as-typed">${item.body}</p></details></td></tr>`)}</tbody>
      </table>`;
  }

  #runsCard() {
    return html`<div>
      <div class="toolbar">
        <label class="filter"><span class="visually-hidden">${t('automation.state')}</span><select class="input" name="state" @change=${event => filter({ state: event.target.value })}><option value="" .selected=${!this.#state}>${t('automation.state.all')}</option>${STATES.map(state => html`<option value=${state} .selected=${state === this.#state}>${t(`automation.outcome.${state}`)}</option>`)}</select></label>
        <button type="button" class="button" @click=${() => { this.#load.run(); this.#runs.run(); }}>${icon('refresh-cw')}${t('automation.refresh')}</button>
        <a class="button" href=${to('mails')}>${icon('mail')}${t('nav.mails')}</a>
      </div>
      <section class="card list-card" aria-labelledby="runs"><header class="card-head"><h2 id="runs">${t('automation.runs')}</h2></header>${this.#runs.view({
        loading: () => skeleton('rows', 4),
        ready: ({ items }) => (items.length ? this.#runsTable(items) : empty('activity', t('automation.runs.none'))),
      })}</section></div>`;
  }

  #runsTable(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${t('automation.runs')}</caption>
        <thead><tr><th scope="col">${t('automation.about')}</th><th scope="col">${t('automation.state')}</th><th scope="col">${t('automation.recipient')}</th><th scope="col"><span class="visually-hidden">${t('tokens.action')}</span></th></tr></thead>
        <tbody>${items.map(run => html`
          <tr><th scope="row"><span class="lines"><strong>${aboutLine(run)}</strong><span class="muted">${customerLine(run)} · ${dateTime(run.at)}</span></span></th>
            <td><span class="lines">${outcomePill(run.state)}${run.reason ? html`<span class="muted">${reasonText(run.reason)}</span>` : nothing}</span></td>
            <td data-label=${t('automation.recipient')}>${run.recipient ?? t('automation.nobody')}</td>
            <td class="act">${['FAILED', 'SKIPPED'].includes(run.state) ? html`<button type="button" class="button small" @click=${() => this.#retry(run)}>${t('automation.retry')}<span class="visually-hidden">: ${run.order ?? run.document?.number ?? run.customer.name}</span></button>` : nothing}</td></tr>`)}</tbody>
      </table>${this.#runs.foot()}`;
  }
}

/** How many mails a dry run would have sent, of those it shows. */
const would = ({ items }) => items.filter(({ outcome }) => outcome === 'WOULD_SEND').length;

/** What the form starts with: the rule, an example, or nothing. */
function draftOf(rule, example = null) {
  const condition = rule?.condition ?? {};
  const amounts = { amountFrom: { amount: condition.amountFrom?.amount ?? null }, amountTo: { amount: condition.amountTo?.amount ?? null } };
  const start = example === 'paid' ? { name: t('automation.example.name'), subject: t('automation.example.subject'), body: t('automation.example.body') } : { name: '', subject: '', body: '' };
  return {
    name: rule?.name ?? start.name, active: rule?.active ?? true, trigger: rule?.trigger ?? 'ORDER_STATUS',
    condition: { status: rule ? condition.status : example === 'paid' ? 'PAID' : null, platform: condition.platform ?? null, type: condition.type ?? null, ...amounts },
    currency: condition.amountFrom?.currency ?? condition.amountTo?.currency ?? CURRENCY,
    action: { subject: rule?.action.subject ?? start.subject, body: rule?.action.body ?? start.body },
  };
}

/** What was chosen for another trigger is left out. */
function wireOf({ name, active, trigger, condition, currency, action }, triggers) {
  const { conditions, statuses } = triggers.find(one => one.trigger === trigger);
  const meant = (key, value) => (conditions.includes(key) ? value : null);
  const amount = ({ amount: typed }) => (typed ? { amount: typed.trim().replace(',', '.'), currency } : null);
  return {
    name, active, trigger,
    condition: {
      status: meant('status', statuses.includes(condition.status) ? condition.status : null), platform: meant('platform', condition.platform), type: meant('type', condition.type),
      amountFrom: meant('amount', amount(condition.amountFrom)), amountTo: meant('amount', amount(condition.amountTo)),
    },
    action: { kind: 'SEND_MAIL', ...action },
  };
}
customElements.define('automation-rule-view', AutomationRuleView);

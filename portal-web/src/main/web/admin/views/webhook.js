// One webhook: its address and secret, what was sent to it, and how to send it again.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { dateTime, has, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, card, codeText, definitionList, empty, explained, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { filter, go } from '../navigation.js';
import { mayAdminister } from '../session.js';
import { Pages, View, readOnlyNote, to } from '../view.js';
import { showSecret, webhookDialog, webhookState } from './webhooks.js';

const STATES = { WAITING: ['info', 'clock'], DELIVERED: ['ok', 'circle-check'], FAILED: ['danger', 'circle-alert'] };
/** Receivers that were down longer than that have lost what was sent before. */
const MONTH = 30 * 24 * 3_600_000;

class WebhookView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
  }

  #webhook = new Load(this, signal => api.get(this.#base, { signal }));
  #deliveries = new Pages(this, (cursor, signal) => api.get(`${this.#base}/deliveries`, { query: { state: this.#state, cursor }, signal }));

  get #base() { return `webhooks/${segment(this.place.params.id)}`; }
  get #state() { return this.place.query.get('state') ?? ''; }
  get heading() { return this.#webhook.value ? new URL(this.#webhook.value.url).host : t('webhooks.title'); }

  enter() {
    if (!mayAdminister()) return;
    this.problem = null;
    this.#deliveries.reset();
    this.#read();
  }

  #read = () => Promise.all([this.#webhook.run(), this.#deliveries.run()]);

  /** @param {() => Promise<any>} call */
  async #apply(call, said) {
    try {
      const answer = await call();
      this.problem = null;
      announce(typeof said === 'function' ? said(answer) : said);
      await this.#read();
      return answer;
    } catch (problem) {
      this.problem = problem;
      return null;
    }
  }

  #edit = async () => {
    const saved = await webhookDialog(t('webhooks.edit'), this.#webhook.value, webhook => api.put(this.#base, webhook));
    if (saved) await this.#apply(async () => saved, t('draft.saved'));
  };
  #secret = async () => {
    if (!(await confirmDialog({ title: t('webhooks.secret.title'), text: t('webhooks.secret.text'), confirm: t('webhooks.secret.renew') }))) return;
    const made = await this.#apply(() => api.post(`${this.#base}/secret`), t('webhooks.secret.made'));
    if (made) await showSecret(made.secret);
  };
  #remove = async () => {
    if (!(await confirmDialog({ title: t('webhooks.remove.title', { host: this.heading }), text: t('webhooks.remove.text'), confirm: t('webhooks.remove'), danger: true }))) return;
    try {
      await api.delete(this.#base);
      announce(t('webhooks.removed'));
      await go(to('settings', 'webhooks'));
    } catch (problem) {
      this.problem = problem;
    }
  };
  #test = () => this.#apply(() => api.post(`${this.#base}/test`), t('webhooks.test.done'));
  #replay = delivery => this.#apply(() => api.post(`${this.#base}/deliveries/${segment(delivery.id)}/replay`), t('webhooks.replayed', { n: 1 }));
  #replayAll = () => this.#apply(() => api.post(`${this.#base}/replay`, { since: new Date(Date.now() - MONTH).toISOString().replace(/\.\d+/, '') }), ({ replayed }) => t('webhooks.replayed', { n: replayed }));

  render() {
    const crumbs = breadcrumb([[null, t('nav.administration')], [to('settings', 'webhooks'), t('webhooks.title')], [null, this.heading]]);
    if (!mayAdminister()) return html`${pageHead({ above: crumbs, title: this.heading })}${readOnlyNote()}`;
    const webhook = this.#webhook.value;
    return html`
      ${pageHead({ above: crumbs, title: this.heading, sub: webhook ? webhookState(webhook) : nothing, actions: webhook ? html`<button type="button" class="button primary" @click=${this.#test}>${icon('send')}${t('webhooks.test')}</button><button type="button" class="button" @click=${this.#edit}>${icon('pencil')}${t('webhooks.edit')}</button>` : nothing })}
      <div class="stack">
        ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
        ${this.#webhook.view({ loading: () => skeleton('page', 1), ready: value => this.#facts(value) })}
        ${webhook ? this.#sent(webhook) : nothing}
      </div>`;
  }

  #facts(webhook) {
    return card({
      id: 'facts', title: t('webhooks.endpoint'),
      body: html`<div class="card-body">${definitionList([
        [t('webhooks.url'), webhook.url],
        [t('webhooks.kinds'), webhook.kinds.length ? webhook.kinds.map(kind => (has(`event.${kind}`) ? t(`event.${kind}`).replace(/:$/, '') : kind)).join(', ') : t('webhooks.kinds.all')],
        [t('webhooks.last'), webhook.lastDeliveredAt ? dateTime(webhook.lastDeliveredAt) : t('webhooks.never')],
        [t('webhooks.secret.previous'), webhook.previousSecretUntil && dateTime(webhook.previousSecretUntil)],
      ])}<div class="box-actions"><button type="button" class="button small" @click=${this.#secret}>${icon('key-round')}${t('webhooks.secret.renew')}</button><button type="button" class="button small danger" @click=${this.#remove}>${icon('trash-2')}${t('webhooks.remove')}</button></div></div>`,
    });
  }

  #sent(webhook) {
    return html`<div>
      <div class="toolbar">
        <label class="filter"><span class="visually-hidden">${t('webhooks.state')}</span><select class="input" name="state" @change=${event => filter({ state: event.target.value })}><option value="" .selected=${!this.#state}>${t('webhooks.state.all')}</option>${Object.keys(STATES).map(state => html`<option value=${state} .selected=${state === this.#state}>${t(`webhooks.state.${state}`)}</option>`)}</select></label>
        <button type="button" class="button" @click=${this.#read}>${icon('refresh-cw')}${t('webhooks.refresh')}</button>
        ${webhook.failed ? html`<button type="button" class="button" @click=${this.#replayAll}>${icon('rotate-ccw')}${t('webhooks.replayAll', { n: webhook.failed })}</button>` : nothing}
      </div>
      <section class="card list-card" aria-labelledby="deliveries"><header class="card-head"><h2 id="deliveries">${t('webhooks.deliveries')}</h2></header>${this.#deliveries.view({
        loading: () => skeleton('rows', 4),
        ready: ({ items }) => (items.length ? this.#table(items) : empty('send', t('webhooks.deliveries.none'))),
      })}</section></div>`;
  }

  #table(items) {
    const kind = ({ type }) => (has(`event.${type}`) ? t(`event.${type}`).replace(/:$/, '') : type);
    const answer = ({ status, failure }) => (failure ? codeText('webhooks.failure', failure) : status ? t('webhooks.status', { status }) : t('webhooks.noAnswer'));
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${t('webhooks.deliveries')}</caption>
        <thead><tr><th scope="col">${t('webhooks.event')}</th><th scope="col">${t('webhooks.state')}</th><th scope="col">${t('webhooks.answer')}</th><th scope="col">${t('webhooks.next')}</th><th scope="col"><span class="visually-hidden">${t('tokens.action')}</span></th></tr></thead>
        <tbody>${items.map(delivery => html`
          <tr><th scope="row"><span class="lines"><strong>${kind(delivery)}</strong><span class="muted">${dateTime(delivery.createdAt)}</span></span></th>
            <td>${pill(/** @type {any} */ (STATES[delivery.state][0]), STATES[delivery.state][1], t(`webhooks.state.${delivery.state}`))}</td>
            <td data-label=${t('webhooks.answer')}>${answer(delivery)} <span class="muted">${t('webhooks.attempts', { n: delivery.attempts })}</span></td>
            <td data-label=${t('webhooks.next')}>${delivery.dueAt ? dateTime(delivery.dueAt) : delivery.finishedAt ? dateTime(delivery.finishedAt) : nothing}</td>
            <td class="act">${delivery.state === 'WAITING' ? nothing : html`<button type="button" class="button small" @click=${() => this.#replay(delivery)}>${t('webhooks.replay')}<span class="visually-hidden">: ${delivery.messageId}</span></button>`}</td></tr>`)}</tbody>
      </table>${this.#deliveries.foot()}`;
  }
}
customElements.define('webhook-view', WebhookView);

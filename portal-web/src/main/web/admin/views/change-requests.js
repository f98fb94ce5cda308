// What customers ask to have changed of their master data: staff approve it or say why not.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { openDialog } from '../../ui/dialog.js';
import { field } from '../../ui/form.js';
import { dateTime, t } from '../../ui/i18n.js';
import { banner, empty, explained, icon, pageHead, pill, skeleton, tabs } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { changeList } from '../parts/events.js';
import { Pages, View, to, toCustomer } from '../view.js';

/** @type {Record<string, ['info'|'ok'|'danger'|'neutral', string]>} */
const STATES = { OPEN: ['info', 'clock'], APPROVED: ['ok', 'circle-check'], REJECTED: ['danger', 'circle-x'], REPLACED: ['neutral', 'history'] };

class ChangeRequestsView extends View {
  #pages = new Pages(this, (cursor, signal) => api.get('change-requests', { query: { state: this.#all ? null : 'OPEN', cursor }, signal }));
  /** What became of the last decision: tone and text. @type {['ok'|'danger', string] | null} */ #outcome = null;
  /** Whose decision is on its way. @type {string | null} */ #deciding = null;

  get #all() { return new URLSearchParams(location.search).get('state') === 'all'; }
  get heading() { return t('changes.title'); }
  enter() {
    this.#outcome = null;
    this.#pages.reset();
    this.#pages.run();
  }

  async #decide(request, path, body, done) {
    if (this.#deciding) return;
    this.#deciding = request.id;
    this.#outcome = null;
    this.requestUpdate();
    try {
      await api.post(`change-requests/${segment(request.id)}/${path}`, body);
      this.#outcome = ['ok', t(done, { name: request.customer.name })];
    } catch (problem) {
      this.#outcome = ['danger', [problem.title, explained(problem)[2]].filter(Boolean).join('. ')];
    }
    this.#deciding = null;
    announce(this.#outcome[1]);
    await this.#pages.run();
    this.requestUpdate();
  }

  #approve = request => this.#decide(request, 'approval', undefined, 'changes.approved');

  #decline = async request => {
    let reason = '';
    let error = '';
    const answer = await openDialog({
      title: t('changes.decline.title', { name: request.customer.name }),
      body: (_, update) => html`<p>${t('changes.decline.text')}</p>${field({ name: 'reason', label: t('changes.reason'), type: 'textarea', value: reason, required: true, maxlength: 1000, error, onChange: text => { reason = text; if (error) { error = ''; update(); } } })}`,
      actions: (close, update) => html`
        <button type="button" class="button danger" @click=${() => { if (reason.trim()) close(reason.trim()); else { error = t('changes.reason.missing'); update(); } }}>${t('changes.decline')}</button>
        <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
    });
    if (answer) await this.#decide(request, 'rejection', { reason: answer }, 'changes.declined');
  };

  render() {
    return html`
      ${pageHead({ title: this.heading, sub: t('changes.sub') })}
      ${tabs(t('changes.title'), [{ href: to('change-requests'), label: t('changes.open'), current: !this.#all }, { href: `${to('change-requests')}?state=all`, label: t('changes.all'), current: this.#all }])}
      ${this.#outcome ? html`<div class="form-note">${banner(this.#outcome[0], this.#outcome[1], { live: true })}</div>` : nothing}
      ${this.#pages.stale()}
      ${this.#pages.view({ loading: () => skeleton('rows', 3), ready: ({ items }) => (items.length ? html`<div class="stack">${items.map(request => this.#request(request))}</div>${this.#pages.foot()}` : html`<section class="card">${empty('file-pen-line', t(this.#all ? 'changes.none' : 'changes.none.open'), { text: t('changes.none.text') })}</section>`) })}`;
  }

  #request(request) {
    const [tone, symbol] = STATES[request.state] ?? STATES.OPEN;
    const id = `request-${request.id}`;
    const busy = this.#deciding === request.id ? 'true' : nothing;
    return html`
      <section class="card" aria-labelledby=${id}>
        <header class="card-head"><h2 id=${id}><a href=${toCustomer(request.customer.number)}>${request.customer.name}</a> <span class="count">${request.customer.number}</span></h2>${pill(tone, symbol, t(`changes.state.${request.state}`))}</header>
        <div class="card-body change-request">
          <p class="muted">${t('changes.asked', { at: dateTime(request.at) })}${request.resolvedAt ? html` · ${t('changes.resolved', { at: dateTime(request.resolvedAt), by: request.resolvedBy ?? '' })}` : nothing}</p>
          ${changeList(request)}
          ${request.reason ? html`<p>${t('changes.reason')}: ${request.reason}</p>` : nothing}
          ${request.state === 'OPEN' ? html`<div class="buttons">
            <button type="button" class="button primary" aria-busy=${busy} @click=${() => this.#approve(request)}>${icon('check')}${t('changes.approve')}<span class="visually-hidden">: ${request.customer.name}</span></button>
            <button type="button" class="button" @click=${() => this.#decline(request)}>${icon('x')}${t('changes.decline')}<span class="visually-hidden">: ${request.customer.name}</span></button></div>` : nothing}
        </div>
      </section>`;
  }
}
customElements.define('change-requests-view', ChangeRequestsView);

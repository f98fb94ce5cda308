// The outbox: what was sent, what waits and what has failed.
import { html, nothing } from 'lit';
import { dateTime, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { empty, icon, pageHead, skeleton, tabs } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { chooseCustomer } from '../parts/customer-picker.js';
import { mailFailure, mailHindrances, mailKind, mailPill, toMail } from '../parts/mails.js';
import { Pages, View, notFound, to } from '../view.js';

const STATES = ['', 'WAITING', 'FAILED', 'SENT'];

class MailsView extends View {
  #asked = null;
  #status = new Load(this, signal => api.get('mails/status', { signal }));
  #mails = new Pages(this, (cursor, signal) => api.get('mails', { query: { state: this.#state, customer: this.#customer, cursor }, signal }));

  get #state() { return this.place.query.get('state') ?? ''; }
  get #customer() { return this.place.query.get('customer') ?? ''; }
  get heading() { return t('mails.title'); }

  enter({ query }) {
    if (this.#asked !== null && this.#asked !== String(query)) this.#mails.reset();
    this.#asked = String(query);
    this.#status.run();
    this.#mails.run();
  }

  #reset = () => filter({ state: null, customer: null });
  #choose = async () => {
    const customer = await chooseCustomer(t('mails.customer.choose'));
    if (customer) filter({ customer: customer.number });
  };

  #href(state) {
    const query = new URLSearchParams();
    if (state) query.set('state', state);
    if (this.#customer) query.set('customer', this.#customer);
    return to('mails') + (query.size ? `?${query}` : '');
  }

  #count(state) {
    const { waiting, failed } = this.#status.value ?? {};
    return { WAITING: waiting, FAILED: failed }[state] ?? null;
  }

  render() {
    const customer = this.#customer;
    const status = this.#status.value;
    return html`
      ${pageHead({ title: this.heading, sub: t('mails.sub'), actions: html`<a class="button" href=${to('settings', 'portal', 'mail-texts')}>${icon('pencil')}${t('settings.mailTexts')}</a>` })}
      <div class="stack">
        ${status ? mailHindrances(status) : nothing}
        <div>
          ${tabs(t('mails.filter'), STATES.map(state => ({ href: this.#href(state), label: state ? t(`mail.state.${state}`) : t('mails.all'), count: this.#count(state) === null ? null : number(this.#count(state)), current: state === this.#state })))}
          <div class="toolbar">
            ${customer ? html`<span class="filter-chip">${t('event.customer', { number: customer })}<button type="button" class="icon-button" @click=${() => filter({ customer: null })} aria-label=${t('timeline.filter.remove', { number: customer })}>${icon('x')}</button></span>`
              : html`<button type="button" class="button" @click=${this.#choose}>${icon('funnel')}${t('documents.customer')}</button>`}
          </div>
          <div class="card list-card">${this.#mails.stale()}${this.#mails.view({
            loading: () => skeleton('rows', 8),
            ready: ({ items }) => (items.length ? this.#table(items) : this.#state || customer ? notFound(t('mails.none'), this.#reset) : empty('mail', t('mails.empty'), { text: t('mails.empty.text') })),
          })}</div>
        </div>
      </div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('mails.subject')}</th><th scope="col">${t('mails.recipient')}</th><th scope="col">${t('mails.createdAt')}</th><th scope="col">${t('mails.state')}</th></tr></thead>
        <tbody>${items.map(mail => html`
          <tr>
            <th scope="row"><span class="lines"><a class="row-link" dir="auto" href=${toMail(mail.id)}>${mail.subject || t('mails.noSubject')}</a><span class="muted">${mailKind(mail.kind)}</span></span></th>
            <td data-label=${t('mails.recipient')}><span class="as-typed">${mail.recipient ?? t('mails.staff')}</span></td>
            <td data-label=${t('mails.createdAt')}>${dateTime(mail.createdAt)}</td>
            <td class="due">${mailPill(mail.state)}${mail.failure ? html`<span class="muted small clip">${mailFailure(mail.failure)}</span>` : nothing}</td>
          </tr>`)}</tbody>
      </table>${this.#mails.foot()}`;
  }
}
customElements.define('mails-view', MailsView);

// Timeline: everything that happened, newest first, for all customers or for one.
import { html, nothing } from 'lit';
import { t } from '../../ui/i18n.js';
import { empty, icon, pageHead, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { chooseCustomer } from '../parts/customer-picker.js';
import { eventList } from '../parts/events.js';
import { Pages, View, notFound } from '../view.js';

class TimelineView extends View {
  #events = new Pages(this, (cursor, signal) => api.get('timeline', { query: { customer: this.#customer, cursor }, signal }));

  get #customer() { return this.place.query.get('customer'); }
  get heading() { return t('timeline.title'); }

  enter() {
    this.#events.reset();
    this.#events.run();
  }

  #choose = async () => {
    const customer = await chooseCustomer(t('timeline.choose'));
    if (customer) filter({ customer: customer.number });
  };
  #all = () => filter({ customer: null });

  render() {
    const customer = this.#customer;
    return html`
      ${pageHead({ title: this.heading, sub: t('timeline.sub') })}
      <div class="toolbar">
        <button type="button" class="button" @click=${this.#choose}>${icon('funnel')}${t('timeline.filter')}</button>
        ${customer ? html`<span class="filter-chip">${t('event.customer', { number: customer })}<button type="button" class="icon-button" @click=${this.#all} aria-label=${t('timeline.filter.remove', { number: customer })}>${icon('x')}</button></span>` : nothing}
      </div>
      <div class="card events-card">${this.#events.stale()}${this.#events.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? html`${eventList(items, { inCard: false })}${this.#events.foot()}` : customer ? notFound(t('timeline.none'), this.#all) : empty('activity', t('timeline.empty'), { text: t('timeline.empty.text') })),
      })}</div>`;
  }
}
customElements.define('timeline-view', TimelineView);

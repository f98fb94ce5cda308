// Timeline: everything that happened, newest first, by customer, kind, actor and period; what happens appears by itself.
import { html, nothing } from 'lit';
import { t } from '../../ui/i18n.js';
import { empty, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Live } from '../live.js';
import { filter } from '../navigation.js';
import { chooseCustomer } from '../parts/customer-picker.js';
import { GROUPS, eventList } from '../parts/events.js';
import { Pages, View, notFound } from '../view.js';

const ACTORS = ['CUSTOMER', 'STAFF', 'HOST', 'SYSTEM'];
/** Periods by their length in hours. */
const PERIODS = { day: 24, week: 7 * 24, month: 30 * 24 };
const FILTERS = ['customer', 'group', 'actor', 'period'];
const STATES = { live: ['ok', 'activity'], waiting: ['warn', 'clock-alert'], paused: ['neutral', 'minus'], resting: ['neutral', 'minus'] };

class TimelineView extends View {
  #asked = null;
  #since = null;
  #events = new Pages(this, (cursor, signal) => api.get('timeline', { query: { ...this.#query, cursor }, signal }));
  #live = new Live(this, async () => {
    const count = await this.#events.refresh();
    if (count) announce(t('timeline.live.new', { n: count }));
  });

  get #filters() { return Object.fromEntries(FILTERS.map(name => [name, this.place.query.get(name) ?? ''])); }
  get #query() {
    const { customer, group, actor } = this.#filters;
    return { customer, kind: GROUPS[group] ?? [], actor, since: this.#since };
  }
  get heading() { return t('timeline.title'); }

  enter({ query }) {
    const hours = PERIODS[this.#filters.period];
    this.#since = hours ? new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+/, '') : null;
    if (this.#asked !== String(query)) this.#events.reset();
    this.#asked = String(query);
    this.#events.run();
  }

  #choose = async () => {
    const customer = await chooseCustomer(t('timeline.choose'));
    if (customer) filter({ customer: customer.number });
  };
  #all = () => filter(Object.fromEntries(FILTERS.map(name => [name, null])));

  #select(name, choices) {
    const value = this.#filters[name];
    return html`<label class="filter"><span class="visually-hidden">${t(`timeline.${name}`)}</span>
      <select class="input" name=${name} @change=${event => filter({ [name]: event.target.value })}><option value="" .selected=${!value}>${t(`timeline.${name}.all`)}</option>${choices.map(([code, label]) => html`<option value=${code} .selected=${code === value}>${label}</option>`)}</select></label>`;
  }

  render() {
    const filters = this.#filters;
    const filtered = Object.values(filters).some(Boolean);
    return html`
      ${pageHead({ title: this.heading, sub: t('timeline.sub') })}
      <div class="toolbar">
        ${this.#select('group', Object.keys(GROUPS).map(code => [code, t(`timeline.group.${code}`)]))}
        ${this.#select('actor', ACTORS.map(code => [code, t(`actor.${code}`)]))}
        ${this.#select('period', Object.keys(PERIODS).map(code => [code, t(`timeline.period.${code}`)]))}
        ${filters.customer ? html`<span class="filter-chip">${t('event.customer', { number: filters.customer })}<button type="button" class="icon-button" @click=${() => filter({ customer: null })} aria-label=${t('timeline.filter.remove', { number: filters.customer })}>${icon('x')}</button></span>`
          : html`<button type="button" class="button" @click=${this.#choose}>${icon('funnel')}${t('timeline.filter')}</button>`}
        ${filtered ? html`<button type="button" class="button plain" @click=${this.#all}>${t('admin.filter.reset')}</button>` : nothing}
        ${this.#liveState()}
      </div>
      <div class="card events-card">${this.#events.stale()}${this.#events.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? html`${eventList(items, { inCard: false })}${this.#events.foot()}` : filtered ? notFound(t('timeline.none'), this.#all) : empty('activity', t('timeline.empty'), { text: t('timeline.empty.text') })),
      })}</div>`;
  }

  /** What moves by itself can be stopped (WCAG 2.2.2). */
  #liveState() {
    const { state, toggle } = this.#live;
    const [tone, symbol] = STATES[state];
    return html`<span class="live">${pill(/** @type {any} */ (tone), symbol, t(`timeline.live.${state}`))}<button type="button" class="button small" @click=${toggle}>${t(state === 'paused' ? 'timeline.live.resume' : 'timeline.live.pause')}</button></span>`;
  }
}
customElements.define('timeline-view', TimelineView);

// Overview: the numbers, what waits, what happened last; and while nothing is released, the first steps.
import { html, nothing } from 'lit';
import { TYPES, typePlural } from '../../ui/documents.js';
import { list, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, card, empty, icon, more, pageHead, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { eventList } from '../parts/events.js';
import { View, to } from '../view.js';

class OverviewView extends View {
  #overview = new Load(this, async signal => {
    const overview = await api.get('overview', { signal });
    const company = overview.releasedTypes.length ? null : (await api.get('settings/appearance', { signal })).company;
    const mails = await api.get('mails/status', { signal });
    return { ...overview, company, mails };
  });

  /** How many changes wait for a decision; without an answer nothing is said of them. */
  #requests = new Load(this, async signal => (await api.get('change-requests', { query: { state: 'OPEN', limit: 200 }, signal })).items.length);

  get heading() { return t('overview.title'); }
  enter() {
    this.#overview.run();
    this.#requests.run();
  }

  render() {
    return html`${pageHead({ title: this.heading, sub: t('overview.sub'), actions: html`<a class="button ${this.#overview.value?.releasedTypes.length === 0 ? '' : 'primary'}" href=${to('import')}>${icon('file-up')}${t('overview.import')}</a>` })}
      <div class="stack">${this.#overview.view({ loading: () => skeleton('cards', 4), ready: overview => this.#ready(overview) })}</div>`;
  }

  #ready(overview) {
    const documents = Object.values(overview.documents).reduce((sum, n) => sum + n, 0);
    return html`
      ${overview.releasedTypes.length ? nothing : this.#firstSteps(overview, documents)}
      ${overview.unmatched ? banner('warn', t('overview.unmatched', { n: overview.unmatched }), { action: html`<a class="button small" href=${to('unmatched')}>${t('overview.unmatched.link')}</a>` }) : nothing}
      ${this.#requests.value ? banner('info', t('overview.changes', { n: this.#requests.value }), { action: html`<a class="button small" href=${to('change-requests')}>${t('overview.changes.link')}</a>` }) : nothing}
      ${overview.mails.failed ? banner('danger', t('overview.mailsFailed', { n: overview.mails.failed }), { action: html`<a class="button small" href="${to('mails')}?state=FAILED">${t('overview.mailsFailed.link')}</a>` }) : nothing}
      <ul class="figures">
        ${this.#figure('users-round', overview.customers, t('overview.customers', { n: overview.customers }), to('customers'))}
        ${this.#figure('shield-check', overview.customersWithAccess, t('overview.withAccess', { n: overview.customersWithAccess }), to('customers'))}
        ${this.#figure('file-text', documents, t('overview.documents', { n: documents }), to('documents'))}
        ${this.#figure('message-square', overview.unreadComments, t('overview.comments', { n: overview.unreadComments }), `${to('documents')}?unread=true`)}
        ${this.#figure('scale', overview.decisions, t('overview.decisions', { n: overview.decisions }), `${to('documents')}?type=ESTIMATE`)}
      </ul>
      <div class="columns wide-first">
        ${card({ id: 'latest', title: t('overview.latest'), action: overview.latestEvents.length ? more(to('timeline'), t('overview.latest.all')) : nothing, body: overview.latestEvents.length ? eventList(overview.latestEvents) : empty('activity', t('timeline.empty'), { text: t('timeline.empty.text') }) })}
        ${card({ id: 'types', title: t('overview.types'), action: more(to('settings', 'portal'), t('overview.release')), body: this.#types(overview) })}
      </div>`;
  }

  #figure = (symbol, value, label, href) => html`<li><a class="figure" href=${href}><span class="figure-icon">${icon(symbol)}</span><strong>${number(value)}</strong><span>${label}</span></a></li>`;

  #types({ documents, releasedTypes }) {
    return html`<ul class="type-list">${TYPES.map(type => {
      const released = releasedTypes.includes(type);
      return html`<li><a href="${to('documents')}?type=${type}"><span>${typePlural(type)}</span><span class="release ${released ? 'is-on' : ''}">${icon(released ? 'eye' : 'eye-off')}<span class="visually-hidden">${t(released ? 'overview.released' : 'overview.notReleased')}</span></span><strong class="num">${number(documents[type] ?? 0)}</strong></a></li>`;
    })}</ul>
    <p class="card-note">${releasedTypes.length ? t('overview.released.list', { types: list(TYPES.filter(type => releasedTypes.includes(type)).map(typePlural)) }) : t('overview.released.none')}</p>`;
  }

  /** In the order in which they make sense; each leads to its page. */
  #firstSteps({ company, releasedTypes, customersWithAccess }, documents) {
    const steps = [
      ['company', Boolean(company?.name), to('settings', 'portal', 'appearance')],
      ['release', releasedTypes.length > 0, to('settings', 'portal')],
      ['import', documents > 0, to('import')],
      ['access', customersWithAccess > 0, to('customers')],
    ];
    const next = steps.findIndex(([, done]) => !done);
    return card({
      id: 'first-steps', cls: 'first-steps', title: t('steps.title'),
      body: html`<p class="card-lead">${t('steps.text')}</p><ol>${steps.map(([name, done, href], at) => html`
        <li class=${done ? 'is-done' : at === next ? 'is-next' : ''}><span class="step-no">${done ? icon('check') : at + 1}</span>
          <div><h3>${t(`steps.${name}`)}${done ? html`<span class="visually-hidden"> – ${t('steps.done')}</span>` : nothing}</h3><p>${t(`steps.${name}.text`)}</p></div>
          <a class="button small ${at === next ? 'primary' : ''}" href=${href}>${t(`steps.${name}.link`)}</a></li>`)}</ol>`,
    });
  }
}
customElements.define('overview-view', OverviewView);

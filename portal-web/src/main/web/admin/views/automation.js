// Automation: which rules write to customers, and how they are doing.
import { html, nothing } from 'lit';
import { dateTime, t } from '../../ui/i18n.js';
import { breadcrumb, empty, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { conditionText, ruleState, toNewRule, toRule, triggerText } from '../parts/automation.js';
import { mayAdminister } from '../session.js';
import { Pages, View, readOnlyNote } from '../view.js';

class AutomationView extends View {
  #rules = new Pages(this, (cursor, signal) => api.get('automation-rules', { query: { cursor }, signal }));

  get heading() { return t('automation.title'); }
  enter() { this.#rules.run(); }

  render() {
    const create = mayAdminister() ? html`<a class="button primary" href=${toNewRule()}>${icon('plus')}${t('automation.new')}</a>` : nothing;
    return html`
      ${pageHead({ above: breadcrumb([[null, t('nav.administration')], [null, this.heading]]), title: this.heading, sub: t('automation.sub'), actions: create })}
      <div class="stack">
        ${readOnlyNote()}
        <div class="card list-card">${this.#rules.view({
          loading: () => skeleton('rows', 3),
          ready: ({ items }) => (items.length ? this.#table(items) : this.#none()),
        })}</div>
      </div>`;
  }

  #none() {
    const example = html`<a class="button" href="${toNewRule()}?example=paid">${icon('send')}${t('automation.example')}</a>`;
    return empty('send', t('automation.empty'), { text: t('automation.empty.text'), action: mayAdminister() ? example : nothing });
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('automation.rule')}</th><th scope="col">${t('automation.state')}</th><th scope="col">${t('automation.sent')}</th><th scope="col">${t('automation.failed')}</th><th scope="col">${t('automation.last')}</th></tr></thead>
        <tbody>${items.map(rule => html`
          <tr><th scope="row"><span class="lines"><a class="row-link" href=${toRule(rule.id)}>${rule.name}</a><span class="muted">${[triggerText(rule.trigger), conditionText(rule)].filter(Boolean).join(': ')}</span></span></th>
            <td>${ruleState(rule)}</td>
            <td data-label=${t('automation.sent')}>${rule.runs.done}</td>
            <td data-label=${t('automation.failed')}>${rule.runs.failed ? pill('danger', 'circle-alert', String(rule.runs.failed)) : '0'}</td>
            <td data-label=${t('automation.last')}>${rule.runs.lastAt ? dateTime(rule.runs.lastAt) : t('automation.never')}</td></tr>`)}</tbody>
      </table>`;
  }
}
customElements.define('automation-view', AutomationView);

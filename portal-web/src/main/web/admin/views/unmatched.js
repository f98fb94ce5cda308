// Imported documents that belong to nobody yet: look at them, give them to a customer, or discard them.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog, openDialog } from '../../ui/dialog.js';
import { documentIcon, documentName, documentTitle } from '../../ui/documents.js';
import { country, date, dateTime, has, money, t } from '../../ui/i18n.js';
import { addressLines, banner, definitionList, empty, explained, icon, pageHead, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import '../parts/customer-picker.js';
import { countsChanged } from '../session.js';
import { Pages, View, to, toDocument } from '../view.js';

class UnmatchedView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { done: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** What was assigned last. @type {any} */
    this.done = null;
    /** @type {any} */
    this.problem = null;
  }

  #waiting = new Pages(this, (cursor, signal) => api.get('unmatched-documents', { query: { cursor }, signal }));

  get heading() { return t('unmatched.title'); }
  enter() {
    this.done = null;
    this.problem = null;
    this.#waiting.run();
  }

  #gone(item) {
    const { items, next } = this.#waiting.value;
    this.#waiting.set({ items: items.filter(one => one.id !== item.id), next });
    countsChanged();
    this.updateComplete.then(() => this.querySelector('h1')?.focus());
  }

  #assign = async item => {
    /** @type {any} */
    let chosen = null;
    let problem = null;
    const assignment = async (close, update) => {
      if (!chosen) {
        problem = t('unmatched.assign.none');
        return update();
      }
      try {
        close(await api.post(`unmatched-documents/${segment(item.id)}/assignment`, { customerNumber: chosen.number }));
      } catch (failed) {
        problem = failed.violations?.[0]?.message ?? explained(failed).slice(1).join('. ');
        update();
      }
    };
    const answer = await openDialog({
      title: t('unmatched.assign.title', { name: documentName(item) }),
      body: (close, update) => html`
        <p>${t('unmatched.assign.text', { name: item.recipient?.name ?? '–' })}</p>
        ${problem ? banner('danger', problem, { live: true }) : nothing}
        <customer-picker .query=${firstWord(item.recipient?.name)} @picked=${event => { chosen = event.detail; problem = null; update(); }}></customer-picker>`,
      actions: (close, update) => html`
        <button type="button" class="button primary" @click=${() => assignment(close, update)}>${chosen ? t('unmatched.assign.to', { name: chosen.name }) : t('unmatched.assign')}</button>
        <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
    });
    if (!answer) return;
    this.problem = null;
    this.done = { document: answer, customer: chosen };
    announce(t('unmatched.assigned', { document: documentName(answer), customer: chosen.name }));
    this.#gone(item);
  };

  #discard = async item => {
    if (!(await confirmDialog({ title: t('unmatched.discard.title', { name: documentName(item) }), text: t('unmatched.discard.text', { file: item.fileName ?? documentName(item) }), confirm: t('unmatched.discard'), danger: true }))) return;
    try {
      await api.delete(`unmatched-documents/${segment(item.id)}`);
      this.done = null;
      this.problem = null;
      announce(t('unmatched.discarded'));
      this.#gone(item);
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    const { done } = this;
    return html`
      ${pageHead({ title: this.heading, sub: t('unmatched.sub') })}
      <div class="stack">
        ${done ? banner('ok', html`${t('unmatched.assigned', { document: documentName(done.document), customer: done.customer.name })} <a href=${toDocument(done.document)}>${t('unmatched.show')}</a>`) : nothing}
        ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
        ${this.#waiting.stale()}
        ${this.#waiting.view({
          loading: () => skeleton('page', 2),
          ready: ({ items }) => (items.length ? html`<ul class="stack">${items.map(item => this.#item(item))}</ul>${this.#waiting.foot()}`
            : html`<div class="card">${empty('circle-check', t('unmatched.empty'), { text: t('unmatched.empty.text'), action: html`<a class="button" href=${to('import')}>${icon('file-up')}${t('overview.import')}</a>` })}</div>`),
        })}
      </div>`;
  }

  #item(item) {
    const file = api.url(`unmatched-documents/${segment(item.id)}/${/\.xml$/i.test(item.fileName ?? '') ? 'xml' : 'pdf'}`);
    return html`
      <li class="card unmatched">
        <header class="unmatched-head">${documentIcon(item.type)}<div><h2>${documentTitle(item)}</h2><p class="muted">${[item.issueDate && date(item.issueDate), item.seller].filter(Boolean).join(' · ')}</p></div>${item.total ? html`<span class="amount">${money(item.total)}</span>` : nothing}</header>
        <div class="unmatched-facts">
          ${definitionList([[t('unmatched.recipient'), item.recipient ? addressLines(item.recipient, country) : t('unmatched.recipient.none')]])}
          ${definitionList([
            ...item.identifiers.map(({ kind, value }) => [has(`identifier.${kind}`) ? t(`identifier.${kind}`) : kind, value]),
            [t('unmatched.file'), item.fileName], [t('unmatched.received'), dateTime(item.receivedAt)],
          ])}
        </div>
        <footer class="unmatched-foot">
          <button type="button" class="button" @click=${() => this.#assign(item)}>${icon('user-round')}${t('unmatched.assign')} …<span class="visually-hidden">: ${documentName(item)}</span></button>
          <a class="button" href=${file} target="_blank" rel="noopener">${icon('external-link')}${t('unmatched.preview')}<span class="visually-hidden"> ${documentName(item)} ${t('admin.newTab')}</span></a>
          <button type="button" class="button danger" @click=${() => this.#discard(item)}>${icon('trash-2')}${t('unmatched.discard')} …<span class="visually-hidden">: ${documentName(item)}</span></button>
        </footer>
      </li>`;
  }
}

/** The legal form at the end seldom stands in the books as it stands on the invoice. */
const firstWord = name => name?.split(/\s+/).find(word => word.length > 2) ?? '';
customElements.define('unmatched-view', UnmatchedView);

// Links and sessions of a customer: what was handed out, who is in, and how to end it.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { documentName } from '../../ui/documents.js';
import { dateTime, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, card, codeText, empty, explained, icon, pill, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Pages, Part, toDocument } from '../view.js';
import { expireDialog } from './portal-link.js';

class LinksCard extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { customer: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.customer = null;
    /** @type {any} */
    this.problem = null;
  }

  #links = new Pages(this, (cursor, signal) => api.get(`${this.#base}/links`, { query: { limit: 10, cursor }, signal }));
  #sessions = new Load(this, signal => api.get(`${this.#base}/sessions`, { signal }));

  get #base() { return `customers/${segment(this.customer.number)}`; }

  willUpdate(changed) {
    if (!changed.has('customer')) return;
    const before = changed.get('customer');
    if (before?.number !== this.customer.number) {
      this.#links.reset();
      this.#sessions.reset();
    }
    this.#read();
  }

  #read() {
    this.#links.run();
    this.#sessions.run();
  }

  /** @param {() => Promise<any>} call */
  async #apply(call, said) {
    try {
      const answer = await call();
      this.problem = null;
      announce(typeof said === 'function' ? said(answer) : said);
      this.#read();
      this.dispatchEvent(new Event('happened'));
    } catch (problem) {
      this.problem = problem;
    }
  }

  #name = link => (link.scope === 'PAYMENT' ? t('links.paying', { name: documentName(link.document) }) : link.document ? documentName(link.document) : t('links.whole'));

  #expire = async link => {
    const answer = await expireDialog(this.#name(link), link, expiresAt => api.put(`links/${segment(link.id)}`, { expiresAt }));
    if (answer) await this.#apply(async () => answer, t('draft.saved'));
  };
  #rotate = async link => {
    if (await confirmDialog({ title: t('portal.renew.title', { name: this.#name(link) }), text: t('portal.renew.text'), confirm: t('portal.renew.confirm') })) await this.#apply(() => api.post(`links/${segment(link.id)}/rotation`), t('portal.renew.done'));
  };
  #revoke = async link => {
    if (await confirmDialog({ title: t('portal.remove.title', { name: this.#name(link) }), text: t('portal.remove.text'), confirm: t('portal.remove.confirm'), danger: true })) await this.#apply(() => api.delete(`links/${segment(link.id)}`), t('portal.remove.done'));
  };
  #end = session => this.#apply(() => api.delete(`${this.#base}/sessions/${segment(session.ref)}`), t('sessions.ended', { n: 1 }));
  #endAll = async () => {
    if (await confirmDialog({ title: t('sessions.endAll.title', { name: this.customer.name }), text: t('sessions.endAll.text'), confirm: t('sessions.endAll'), danger: true })) await this.#apply(() => api.delete(`${this.#base}/sessions`), ({ ended }) => t('sessions.ended', { n: ended }));
  };

  render() {
    const sessions = this.#sessions.value?.items ?? [];
    return card({
      id: 'links', title: t('links.title'),
      action: sessions.length ? html`<button type="button" class="button small danger" @click=${this.#endAll}>${icon('log-out')}${t('sessions.endAll')}</button>` : nothing,
      body: html`
        ${this.problem ? html`<div class="card-body">${banner('danger', explained(this.problem).slice(1).join('. '), { live: true })}</div>` : nothing}
        <div class="card-lead"><h3>${t('sessions.title')}</h3></div>
        ${this.#sessions.view({ loading: () => skeleton('rows', 1), ready: ({ items }) => (items.length ? this.#sessionTable(items) : html`<p class="card-note">${t('sessions.none')}</p>`) })}
        <div class="card-lead"><h3>${t('links.list')}</h3></div>
        ${this.#links.view({ loading: () => skeleton('rows', 2), ready: ({ items }) => (items.length ? this.#linkTable(items) : empty('unlink', t('links.none'))) })}`,
    });
  }

  #act = (symbol, label, link, act) => html`<button type="button" class="icon-button" title=${label} aria-label="${label}: ${this.#name(link)}" @click=${() => act(link)}>${icon(symbol)}</button>`;

  #sessionTable(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${t('sessions.title')}</caption>
        <thead><tr><th scope="col">${t('sessions.session')}</th><th scope="col">${t('sessions.opened')}</th><th scope="col">${t('sessions.seen')}</th><th scope="col"><span class="visually-hidden">${t('tokens.action')}</span></th></tr></thead>
        <tbody>${items.map(session => html`
          <tr><th scope="row"><span class="lines"><strong>${session.viewer ? t('sessions.viewer', { name: session.viewer }) : codeText('assurance', session.assurance)}</strong><span class="muted">${[session.document ? documentName(session.document) : null, session.ref].filter(Boolean).join(' · ')}</span></span></th>
            <td data-label=${t('sessions.opened')}>${dateTime(session.openedAt)}</td><td data-label=${t('sessions.seen')}>${dateTime(session.lastSeenAt)}</td>
            <td class="act"><button type="button" class="button small danger" @click=${() => this.#end(session)}>${t('sessions.end')}<span class="visually-hidden">: ${session.ref}</span></button></td></tr>`)}</tbody>
      </table>`;
  }

  #linkTable(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${t('links.list')}</caption>
        <thead><tr><th scope="col">${t('links.opens')}</th><th scope="col">${t('portal.expires')}</th><th scope="col">${t('portal.lastUsed')}</th><th scope="col"><span class="visually-hidden">${t('tokens.action')}</span></th></tr></thead>
        <tbody>${items.map(link => html`
          <tr><th scope="row"><span class="lines">${link.document ? html`<a class="quiet-link" href=${toDocument(link.document)}>${this.#name(link)}</a>` : html`<strong>${t('links.whole')}</strong>`}${link.live ? nothing : pill('neutral', 'eye-off', t(link.url ? 'portal.expired' : 'links.hidden'))}</span></th>
            <td data-label=${t('portal.expires')}>${link.expiresAt ? dateTime(link.expiresAt) : t('portal.unlimited')}</td>
            <td data-label=${t('portal.lastUsed')}>${link.lastUsedAt ? html`${dateTime(link.lastUsedAt)} <span class="muted">${t('links.uses', { n: link.uses })}</span>` : t('portal.neverUsed')}</td>
            <td class="act">${this.#act('calendar-clock', t('portal.expire'), link, this.#expire)}${this.#act('refresh-cw', t('portal.renew'), link, this.#rotate)}${this.#act('unlink', t('portal.remove'), link, this.#revoke)}</td></tr>`)}</tbody>
      </table>${this.#links.foot()}`;
  }
}
customElements.define('links-card', LinksCard);

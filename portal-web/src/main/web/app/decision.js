// Accepting or declining an estimate: what it means, who does it, and afterwards what was decided and what proves it.
import { LitElement, html, nothing } from 'lit';
import { openDialog } from '../ui/dialog.js';
import { documentName, isExpired } from '../ui/documents.js';
import { errorSummary, field, violationsOf } from '../ui/form.js';
import { Localized, currentLanguage, date, dateTime, t } from '../ui/i18n.js';
import { banner, icon, pill } from '../ui/parts.js';
import { contactLinks } from './contact.js';
import { documentPath } from './documents.js';
import { api, portal, store } from './portal.js';

const DECIDED = { ACCEPTED: ['ok', 'circle-check'], DECLINED: ['danger', 'circle-x'] };
/** What cannot be helped by trying again: the page shows what happened meanwhile. */
const OVERTAKEN = new Set(['ALREADY_DECIDED', 'ESTIMATE_EXPIRED', 'DOCUMENT_CHANGED', 'ACTION_NOT_RELEASED', 'VIEW_ONLY']);
/** What was typed, by document: closing the dialog or a failure keeps it. */
const drafts = new Map();
let serial = 0;

/** `document` is an estimate; sends "decided" when it has to be read again. */
class PortalDecision extends LitElement {
  static properties = { document: { attribute: false }, overtaken: { state: true } };
  createRenderRoot() { return this; }

  constructor() {
    super();
    /** @type {any} */ this.document = null;
    /** The refusal after which the page was read again. @type {any} */ this.overtaken = null;
    new Localized(this);
  }

  willUpdate(changed) {
    const before = changed.get('document');
    if (before && documentPath(before) !== documentPath(this.document)) this.overtaken = null;
  }

  render() {
    const { status, offer, decision } = this.document;
    const expired = isExpired(this.document);
    if (!offer && !decision && !expired && !(status in DECIDED) && !this.overtaken) return nothing;
    return html`
      <section class="card decision-card" aria-labelledby="h-decision">
        <header class="card-head"><h2 id="h-decision" tabindex="-1">${t('decision.title')}</h2>${status in DECIDED ? pill(...DECIDED[status], t(`status.${status}`)) : nothing}</header>
        <div class="card-body">
          ${this.overtaken ? banner('warn', html`<strong>${this.overtaken.title}.</strong> ${this.overtaken.detail}`, { live: true }) : nothing}
          ${status in DECIDED ? this.#decided(decision) : offer ? this.#asked() : expired ? this.#expired() : nothing}
        </div>
      </section>`;
  }

  #asked() {
    const { validUntil } = this.document;
    const offline = !navigator.onLine || store.state.offline;
    const blocked = offline ? 'true' : nothing;
    return html`
      <p>${validUntil ? t('decision.until', { date: date(validUntil, 'long') }) : t('decision.open')}</p>
      <div class="decision-buttons">
        <button type="button" class="button primary" aria-disabled=${blocked} @click=${() => this.#ask('ACCEPTED')}>${icon('circle-check')}${t('decision.accept')}</button>
        <button type="button" class="button" aria-disabled=${blocked} @click=${() => this.#ask('DECLINED')}>${t('decision.decline')}</button>
      </div>
      ${offline ? html`<p class="hint">${t('decision.offline')}</p>` : nothing}`;
  }

  #decided(decision) {
    if (!decision) return html`<p>${t(`decision.elsewhere.${this.document.status}`)}</p>`;
    return html`
      <p>${t('decision.when', { at: dateTime(decision.at) })}<br>${t('decision.who')} <bdi>${decision.name}</bdi></p>
      ${decision.reason ? html`<blockquote class="decision-reason" dir="auto">${decision.reason}</blockquote>` : nothing}
      <a class="button" href=${api.url(`${documentPath(this.document)}/decision/evidence`, { disposition: 'attachment' })} download>${icon('download')}${t('decision.evidence')}</a>`;
  }

  #expired() {
    const { company } = portal.branding;
    const writable = this.document.actions.includes('COMMENT');
    return html`
      <p>${icon('clock-alert')} ${t('decision.expired', { date: date(this.document.validUntil, 'long') })}</p>
      <p class="hint">${writable ? t('decision.expired.comment', { company: company.name }) : t('decision.expired.contact', { company: company.name })}</p>
      <p class="help-links">${contactLinks(company)}</p>`;
  }

  async #ask(choice) {
    if (!navigator.onLine || store.state.offline) return;
    const { document } = this;
    const path = documentPath(document);
    const form = `decision-${++serial}`;
    const draft = drafts.get(path) ?? { name: document.offer.name, reason: '' };
    drafts.set(path, draft);
    const terms = document.offer.terms.find(({ language }) => language === currentLanguage()) ?? document.offer.terms[0];
    const accepting = choice === 'ACCEPTED';
    const kind = accepting ? 'accept' : 'decline';
    let problem = null;
    let busy = false;
    const send = async (event, close, update) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      problem = null;
      update();
      try {
        close({ decision: await api.post(`${path}/decision`, { decision: choice, name: draft.name, reason: draft.reason.trim() || null, version: document.version, terms: accepting ? terms.id : null }) });
      } catch (refusal) {
        if (OVERTAKEN.has(refusal.code)) return close({ overtaken: refusal });
        problem = refusal;
      }
      busy = false;
      update();
    };
    const answer = await openDialog({
      title: t(`decision.${kind}.title`, { name: documentName(document) }),
      body: (close, update) => html`
        <form id=${form} class="decision-form" novalidate @submit=${event => send(event, close, update)}>
          ${errorSummary(problem)}
          ${accepting ? html`<div class="decision-terms"><h3>${t('decision.terms')}</h3><p lang=${terms.language}>${terms.text}</p></div>` : html`<p>${t('decision.decline.text')}</p>`}
          ${field({ name: 'name', label: t('decision.name'), value: draft.name, required: true, autocomplete: 'name', hint: t('decision.name.hint'), error: violationsOf(problem).name, onChange: name => { draft.name = name; } })}
          ${field({ name: 'reason', label: t(`decision.reason.${kind}`), type: 'textarea', rows: 3, value: draft.reason, error: violationsOf(problem).reason, onChange: reason => { draft.reason = reason; } })}
        </form>`,
      actions: close => html`
        <button type="submit" form=${form} class="button ${accepting ? 'primary' : 'danger'}" aria-busy=${busy ? 'true' : nothing}>${busy ? icon('loader-circle', 'turning') : nothing}${t(`decision.${kind}.confirm`)}</button>
        <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
    });
    if (answer) await this.#settle(path, answer);
  }

  /** What was decided, here or meanwhile elsewhere, is read from the server. */
  async #settle(path, { decision = null, overtaken = null }) {
    this.overtaken = overtaken;
    if (decision) drafts.delete(path);
    this.dispatchEvent(new CustomEvent('decided', { bubbles: true }));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('#h-decision'))?.focus();
  }
}

customElements.define('portal-decision', PortalDecision);

// One mail: what it says, what became of it, and the button that sends it again.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { documentName } from '../../ui/documents.js';
import { dateTime, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, card, definitionList, explained, icon, pageHead, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { go } from '../navigation.js';
import '../parts/mail-page.js';
import { mailFailure, mailHindrances, mailKind, mailPill, toMail } from '../parts/mails.js';
import { View, to, toCustomer, toDocument } from '../view.js';

/** While a mail is on its way its page looks again after so many milliseconds, so many times. */
const AGAIN = 2000;
const TIMES = 15;

class MailView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { busy: { state: true }, problem: { state: true } };
  #timer = 0;
  #left = 0;

  constructor() {
    super();
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  #status = new Load(this, signal => api.get('mails/status', { signal }));
  #mail = new Load(this, async signal => {
    const content = await api.get(`mails/${segment(this.place.params.id)}`, { signal });
    this.#watch(content.mail);
    return content;
  });

  get heading() { return this.#mail.value ? this.#mail.value.mail.subject || t('mails.noSubject') : t('mails.one'); }

  enter() {
    this.problem = null;
    this.#left = TIMES;
    this.#mail.reset();
    this.#mail.run();
    this.#status.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #watch(mail) {
    clearTimeout(this.#timer);
    const soon = mail.state === 'WAITING' && new Date(mail.dueAt).getTime() <= Date.now() + AGAIN;
    if (soon && this.isConnected && this.#left-- > 0) this.#timer = setTimeout(() => this.#mail.run(), AGAIN);
  }

  #send = async () => {
    const { mail } = this.#mail.value;
    const sent = mail.state === 'SENT';
    if (this.busy || (sent && !(await confirmDialog({ title: t('mails.copy.title'), text: t('mails.copy.text'), confirm: t('mails.copy.confirm') })))) return;
    this.busy = true;
    this.problem = null;
    try {
      const next = await api.post(`mails/${segment(mail.id)}/retry`);
      announce(t('mails.retried'));
      if (sent) return go(toMail(next.id));
      this.#left = TIMES;
      await this.#mail.run();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  #discard = async () => {
    const { mail } = this.#mail.value;
    if (this.busy || !(await confirmDialog({ title: t('mails.discard.title'), text: t('mails.discard.text'), confirm: t('mails.discard.confirm'), danger: true }))) return;
    try {
      await api.delete(`mails/${segment(mail.id)}`);
      announce(t('mails.discarded'));
      go(to('mails'));
    } catch (problem) {
      this.problem = problem;
      this.#mail.run();
    }
  };

  render() {
    const crumbs = breadcrumb([[to('mails'), t('nav.mails')], [null, this.heading]]);
    return html`
      ${this.#mail.value ? nothing : pageHead({ above: crumbs, title: this.heading })}
      ${this.#mail.view({ loading: () => skeleton('page', 2), ready: content => this.#ready(content, crumbs) })}`;
  }

  #ready({ mail, text, html: page, attachment }, crumbs) {
    return html`
      ${pageHead({
        above: crumbs, title: html`<bdi>${this.heading}</bdi>`, sub: html`${mailKind(mail.kind)} ${mailPill(mail.state)}`,
        actions: html`${mail.state === 'SENT' ? nothing : html`<button type="button" class="button" @click=${this.#discard}>${icon('trash-2')}${t('mails.discard')}</button>`}<button type="button" class="button ${mail.state === 'FAILED' ? 'primary' : ''}" aria-busy=${this.busy ? 'true' : nothing} @click=${this.#send}>${icon('send')}${t(mail.state === 'SENT' ? 'mails.copy' : 'mails.retry')}</button>`,
      })}
      <div class="stack">
        ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
        ${mail.state === 'WAITING' && this.#status.value ? mailHindrances(this.#status.value) : nothing}
        ${card({ id: 'mail-facts', title: t('mails.facts'), body: html`<div class="card-body">${definitionList([
          [t('mails.recipient'), mail.recipient ?? t('mails.staff')],
          [t('documents.customer'), mail.customerNumber ? html`<a href=${toCustomer(mail.customerNumber)}>${mail.customerNumber}</a>` : null],
          [t('documents.document'), mail.document ? html`<a href=${toDocument(mail.document)}>${documentName(mail.document)}</a>` : null],
          [t('mails.attachment'), attachment],
          [t('mails.createdAt'), dateTime(mail.createdAt)],
          [t('mails.attempts'), mail.attempts ? number(mail.attempts) : null],
          [t('mails.sentAt'), mail.sentAt ? dateTime(mail.sentAt) : null],
          [t('mails.dueAt'), mail.state === 'WAITING' ? dateTime(mail.dueAt) : null],
          [t('mails.failure'), mail.failure ? mailFailure(mail.failure) : null],
        ])}</div>` })}
        ${text || page ? html`<div class="columns">
          ${card({ id: 'mail-html', title: t('mails.html'), body: html`<mail-page .html=${page}></mail-page>` })}
          ${card({ id: 'mail-text', title: t('mails.text'), body: html`<p class="card-body as-typed" dir="auto">${text}</p>` })}
        </div>` : banner('info', mail.kind === 'CONFIRMATION_CODE' ? t('mails.withheld') : t('mails.deleted'))}
      </div>`;
  }
}
customElements.define('mail-view', MailView);

// One document: facts, lines, versions, comments and who looked at it; at the right its way into the portal.
import { html, nothing } from 'lit';
import { Problem, segment } from '../../ui/api.js';
import { documentName, documentTitle, quantityText, statusPill, typePlural } from '../../ui/documents.js';
import { country, date, dateTime, fileSize, money, percent, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { addressLines, avatar, banner, breadcrumb, card, definitionList, empty, explained, icon, more, pageHead, skeleton } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { MOST_BYTES, api } from '../backend.js';
import { Draft } from '../draft.js';
import { decisionCard } from '../parts/decision-card.js';
import '../parts/document-portal-box.js';
import { isPayable, payLinkDialog } from '../parts/payment-link.js';
import { paymentRows } from '../parts/payments.js';
import { View, to, toCustomer, toDocument } from '../view.js';

class DocumentView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { upload: { state: true }, readProblem: { state: true } };

  constructor() {
    super();
    /** What became of an uploaded PDF. @type {any} */
    this.upload = null;
    /** Why the comments could not be marked as read. @type {any} */
    this.readProblem = null;
  }


  #document = new Load(this, signal => api.get(this.#path, { signal }));
  #comment = new Draft(this, value => this.#send(value));

  get #key() { return { type: this.place.params.type, number: this.place.params.number }; }
  get #path() { return `documents/${segment(this.#key.type)}/${segment(this.#key.number)}`; }
  get heading() { return documentName(this.#key); }

  enter() {
    this.upload = null;
    this.#comment.load({ text: '', internal: false });
    this.#document.reset();
    this.#document.run();
  }

  async #send(value) {
    const comment = await api.post(`${this.#path}/comments`, { ...value, customerNumber: this.#document.value.customer.number });
    this.#document.set({ ...this.#document.value, unreadComments: 0, comments: [...this.#document.value.comments, comment] });
    announce(t('document.comment.sent'));
    this.#comment.load({ text: '', internal: value.internal });
    return null;
  }

  #pdf = async event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    this.upload = { share: 0 };
    try {
      if (file.size > MOST_BYTES) throw new Problem({ status: 413 });
      await api.upload('PUT', `${this.#path}/pdf`, file, { headers: { 'Content-Type': 'application/pdf' }, progress: share => { this.upload = { share }; } });
      this.upload = { done: true };
      announce(t('document.pdf.uploaded'));
      await this.#document.run();
    } catch (problem) {
      this.upload = { problem };
    }
  };

  render() {
    const crumbs = breadcrumb([[to('documents'), t('nav.documents')], [`${to('documents')}?type=${encodeURIComponent(this.#key.type)}`, typePlural(this.#key.type)], [null, this.#key.number]]);
    return html`
      ${this.#comment.summary()}
      ${this.#document.value ? nothing : pageHead({ above: crumbs, title: documentTitle(this.#key) })}
      ${this.#document.view({ loading: () => skeleton('page', 2), ready: document => this.#ready(document, crumbs) })}`;
  }

  #ready(document, crumbs) {
    const pdf = query => api.url(`${this.#path}/pdf`, query);
    return html`
      ${pageHead({
        above: crumbs, title: documentTitle(document),
        sub: html`<a class="quiet-link" href=${toCustomer(document.customer.number)}>${document.customer.name}</a>${document.subject ? html` · ${document.subject}` : nothing}`,
        actions: html`<a class="button" href=${pdf({ disposition: 'attachment' })} download>${icon('download')}${t('document.pdf')}</a>${document.xml ? html`<a class="button" href=${api.url(`${this.#path}/xml`)} download>${icon('file-code')}${t('document.xml')}</a>` : nothing}`,
      })}
      <div class="with-box">
        <div class="box-side">
          <document-portal-box .document=${document} @changed=${event => this.#document.set({ ...document, portal: { ...document.portal, ...event.detail } })}></document-portal-box>
        </div>
        <div class="stack">
          ${document.type === 'ESTIMATE' ? decisionCard(document, this.#path, value => this.#document.set(value)) : nothing}
          ${this.#facts(document)}
          ${this.#payments(document)}
          ${this.#lines(document)}
          ${this.#comments(document)}
        </div>
        <div class="box-more-side">
          ${this.#views(document)}
          ${this.#versions(document)}
        </div>
      </div>`;
  }

  #facts(document) {
    return card({
      id: 'facts', title: t('document.facts'), action: statusPill(document),
      body: html`<div class="card-body">${definitionList([
        [t('document.issueDate'), date(document.issueDate)],
        [t('document.dueDate'), document.dueDate && html`<span class=${document.overdue ? 'is-late' : ''}>${date(document.dueDate)}</span>`],
        [t('document.validUntil'), document.validUntil && date(document.validUntil)],
        [t('document.total'), document.total && html`<strong>${money(document.total)}</strong>`],
        [t('document.paid'), document.paid && Number(document.paid.amount) ? money(document.paid) : null],
        [t('document.open'), document.open && Number(document.open.amount) && Number(document.paid?.amount) ? money(document.open) : null],
        [t('document.orderNumber'), document.orderNumber], [t('document.workOrderNumber'), document.workOrderNumber],
        [t('document.dunningLevel'), document.dunningLevel && String(document.dunningLevel)],
        [t('document.precedingInvoice'), document.precedingInvoice && html`<a href=${toDocument({ type: 'INVOICE', number: document.precedingInvoice })}>${document.precedingInvoice}</a>`],
        [t('document.recipient'), addressLines(document.recipient, country)],
        [t('document.note'), document.note && html`<span class="as-typed">${document.note}</span>`],
        [t('document.source'), t(`document.source.${document.source}`)],
      ])}</div>`,
    });
  }

  /** What was paid of it, and the link to pay it. */
  #payments(document) {
    const { type, number, payments } = document;
    const payable = isPayable(document);
    if (!payable && !payments.length) return nothing;
    const all = `${to('payments')}?type=${type}&number=${encodeURIComponent(number)}`;
    return card({
      id: 'payments', title: t('document.payments'), count: payments.length || null,
      action: html`<span class="buttons">${payments.length ? more(all, t('document.payments.all')) : nothing}${payable ? html`<button type="button" class="button small" @click=${() => this.#payLink(document)}>${icon('link')}${t('payLink.button')}</button>` : nothing}</span>`,
      body: payments.length ? paymentRows(payments) : html`<p class="card-note">${t('document.payments.none')}</p>`,
    });
  }

  #payLink = async document => {
    if (await payLinkDialog(document)) this.#document.run();
  };

  #lines({ lines, net, taxes, total }) {
    if (!lines.length) return nothing;
    const priced = lines.some(line => line.amount !== null);
    const amount = value => (value === null ? '–' : money({ amount: value, currency: total?.currency ?? 'EUR' }));
    const sum = (label, value, cls = '') => (value ? html`<tr class=${cls}><th scope="row" colspan="4">${label}</th><td class="num">${money(value)}</td></tr>` : nothing);
    return card({
      id: 'lines', title: t('document.lines'), count: lines.length,
      body: html`<div class="scroll" tabindex="0" role="group" aria-labelledby="lines"><table class="lines-table">
        <thead><tr><th scope="col">${t('line.description')}</th><th scope="col" class="num">${t('line.quantity')}</th>${priced ? html`<th scope="col" class="num">${t('line.unitPrice')}</th><th scope="col" class="num">${t('line.vat')}</th><th scope="col" class="num">${t('line.amount')}</th>` : nothing}</tr></thead>
        <tbody>${lines.map(line => html`<tr><th scope="row" class="as-typed">${line.description}</th><td class="num">${line.quantity === null ? '–' : quantityText(line)}</td>${priced ? html`<td class="num">${amount(line.unitPrice)}</td><td class="num">${line.vatPercent === null ? '–' : percent(line.vatPercent)}</td><td class="num">${amount(line.amount)}</td>` : nothing}</tr>`)}</tbody>
        ${priced ? html`<tfoot>${sum(t('document.net'), net, 'minor')}${taxes.map(tax => sum(t('document.tax', { percent: percent(tax.percent) }), tax.amount, 'minor'))}${sum(t('document.total'), total)}</tfoot>` : nothing}
      </table></div>`,
    });
  }

  #views({ views }) {
    return card({
      id: 'views', title: t('document.views'),
      body: html`<div class="card-body">${views.count ? definitionList([[t('document.views.count'), String(views.count)], [t('document.views.first'), dateTime(views.firstAt)], [t('document.views.last'), dateTime(views.lastAt)]]) : html`<p class="hint">${t('document.views.none')}</p>`}</div>`,
    });
  }

  #versions({ versions, pdf }) {
    const href = version => api.url(`${this.#path}/versions/${version}/pdf`);
    const { upload } = this;
    return card({
      id: 'versions', title: t('document.versions'),
      body: html`
        <ul class="list">${versions.toReversed().map(({ version, at }, index) => html`
          <li><a class="row" href=${href(version)} target="_blank" rel="noopener"><span class="doc-icon">${icon('file-text')}</span><span class="row-text"><strong>${t('document.version', { n: version })}${index ? nothing : html`<span class="badge">${t('document.version.current')}</span>`}</strong><span class="muted">${dateTime(at)}${!index && pdf.size ? html` · ${fileSize(pdf.size)}` : nothing}</span></span>${icon('external-link')}<span class="visually-hidden">${t('admin.newTab')}</span></a></li>`)}</ul>
        <div class="card-body upload-pdf">
          <p class="hint">${t(pdf.original ? 'document.pdf.original' : 'document.pdf.rendered')}</p>
          ${upload?.problem ? banner('danger', this.#refused(upload.problem), { live: true }) : upload?.done ? banner('ok', t('document.pdf.uploaded')) : nothing}
          ${upload?.share !== undefined ? html`<progress max="1" .value=${upload.share} aria-label=${t('document.pdf.uploading')}></progress>` : nothing}
          <label class="button small">${icon('upload')}${t('document.pdf.upload')}<input class="visually-hidden" type="file" accept="application/pdf,.pdf" @change=${this.#pdf}></label>
        </div>`,
    });
  }

  #refused(problem) {
    if (problem.status === 413) return t('upload.tooLarge', { size: fileSize(10_000_000) });
    return problem.detail || explained(problem).slice(1).join('. ');
  }

  /** Only who says so has read them: opening the page may have been for something else. */
  #read = async () => {
    try {
      await api.post(`${this.#path}/comments/read`);
      this.readProblem = null;
      this.#document.set({ ...this.#document.value, unreadComments: 0 });
      announce(t('comments.read.done'));
      /** @type {HTMLElement | null} */ (this.querySelector('#comments'))?.focus();
    } catch (problem) {
      this.readProblem = problem;
    }
  };

  #unread(n) {
    return n || this.readProblem ? html`<div class="unread-bar">
      ${this.readProblem ? banner('danger', explained(this.readProblem).slice(1).join('. '), { live: true }) : nothing}
      ${n ? html`<span class="badge flush">${t('comments.unread', { n })}</span><button type="button" class="button small" @click=${this.#read}>${icon('check')}${t('comments.read')}</button>` : nothing}</div>` : nothing;
  }

  #comments({ comments, customer, unreadComments }) {
    const draft = this.#comment;
    return card({
      id: 'comments', title: t('document.comments'), count: comments.length,
      body: html`
        ${this.#unread(unreadComments)}
        ${comments.length ? html`<ol class="comments">${comments.map(comment => html`
          <li class="comment ${comment.internal ? 'is-internal' : ''} ${comment.author.kind === 'CUSTOMER' ? '' : 'is-staff'}">${avatar(comment.author.name)}
            <div><p class="comment-head"><strong>${comment.author.name}</strong><span class="muted">${t(`comment.by.${comment.author.kind}`)} · <time datetime=${comment.at}>${dateTime(comment.at)}</time></span>${comment.internal ? html`<span class="pill pill-warn">${icon('lock')}${t('comment.internal')}</span>` : nothing}</p><p class="as-typed" dir="auto">${comment.text}</p></div></li>`)}</ol>` : empty('message-square', t('document.comments.none'))}
        <form class="comment-form" novalidate @submit=${draft.submit}>
          ${draft.field('text', t(draft.get('internal') ? 'comment.text.internal' : 'comment.text', { name: customer.name }), { type: 'textarea', required: true, rows: 3 })}
          <div class="comment-foot">
            ${draft.field('internal', t('comment.internal.label'), { type: 'checkbox', required: true, hint: t('comment.internal.hint') })}
            <button class="button" type="submit" aria-busy=${draft.busy ? 'true' : nothing}>${icon(draft.get('internal') ? 'lock' : 'send')}${t(draft.get('internal') ? 'comment.save' : 'comment.send')}</button>
          </div>
        </form>`,
    });
  }
}
customElements.define('document-view', DocumentView);

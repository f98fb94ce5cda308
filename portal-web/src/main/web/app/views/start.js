// Overview: what waits for the customer, what is still to pay, what came last.
import { LitElement, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Load } from '../../ui/load.js';
import { Localized, date, day, localDate, money, t } from '../../ui/i18n.js';
import { documentIcon, documentName, documentTitle, overdueText, statusPill, typeName } from '../../ui/documents.js';
import { ROOT } from '../../ui/paths.js';
import { orderIcon, orderPill, orderTitle } from '../../ui/orders.js';
import { badge, card, empty, icon, more, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { merchantBanner } from '../contact.js';
import { documentHref, pdfHref } from '../documents.js';
import { orderHref } from '../orders.js';
import { Refreshed, portal, store } from '../portal.js';

/** How each kind of attention looks: [tone, line, extra line, amount, action]. */
const ATTENTION = {
  INVOICE_OVERDUE: (document, today) => ({ tone: 'danger', line: overdueText(document, today), extra: document.subject, amount: document.open ?? document.total, action: t('attention.invoice'), primary: true }),
  INVOICE_DUE: (document, today) => ({ tone: 'accent', line: document.subject, extra: t('attention.due', { date: day(document.dueDate, today) }), amount: document.open ?? document.total, action: t('attention.invoice') }),
  ESTIMATE_OPEN: (document, today) => ({ tone: 'accent', line: document.subject, extra: document.validUntil && t('attention.valid', { date: day(document.validUntil, today) }), amount: document.total, action: t('attention.estimate') }),
  COMMENT_UNREAD: document => ({ tone: 'accent', line: document.subject, extra: t('comments.unread', { n: document.unreadComments }), amount: null, action: t('attention.comment') }),
  SERVICE_REPORT_NEW: (document, today) => ({ tone: '', line: document.subject, extra: t('attention.new', { date: day(document.issueDate, today) }), amount: null, action: t('attention.report') }),
};

class StartView extends LitElement {
  createRenderRoot() { return this; }

  #overview = new Load(this, async signal => {
    const value = await store.get('overview', { signal, early: early => this.#overview.set(early) });
    portal.countNew(value.counts.new);
    return value;
  });

  constructor() {
    super();
    new Localized(this);
    new Refreshed(this, this.#overview.run);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#overview.run();
  }

  render() {
    const overview = this.#overview.value;
    const { customer } = portal.session;
    const person = overview?.customer.person;
    setTitle(t('nav.start'));
    return html`
      ${merchantBanner(portal.branding)}
      ${pageHead({
        title: person ? t('start.hello', { name: [person.firstName, person.lastName].filter(Boolean).join(' ') }) : t('start.helloAll'),
        sub: html`${customer.name}<span aria-hidden="true"> · </span><span class="nowrap">${t('customer.number', { number: customer.number })}</span>`,
      })}
      ${this.#overview.view({ loading: () => html`<div class="attention">${skeleton('cards', 3)}</div>`, ready: value => this.#sections(value) })}`;
  }

  #sections(overview) {
    const { greeting, released, latestOrders = [] } = overview;
    return html`
      ${greeting?.html ? html`<div class="welcome">${unsafeHTML(greeting.html) /* sanitised by the server */}</div>` : nothing}
      ${released.types.length || latestOrders.length ? html`
        ${released.types.length ? this.#attention(overview) : nothing}
        <div class="columns">
          ${released.types.includes('INVOICE') ? this.#invoices(overview) : nothing}
          ${released.types.length ? this.#latest(overview) : nothing}
          ${latestOrders.length ? this.#orders(latestOrders) : nothing}
        </div>` : html`<section class="card nothing-yet">${empty('inbox', t('start.nothing'), { text: t('start.nothing.text', { company: portal.branding.company.name }) })}</section>`}`;
  }

  #attention({ attention, today }) {
    const known = attention.filter(({ kind }) => kind in ATTENTION);
    if (!known.length) return html`<section class="attention"><p class="all-done">${icon('circle-check')}${t('attention.none')}</p></section>`;
    return html`
      <section class="attention" aria-labelledby="h-attention">
        <h2 id="h-attention">${t('attention.title')}</h2>
        <ul>${known.map(({ kind, document }, at) => {
          const shown = ATTENTION[kind](document, today);
          return html`
            <li class="todo todo-${shown.tone}">
              ${documentIcon(document.type, shown.tone)}
              <div class="todo-text">
                <h3>${documentTitle(document)}</h3>
                ${shown.line ? html`<p class="todo-line">${shown.line}</p>` : nothing}
                ${shown.extra ? html`<p class="todo-extra">${shown.extra}</p>` : nothing}
              </div>
              <div class="todo-foot">
                ${shown.amount ? html`<data class="amount" value=${shown.amount.amount}>${money(shown.amount)}</data>` : html`<span></span>`}
                <a class="button small ${shown.primary && at === 0 ? 'primary' : ''}" href=${documentHref(document)} aria-label="${shown.action}: ${documentName(document)}">${shown.action}</a>
              </div>
            </li>`;
        })}</ul>
      </section>`;
  }

  #invoices({ openInvoices, released, today }) {
    const { items, count, totals } = openInvoices;
    return card({
      id: 'h-invoices', cls: 'invoices', title: t('start.invoices'), count: count || null,
      action: more(`${ROOT}documents?type=INVOICE`, t('start.invoices.all')),
      body: items.length ? html`
        <table class="pop-in" aria-labelledby="h-invoices">
          <thead><tr><th scope="col">${typeName('INVOICE')}</th><th scope="col">${t('document.due')}</th><th scope="col" class="num">${t('document.open')}</th></tr></thead>
          <tbody>${items.map(invoice => html`
            <tr>
              <th scope="row"><a class="cover" href=${documentHref(invoice)}>${invoice.number}</a>${invoice.new ? badge(t('document.new')) : nothing}${invoice.subject ? html`<span class="muted">${invoice.subject}</span>` : nothing}</th>
              <td class="due ${invoice.overdue ? 'is-overdue' : ''}">${invoice.overdue || invoice.status === 'PARTIALLY_PAID' ? statusPill(invoice) : nothing}${invoice.dueDate ? html`<time datetime=${invoice.dueDate}>${day(invoice.dueDate, today)}</time>` : html`<span>${t('document.dueAtOnce')}</span>`}</td>
              <td class="num"><data value=${invoice.open?.amount}>${money(invoice.open)}</data></td>
            </tr>`)}</tbody>
        </table>
        <p class="card-total"><span>${t('start.invoices.total')}</span><span class="lines">${totals.map(total => html`<data value=${total.amount}>${money(total)}</data>`)}</span></p>
        ${released.actions.includes('PAY') && !portal.viewOnly ? html`<p class="card-pay"><a class="button" href=${count === 1 ? documentHref(items[0]) : `${ROOT}pay`}>${icon('credit-card')}${count === 1 ? t('start.pay') : t('payAll.title')}</a></p>` : nothing}` : empty('circle-check', t('start.invoices.none'), { text: t('start.invoices.none.text') }),
    });
  }

  #latest({ latestDocuments }) {
    return card({
      id: 'h-documents', title: t('start.documents'), action: more(`${ROOT}documents`, t('start.documents.all')),
      body: latestDocuments.length ? html`<ul class="list">${latestDocuments.map(document => html`
        <li class="doc">
          <a class="row" href=${documentHref(document)}>
            ${documentIcon(document.type)}
            <span class="row-text">
              <strong>${documentTitle(document)}${document.new ? badge(t('document.new')) : nothing}</strong>
              <span class="muted">${[document.subject, date(document.issueDate)].filter(Boolean).join(' · ')}</span>
            </span>
          </a>
          <a class="icon-button" href=${pdfHref(document)} download aria-label=${t('document.downloadOf', { name: documentName(document) })} title=${t('document.download')}>${icon('download')}</a>
        </li>`)}</ul>` : empty('inbox', t('start.documents.none'), { text: t('start.documents.none.text') }),
    });
  }

  #orders(latestOrders) {
    return card({
      id: 'h-orders', cls: 'latest-orders', title: t('start.orders'), action: more(`${ROOT}orders`, t('start.orders.all')),
      body: html`<ul class="list">${latestOrders.map(order => html`
        <li><a class="row" href=${orderHref(order)}>
          ${orderIcon()}
          <span class="row-text"><strong>${orderTitle(order)}</strong><span class="muted">${[order.subject, date(localDate(order.orderedAt))].filter(Boolean).join(' · ')}</span></span>
          ${orderPill(order)}
        </a></li>`)}</ul>`,
    });
  }
}

customElements.define('start-view', StartView);

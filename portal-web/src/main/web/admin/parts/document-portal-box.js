// The box at the right of a document: its link where type and customer are released, else a quiet line that says what is missing.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { documentName, typePlural } from '../../ui/documents.js';
import { t } from '../../ui/i18n.js';
import { banner, explained, icon, pill } from '../../ui/parts.js';
import { Part, to, toCustomer } from '../view.js';
import { LinkActions, linkFacts } from './portal-link.js';

/** `document` with its `portal`; sends "changed" with the new portal object. */
class DocumentPortalBox extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { document: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.document = null;
    /** @type {any} */
    this.problem = null;
  }

  #took = (portal, problem) => {
    this.problem = problem;
    if (portal) this.dispatchEvent(new CustomEvent('changed', { detail: portal, bubbles: true }));
  };

  #reason(code) {
    const { type, customer } = this.document;
    if (code === 'TYPE_NOT_RELEASED') return html`<li>${t('portal.because.type', { types: typePlural(type) })} <a href=${to('settings', 'portal')}>${t('portal.because.type.link')}</a></li>`;
    if (code === 'CUSTOMER_NOT_RELEASED') return html`<li>${t('portal.because.customer', { name: customer.name })} <a href=${toCustomer(customer.number)}>${t('portal.because.customer.link')}</a></li>`;
    if (code === 'NOT_ISSUED') return html`<li>${t('portal.because.draft')}</li>`;
    return html`<li>${code}</li>`;
  }

  render() {
    const { portal, type, number } = this.document;
    if (portal.hiddenBecause.length) {
      return html`<div class="quiet">${icon('eye-off')}<div><p>${t('portal.notVisible')}</p><ul>${portal.hiddenBecause.map(code => this.#reason(code))}</ul></div></div>`;
    }
    const name = documentName(this.document);
    const actions = new LinkActions({ base: `documents/${segment(type)}/${segment(number)}`, name, changed: this.#took });
    return html`
      <section class="card box" aria-labelledby="portal-box">
        <header class="card-head"><h2 id="portal-box" tabindex="-1">${t('portal.box')}</h2>${pill('ok', 'eye', t('portal.visible'))}</header>
        <div class="card-body">
          ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
          ${portal.url ? html`${linkFacts(portal, t('portal.link.document', { name }))}<p class="hint">${t('portal.document.hint')}</p><div class="box-actions">${actions.buttons(portal)}</div>` : actions.missing()}
        </div>
      </section>`;
  }
}
customElements.define('document-portal-box', DocumentPortalBox);

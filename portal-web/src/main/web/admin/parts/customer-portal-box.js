// The box at the right of a customer: whether this customer gets in, with which link, and how that is changed.
import { html, nothing } from 'lit';
import { confirmDialog } from '../../ui/dialog.js';
import { t } from '../../ui/i18n.js';
import { banner, explained, icon, pill } from '../../ui/parts.js';
import { segment } from '../../ui/api.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Part } from '../view.js';
import { LinkActions, linkFacts } from './portal-link.js';

/** `customer` with its `portal`; sends "changed" with the new portal object. */
class CustomerPortalBox extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { customer: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.customer = null;
    /** @type {any} */
    this.problem = null;
  }

  get #base() { return `customers/${segment(this.customer.number)}`; }

  #took = (portal, problem) => {
    this.problem = problem;
    if (portal) this.dispatchEvent(new CustomEvent('changed', { detail: portal, bubbles: true }));
  };

  async #choose(access, question) {
    if (question && !(await confirmDialog(question))) return;
    try {
      const portal = await api.put(`${this.#base}/portal-access`, { access });
      announce(t(portal.effective ? 'portal.visible.said' : 'portal.hidden.said', { name: this.customer.name }));
      this.#took(portal, null);
      await this.updateComplete;
      this.querySelector('h2')?.focus();
    } catch (problem) {
      this.#took(null, problem);
    }
  }

  #grant = () => this.#choose('GRANTED', { title: t('portal.grant.title', { name: this.customer.name }), text: t('portal.grant.text'), confirm: t('portal.grant.confirm') });
  #revoke = () => this.#choose('REVOKED', { title: t('portal.revoke.title', { name: this.customer.name }), text: t('portal.revoke.text'), confirm: t('portal.revoke.confirm'), danger: true });
  #refuse = () => this.#choose('REVOKED', { title: t('portal.refuse.title', { name: this.customer.name }), text: t('portal.refuse.text'), confirm: t('portal.refuse.confirm'), danger: true });
  #reset = () => this.#choose('DEFAULT', { title: t('portal.reset.title', { name: this.customer.name }), text: t('portal.reset.text'), confirm: t('portal.reset.confirm') });

  render() {
    const { portal, name } = this.customer;
    const explicit = portal.access !== 'DEFAULT';
    const why = t(`portal.why.${portal.access}.${portal.effective ? 'on' : 'off'}`);
    const reset = explicit ? html`<button type="button" class="button small plain" @click=${this.#reset}>${t('portal.reset')}</button>` : nothing;
    return html`
      <section class="card box" aria-labelledby="portal-box">
        <header class="card-head"><h2 id="portal-box" tabindex="-1">${t('portal.box')}</h2>${portal.effective ? pill('ok', 'eye', t('portal.visible')) : nothing}</header>
        <div class="card-body">
          ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
          ${portal.effective ? this.#on(portal, name, why, reset) : html`
            <p>${why}</p>
            <div class="box-actions"><button type="button" class="button" @click=${this.#grant}>${icon('eye-off')}${t('portal.hidden')}<span class="visually-hidden"> – ${t('portal.grant')}</span></button></div>
            <p class="hint">${t('portal.hidden.hint')}</p>
            <div class="box-more">${explicit ? reset : html`<button type="button" class="button small plain" @click=${this.#refuse}>${t('portal.refuse')}</button>`}</div>`}
        </div>
      </section>`;
  }

  #on(portal, name, why, reset) {
    const actions = new LinkActions({ base: this.#base, name, changed: this.#took });
    return html`
      ${portal.url ? linkFacts(portal, t('portal.link.customer', { name })) : actions.missing()}
      ${portal.url ? html`<p class="hint">${t('portal.passOn')}</p>` : nothing}
      <div class="box-actions">${portal.url ? actions.buttons(portal) : nothing}</div>
      <div class="box-foot"><p class="hint">${why}</p>
        <div class="box-actions"><button type="button" class="button small danger" @click=${this.#revoke}>${icon('ban')}${t('portal.revoke')}</button>${reset}</div></div>`;
  }
}
customElements.define('customer-portal-box', CustomerPortalBox);

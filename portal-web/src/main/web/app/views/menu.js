// The phone's "Menu": what the side bar and the account menu hold on wide screens.
import { LitElement, html } from 'lit';
import { Localized, t } from '../../ui/i18n.js';
import { ROOT } from '../../ui/paths.js';
import { icon, pageHead } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { contactLinks } from '../contact.js';
import { portal } from '../portal.js';

class MenuView extends LitElement {
  createRenderRoot() { return this; }

  constructor() {
    super();
    new Localized(this);
  }

  render() {
    const { company } = portal.branding;
    const { customer } = portal.session;
    setTitle(t('nav.menu'));
    return html`
      <div class="narrow">
        ${pageHead({ title: t('nav.menu'), sub: html`${customer.name}<span aria-hidden="true"> · </span>${t('customer.number', { number: customer.number })}` })}
        <section class="card menu-card">
          <a class="menu-item" href="${ROOT}settings">${icon('user-round')}${t('nav.settings')}</a>
          <button class="menu-item" type="button" @click=${() => portal.reload()}>${icon('refresh-cw')}${t('frame.reload')}</button>
          <button class="menu-item" type="button" @click=${() => this.dispatchEvent(new Event('sign-out', { bubbles: true }))}>${icon('log-out')}${t('frame.signOut')}</button>
        </section>
        <section class="card help" aria-labelledby="h-contact">
          <header class="card-head"><h2 id="h-contact">${company.name}</h2></header>
          <div class="card-body help-links">${contactLinks(company)}</div>
        </section>
      </div>`;
  }
}

customElements.define('menu-view', MenuView);

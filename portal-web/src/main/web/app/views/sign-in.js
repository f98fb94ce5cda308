// The pages of those who are not signed in: a link that is being opened, a dead link, and how to get in.
import { LitElement, html, nothing } from 'lit';
import { Load } from '../../ui/load.js';
import { Localized, t } from '../../ui/i18n.js';
import { banner, icon, pageHead, skeleton } from '../../ui/parts.js';
import { setTitle } from '../../ui/router.js';
import { contactLinks, merchantBanner } from '../contact.js';
import { forgetLink, link } from '../link.js';
import { portal } from '../portal.js';

const contactCard = company => html`
  <section class="card help" aria-labelledby="h-help">
    <header class="card-head"><h2 id="h-help">${t('signIn.contact', { company: company.name })}</h2></header>
    <div class="card-body help-links">${contactLinks(company)}</div>
  </section>`;

/** Exchanges the link's secret for a session, by itself and by POST: scanners of mails open links too. */
class LinkView extends LitElement {
  createRenderRoot() { return this; }

  #exchange = new Load(this, async signal => {
    const { letter, token } = link();
    await portal.signIn(letter, token, signal);
    forgetLink();
    this.dispatchEvent(new Event('signed-in'));
    return true;
  });

  constructor() {
    super();
    new Localized(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#exchange.run();
  }

  render() {
    const dead = [400, 401, 404, 410, 422].includes(this.#exchange.problem?.status);
    const title = t(dead ? 'link.dead' : 'link.opening');
    setTitle(title);
    return html`<div class="narrow">${pageHead({ title })}
      ${this.#exchange.view({
        loading: () => skeleton('cards', 1),
        ready: () => nothing,
        failed: () => (dead ? this.#dead() : undefined),
      })}</div>`;
  }

  #dead() {
    const { company } = portal.branding;
    return html`
      <p class="lead">${t('link.dead.text')}</p>
      <ol class="advice">
        <li>${t('link.dead.whole')}</li>
        <li>${t('link.dead.ask', { company: company.name })}</li>
      </ol>
      ${contactCard(company)}`;
  }
}

class SignInView extends LitElement {
  createRenderRoot() { return this; }

  constructor() {
    super();
    new Localized(this);
  }

  render() {
    const { company, loginMethods } = portal.branding;
    const ways = [
      ['SECRET_LINK', 'mail', t('signIn.link'), t('signIn.link.text', { company: company.name })],
      ['ORDER_LINK', 'receipt-text', t('signIn.order'), t('signIn.order.text', { company: company.name })],
    ].filter(([method]) => loginMethods.includes(method));
    setTitle(t('signIn.title'));
    return html`
      <div class="narrow">
        ${portal.reason ? banner(portal.reason === 'ended' ? 'warn' : 'ok', portal.reason === 'ended' ? t('signIn.ended') : t('signIn.signedOut'), { live: true }) : nothing}
        ${merchantBanner(portal.branding)}
        ${pageHead({ title: t('signIn.title'), sub: t('signIn.sub', { company: company.name }) })}
        <ul class="ways">${ways.map(([, symbol, title, text]) => html`<li class="card way"><span class="doc-icon doc-icon-accent">${icon(symbol)}</span><div><h2>${title}</h2><p>${text}</p></div></li>`)}</ul>
        ${contactCard(company)}
      </div>`;
  }
}

customElements.define('link-view', LinkView);
customElements.define('sign-in-view', SignInView);

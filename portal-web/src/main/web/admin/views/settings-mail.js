// Administration > Kundenportal > Mailversand: the SMTP server, in whose name the portal writes, and a test mail.
import { html, nothing } from 'lit';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, card, icon, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { go } from '../navigation.js';
import { toMail } from '../parts/mails.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, changedNote } from '../view.js';

const SECURITY = ['STARTTLS', 'TLS', 'NONE'];
const PORTS = { STARTTLS: '587', TLS: '465', NONE: '25' };

class SettingsMailView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { to: { state: true }, testProblem: { state: true }, testing: { state: true } };

  constructor() {
    super();
    this.to = '';
    /** @type {any} */
    this.testProblem = null;
    this.testing = false;
  }

  #load = new Load(this, async signal => {
    const settings = await api.get('settings/mail', { signal });
    this.#draft.load(draftOf(settings));
    return settings;
  });
  #draft = new Draft(this, async value => {
    const settings = await api.put('settings/mail', wireOf(value, this.#load.value));
    this.#load.set(settings);
    return draftOf(settings);
  });

  get heading() { return t('settings.mail'); }
  enter() {
    this.testProblem = null;
    this.#load.reset();
    this.#load.run();
  }

  /** Another way has another usual port; one that somebody chose stays. */
  #secure = security => {
    const draft = this.#draft;
    if (Object.values(PORTS).includes(draft.get('port'))) draft.set('port', PORTS[security]);
    draft.set('security', security);
  };

  #test = async event => {
    event.preventDefault();
    if (this.testing) return;
    this.testing = true;
    this.testProblem = null;
    try {
      const mail = await api.post('mails/test', { to: this.to });
      go(toMail(mail.id));
    } catch (problem) {
      this.testProblem = problem;
    }
    this.testing = false;
  };

  render() {
    return html`${this.#draft.summary()}${settingsHead('mail')}${this.#load.view({ loading: () => skeleton('page', 2), ready: settings => this.#ready(settings) })}`;
  }

  #ready(settings) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    return html`
      ${settings.host ? nothing : banner('info', t('smtp.none'))}
      <form class="narrow" novalidate @submit=${draft.submit}>
        <fieldset class="stack" ?disabled=${locked}>
          ${card({ id: 'smtp-server', title: t('smtp.server'), body: html`<div class="card-body fields">
            ${draft.field('host', t('smtp.host'), { hint: t('smtp.host.hint'), maxlength: 253 })}
            <div class="pair">
              ${field({ name: 'security', label: t('smtp.security'), type: 'select', required: true, value: draft.get('security'), error: draft.error('security'), choices: SECURITY.map(value => ({ value, label: t(`smtp.security.${value}`) })), onChange: this.#secure })}
              ${draft.field('port', t('smtp.port'), { required: true, inputmode: 'numeric', maxlength: 5 })}
            </div>
            ${draft.get('security') === 'NONE' ? banner('warn', t('smtp.security.warning')) : nothing}
            <div class="pair">
              ${draft.field('user', t('smtp.user'), { maxlength: 320 })}
              ${draft.field('password', t('smtp.password'), { type: 'password', autocomplete: 'new-password', hint: settings.password.set ? t('smtp.password.kept') : '', maxlength: 1000 })}
            </div></div>` })}
          ${card({ id: 'smtp-sender', title: t('smtp.sender'), body: html`<div class="card-body fields">
            ${draft.field('fromAddress', t('smtp.from'), { type: 'email', hint: t('smtp.from.hint'), required: Boolean(draft.get('host')), maxlength: 254 })}
            ${draft.field('fromName', t('smtp.fromName'), { hint: t('smtp.fromName.hint'), maxlength: 200 })}
            ${draft.field('replyTo', t('smtp.replyTo'), { type: 'email', hint: t('smtp.replyTo.hint'), maxlength: 254 })}
            ${draft.field('staffAddress', t('smtp.staff'), { type: 'email', hint: t('smtp.staff.hint'), maxlength: 254 })}</div>` })}
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: changedNote(settings) })}
      </form>
      ${locked ? nothing : this.#testMail(settings)}`;
  }

  #testMail(settings) {
    return html`<form class="narrow" novalidate @submit=${this.#test}>
      ${card({ id: 'smtp-test', title: t('smtp.test'), body: html`<div class="card-body fields">
        ${errorSummary(this.testProblem)}
        <p>${t(settings.host ? 'smtp.test.text' : 'smtp.test.waits')}</p>
        ${field({ name: 'to', label: t('smtp.test.to'), type: 'email', required: true, autocomplete: 'email', maxlength: 254, value: this.to, error: violationsOf(this.testProblem).to ?? '', onChange: value => { this.to = value.trim(); } })}
        <div><button class="button" aria-busy=${this.testing ? 'true' : nothing}>${icon('send')}${t('smtp.test.send')}</button></div></div>` })}
    </form>`;
  }
}

const draftOf = ({ host, port, security, user, fromAddress, fromName, staffAddress, replyTo }) => ({ host, port: String(port), security, user, password: null, fromAddress, fromName, staffAddress, replyTo });
const wireOf = ({ port, password, ...others }, { password: kept }) => ({ ...others, port: Number(port) || 0, password: password ? { value: password } : { set: kept.set } });
customElements.define('settings-mail-view', SettingsMailView);

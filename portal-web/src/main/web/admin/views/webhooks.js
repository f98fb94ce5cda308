// Webhooks: which systems are told what happens.
import { html, nothing } from 'lit';
import { openDialog } from '../../ui/dialog.js';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { dateTime, t } from '../../ui/i18n.js';
import { banner, breadcrumb, empty, icon, pageHead, pill, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { GROUPS } from '../parts/events.js';
import '../parts/link-field.js';
import { mayAdminister } from '../session.js';
import { Pages, View, readOnlyNote, to } from '../view.js';

/** Which groups an endpoint wants; none stands for all. */
const groupsOf = kinds => Object.keys(GROUPS).filter(group => GROUPS[group].some(kind => kinds.includes(kind)));

/** Asks for address and kinds; answers what `save` answered. @param {(webhook: any) => Promise<any>} save */
export function webhookDialog(title, webhook, save) {
  const draft = { url: webhook.url, active: webhook.active, groups: new Set(groupsOf(webhook.kinds)) };
  let problem = null;
  const submit = async (event, close, update) => {
    event.preventDefault();
    try {
      close(await save({ url: draft.url, active: draft.active, kinds: [...draft.groups].flatMap(group => GROUPS[group]) }));
    } catch (failed) {
      problem = failed;
      update();
    }
  };
  return openDialog({
    title,
    body: (close, update) => html`
      <form id="webhook" class="fields" novalidate @submit=${event => submit(event, close, update)}>
        ${errorSummary(problem)}
        ${field({ name: 'url', label: t('webhooks.url'), hint: t('webhooks.url.hint'), type: 'url', value: draft.url, required: true, maxlength: 2000, error: violationsOf(problem).url ?? '', onChange: value => { draft.url = value.trim(); } })}
        <fieldset class="radios"><legend>${t('webhooks.kinds')}</legend><p class="hint">${t('webhooks.kinds.hint')}</p>${Object.keys(GROUPS).map(group => html`<label class="check-row bare"><input type="checkbox" name=${group} .checked=${draft.groups.has(group)} @change=${event => { if (event.target.checked) draft.groups.add(group); else draft.groups.delete(group); }}><span class="check-text">${t(`timeline.group.${group}`)}</span></label>`)}</fieldset>
        ${field({ name: 'active', label: t('webhooks.active'), type: 'checkbox', value: draft.active, onChange: value => { draft.active = value; } })}
      </form>`,
    actions: close => html`<button class="button primary" form="webhook">${t('draft.save')}</button><button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
}

/** Shows a secret that was just made. */
export const showSecret = secret => openDialog({
  title: t('webhooks.secret.made'),
  body: () => html`${banner('warn', t('tokens.once'))}<link-field .value=${secret} .label=${t('webhooks.secret')} symbol="copy"></link-field><p class="hint">${t('webhooks.secret.use')}</p>`,
  actions: close => html`<button type="button" class="button primary" @click=${() => close()}>${t('tokens.kept')}</button>`,
});

export const webhookState = ({ active, gone }) => (gone ? pill('danger', 'unplug', t('webhooks.gone')) : active ? pill('ok', 'circle-check', t('webhooks.on')) : pill('neutral', 'minus', t('webhooks.off')));

class WebhooksView extends View {
  #webhooks = new Pages(this, (cursor, signal) => api.get('webhooks', { query: { cursor }, signal }));

  get heading() { return t('webhooks.title'); }
  enter() {
    if (mayAdminister()) this.#webhooks.run();
  }

  #create = async () => {
    const made = await webhookDialog(t('webhooks.new'), { url: '', active: true, kinds: [] }, webhook => api.post('webhooks', webhook));
    if (!made) return;
    this.#webhooks.run();
    await showSecret(made.secret);
  };

  render() {
    const admin = mayAdminister();
    const create = html`<button type="button" class="button primary" @click=${this.#create}>${icon('plus')}${t('webhooks.new')}</button>`;
    return html`
      ${pageHead({ above: breadcrumb([[null, t('nav.administration')], [null, this.heading]]), title: this.heading, sub: t('webhooks.sub'), actions: admin ? create : nothing })}
      <div class="stack">
        ${readOnlyNote()}
        ${admin ? html`<div class="card list-card">${this.#webhooks.view({
          loading: () => skeleton('rows', 3),
          ready: ({ items }) => (items.length ? this.#table(items) : empty('plug', t('webhooks.empty'), { text: t('webhooks.empty.text') })),
        })}</div>` : nothing}
      </div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('webhooks.url')}</th><th scope="col">${t('webhooks.state')}</th><th scope="col">${t('webhooks.failed')}</th><th scope="col">${t('webhooks.last')}</th></tr></thead>
        <tbody>${items.map(webhook => html`
          <tr><th scope="row"><a class="row-link" href=${to('settings', 'webhooks', webhook.id)}>${webhook.url}</a></th><td>${webhookState(webhook)}</td>
            <td data-label=${t('webhooks.failed')}>${webhook.failed ? pill('danger', 'circle-alert', String(webhook.failed)) : '0'}</td>
            <td data-label=${t('webhooks.last')}>${webhook.lastDeliveredAt ? dateTime(webhook.lastDeliveredAt) : t('webhooks.never')}</td></tr>`)}</tbody>
      </table>`;
  }
}
customElements.define('webhooks-view', WebhooksView);

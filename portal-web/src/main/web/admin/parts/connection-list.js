// A section of the settings: the merchant's connections of one kind, and of which types new ones can be made.
import { html, nothing } from 'lit';
import { openDialog } from '../../ui/dialog.js';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { empty, icon, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { go } from '../navigation.js';
import { mayAdminister } from '../session.js';
import { View } from '../view.js';
import { connectionState, sandboxMark, toConnection, toNewConnection, typeName } from './connections.js';
import { settingsHead } from './settings-head.js';

/** `kind` says of what. */
export class ConnectionList extends View {
  /** @returns {import('./connections.js').Kind} */
  get kind() { throw new Error('no kind'); }

  #load = new Load(this, async signal => {
    const [connections, types] = await Promise.all([api.get(this.kind.path, { signal }), api.get(this.kind.types, { signal })]);
    return { connections: connections.items, types: types.items };
  });

  get heading() { return t(`settings.${this.kind.section}`); }
  enter() {
    this.#load.reset();
    this.#load.run();
  }

  /** Asks of which type it is to be, and leads to its form. */
  #create = async () => {
    const type = await openDialog({
      title: t(`connections.${this.kind.name}.new.title`),
      body: close => html`<ul class="choices">${this.#load.value.types.map(one => html`<li><button type="button" class="choice" @click=${() => close(one.type)}>${icon(this.kind.symbol)}<span class="lines"><strong>${one.name}</strong>${one.note ? html`<span class="muted">${one.note}</span>` : nothing}</span>${icon('chevron-right')}</button></li>`)}</ul>`,
    });
    if (type) await go(toNewConnection(this.kind, type));
  };

  render() {
    const able = mayAdminister() && this.#load.value?.types.length > 0;
    return html`
      ${settingsHead(this.kind.section, { actions: able ? html`<button type="button" class="button primary" @click=${this.#create}>${icon('plus')}${t('connections.new')}</button>` : nothing })}
      <div class="stack">
        ${this.#load.view({ loading: () => html`<div class="card">${skeleton('rows', 3)}</div>`, ready: value => this.#ready(value) })}
      </div>`;
  }

  #ready({ connections, types }) {
    return html`
      <section class="card list-card" aria-label=${this.heading}>${connections.length ? this.#table(connections, types) : empty(this.kind.symbol, t(`connections.${this.kind.name}.none`), { text: types.length ? t(`connections.${this.kind.name}.none.text`) : nothing })}</section>
      ${types.length ? nothing : html`<section class="card" aria-labelledby="install"><header class="card-head"><h2 id="install">${t(`connections.${this.kind.name}.install`)}</h2></header><div class="card-body"><p>${t(`connections.${this.kind.name}.install.text`)}</p><pre class="commands" tabindex="0" aria-labelledby="install">${this.kind.features.map(feature => `feature:install ${feature}\n`).join('')}</pre></div></section>`}`;
  }

  #table(connections, types) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('connections.displayName')}</th><th scope="col">${t('connections.type')}</th><th scope="col">${t('connections.state')}</th></tr></thead>
        <tbody>${connections.map(connection => html`
          <tr><th scope="row"><a class="row-link" href=${toConnection(this.kind, connection.id)}>${connection.displayName}</a></th>
            <td data-label=${t('connections.type')}>${typeName(types, connection.type)}</td>
            <td><span class="pills">${connectionState(connection)}${connection.sandbox ? sandboxMark() : nothing}</span></td></tr>`)}</tbody>
      </table>`;
  }
}

// The files of an order: what of each may still be downloaded, what was, and how staff give more.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { openDialog } from '../../ui/dialog.js';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { dateTime, fileSize, t } from '../../ui/i18n.js';
import { card, codeText, definitionList, empty, icon, more, pill } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { to } from '../view.js';

const TONES = { AVAILABLE: ['ok', 'circle-check'], DOWNLOAD_LIMIT: ['warn', 'circle-x'], DOWNLOAD_PERIOD_OVER: ['warn', 'clock-alert'], STORAGE_UNAVAILABLE: ['danger', 'unplug'], FILE_NOT_STAMPABLE: ['danger', 'triangle-alert'] };

/** @param {any} order @param {() => unknown} changed called when staff gave more */
export function fileCards(order, changed) {
  const files = order.files ?? [];
  return html`
    ${card({
      id: 'files', title: t('orderFiles.title'), count: files.length,
      body: files.length ? html`<ul class="list order-files">${files.map(file => html`<li>${fileLine(order, file, changed)}</li>`)}</ul>`
        : empty('file-down', t('orderFiles.none'), { text: t('orderFiles.none.text'), action: more(to('articles'), t('articles.title')) }),
    })}
    ${waiverCard(order)}`;
}

function fileLine(order, file, changed) {
  const [tone, symbol] = /** @type {[any, string]} */ (TONES[file.outcome] ?? ['neutral', 'info']);
  return html`
    <div class="order-file">
      <div class="order-file-head"><span class="doc-icon">${icon('file-down')}</span>
        <div class="row-text"><h3>${file.name}</h3><span class="muted">${fileSize(file.size)} · ${t('order.article')} <a href=${to('articles', file.article)}>${file.article}</a></span></div>
        ${pill(tone, symbol, codeText('order.outcome', file.outcome))}
        <button type="button" class="button small" @click=${() => grant(order, file, changed)}>${icon('plus')}${t('orderFiles.grant')}<span class="visually-hidden">: ${file.name}</span></button></div>
      ${definitionList([
        [t('orderFiles.used'), String(file.used)],
        [t('orderFiles.remaining'), file.remaining === null ? t('orderFiles.unlimited') : String(file.remaining)],
        [t('orderFiles.until'), file.until ? dateTime(file.until) : t('orderFiles.forever')],
      ])}
      ${file.downloads?.length ? html`<details><summary>${t('orderFiles.downloads', { n: file.downloads.length })}</summary>
        <ul class="plain-list">${file.downloads.map(one => html`<li><time datetime=${one.at}>${dateTime(one.at)}</time> <span class="muted">${t('orderFiles.from', { address: one.clientAddress })}${one.bytes ? html` · ${t('orderFiles.bytes', { bytes: fileSize(one.bytes) })}` : nothing}</span></li>`)}</ul></details>` : nothing}
    </div>`;
}

function waiverCard({ waivers = [], waivedInShop }) {
  const [waiver] = waivers;
  if (!waiver && !waivedInShop) return nothing;
  return card({
    id: 'waiver', title: t('orderFiles.waiver'),
    body: html`<div class="card-body">${waiver ? html`<blockquote class="as-typed">${waiver.text}</blockquote>${definitionList([[t('orderFiles.waiver.at'), dateTime(waiver.at)], [t('orderFiles.waiver.address'), waiver.clientAddress]])}` : html`<p>${t('orderFiles.waiver.inShop')}</p>`}</div>`,
  });
}

/** Asks how many downloads or days more, and gives them. */
async function grant(order, file, changed) {
  const chosen = { more: '1', days: '' };
  let problem = null;
  const send = async (close, update) => {
    try {
      const body = { more: chosen.more ? Number(chosen.more) : null, days: chosen.days ? Number(chosen.days) : null };
      close(await api.post(`orders/${segment(order.number)}/downloads/${segment(file.key)}/grant`, body));
    } catch (failed) {
      problem = failed;
      update();
    }
  };
  const number = name => field({ name, label: t(`orderFiles.grant.${name}`), type: 'number', inputmode: 'numeric', value: chosen[name], error: violationsOf(problem)[name], onChange: value => { chosen[name] = value; } });
  const answer = await openDialog({
    title: t('orderFiles.grant.title', { name: file.name }),
    body: (close, update) => html`
      <form id="grant" novalidate @submit=${event => { event.preventDefault(); send(close, update); }}>
        ${errorSummary(problem)}<p>${t('orderFiles.grant.text')}</p>${number('more')}${number('days')}
      </form>`,
    actions: close => html`<button class="button primary" form="grant">${t('orderFiles.grant.confirm')}</button><button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
  if (!answer) return;
  announce(t('orderFiles.granted', { name: file.name }));
  changed();
}

// Administration > Kundenportal > Dateien: how often and how long buyers fetch files, the waiver, and the watermark.
import { html, nothing } from 'lit';
import { fieldId } from '../../ui/form.js';
import { t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { chips, choice, numeral, typed } from '../parts/order-settings.js';
import { settingsHead } from '../parts/settings-head.js';
import '../parts/watermark-preview.js';
import { mayAdminister } from '../session.js';
import { View, changedNote, to } from '../view.js';

const PLACEHOLDERS = ['{UserName}', '{OrderNumber}', '{OrderDate}'];
const EXAMPLE = 'Kauf {OrderNumber} vom {OrderDate} - {UserName}';
const ENCRYPTED = ['DENY', 'DELIVER_UNSTAMPED', 'DECRYPT'];
const USUAL = { fontSizePt: 11, leftMm: 10, bottomMm: 10 };

class SettingsFilesView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { connected: { state: true } };

  constructor() {
    super();
    /** Whether there is a storage; not known is as good as yes. */
    this.connected = true;
  }

  #load = new Load(this, async signal => {
    const settings = await api.get('settings/files', { signal });
    this.#draft.load(draftOf(settings));
    this.#lookForStorage();
    return settings;
  });
  #draft = new Draft(this, async value => {
    const settings = await api.put('settings/files', bodyOf(value));
    this.#load.set(settings);
    return draftOf(settings);
  });

  get heading() { return t('settings.files'); }
  enter() {
    this.#load.reset();
    this.#load.run();
  }

  async #lookForStorage() {
    try {
      this.connected = (await api.get('storage-connections', { query: { limit: 1 } })).items.length > 0;
    } catch {
      this.connected = true;
    }
  }

  render() {
    return html`${this.#draft.summary()}${settingsHead('files')}${this.#load.view({ loading: () => skeleton('page', 2), ready: settings => this.#form(settings) })}`;
  }

  #form(settings) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    return html`
      ${this.connected ? nothing : banner('warn', html`<strong>${t('orderFiles.noStorage')}</strong> ${t('orderFiles.noStorage.text')}`, { action: html`<a class="button" href=${to('settings', 'portal', 'storage-connections')}>${t('orderFiles.noStorage.link')}</a>` })}
      <div class="split">
        <form novalidate @submit=${draft.submit}>
          <fieldset ?disabled=${locked}>
            <section class="card checks" aria-labelledby="s-download"><header class="card-head"><h2 id="s-download">${t('orderFiles.download')}</h2></header>
              ${choice(draft, 'downloadAllowed', t('orderFiles.allowed'), t(draft.value.downloadAllowed ? 'orderFiles.allowed.on' : 'orderFiles.allowed.off'))}
              <div class="card-body fields">
                ${draft.field('downloadsPerFile', t('orderFiles.count'), { type: 'number', inputmode: 'numeric', hint: t('orderFiles.count.hint') })}
                ${draft.field('downloadDays', t('orderFiles.days'), { type: 'number', inputmode: 'numeric', hint: t('orderFiles.days.hint') })}
              </div></section>
            <section class="card checks" aria-labelledby="s-waiver"><header class="card-head"><h2 id="s-waiver">${t('orderFiles.waiver')}</h2></header>
              ${choice(draft, 'waiverRequired', t('orderFiles.waiver.required'), t(draft.value.waiverRequired ? 'orderFiles.waiver.on' : 'orderFiles.waiver.off'))}
              <div class="card-body">${draft.field('waiverText', t('orderFiles.waiver.text'), { type: 'textarea', rows: 6, required: true, maxlength: 4000, hint: t('orderFiles.waiver.text.hint') })}</div></section>
            <section class="card" aria-labelledby="s-watermark"><header class="card-head"><h2 id="s-watermark">${t('watermark.title')}</h2></header>
              <div class="card-body fields">
                ${draft.field('watermark.text', t('watermark.text'), { maxlength: 500, hint: t('watermark.text.hint', { example: EXAMPLE }) })}
                ${locked ? nothing : chips(draft, 'watermark.text', fieldId('watermark.text'), PLACEHOLDERS)}
                ${draft.field('watermark.fontSizePt', t('watermark.size'), { type: 'number', inputmode: 'decimal', required: true, hint: t('watermark.size.hint') })}
                <div class="pair">
                  ${draft.field('watermark.leftMm', t('watermark.left'), { type: 'number', inputmode: 'decimal', required: true, hint: t('watermark.left.hint') })}
                  ${draft.field('watermark.bottomMm', t('watermark.bottom'), { type: 'number', inputmode: 'decimal', required: true, hint: t('watermark.bottom.hint') })}
                </div>
                ${draft.field('encryptedPdfs', t('watermark.encrypted'), { type: 'select', required: true, hint: t(`watermark.encrypted.${draft.get('encryptedPdfs')}.text`), choices: ENCRYPTED.map(value => ({ value, label: t(`watermark.encrypted.${value}`) })) })}
              </div></section>
          </fieldset>
          ${locked ? nothing : draft.saveBar({ changed: changedNote(settings) })}
        </form>
        <aside class="preview" aria-labelledby="preview-title"><h2 id="preview-title">${t('watermark.preview')}</h2>
          <watermark-preview .text=${draft.get('watermark.text') ?? ''} .size=${this.#number('fontSizePt')} .left=${this.#number('leftMm')} .bottom=${this.#number('bottomMm')}></watermark-preview>
          <p class="hint">${t('watermark.preview.hint')}</p></aside>
      </div>`;
  }

  /** An empty number is saved as the usual one. */
  #number(name) {
    return numeral(this.#draft.get(`watermark.${name}`)) ?? USUAL[name];
  }
}

const draftOf = ({ downloadAllowed, downloadsPerFile, downloadDays, waiverRequired, waiverText, watermark, encryptedPdfs }) => ({
  downloadAllowed, downloadsPerFile: typed(downloadsPerFile), downloadDays: typed(downloadDays), waiverRequired, waiverText, encryptedPdfs,
  watermark: { text: watermark.text, fontSizePt: typed(watermark.fontSizePt), leftMm: typed(watermark.leftMm), bottomMm: typed(watermark.bottomMm) },
});

const bodyOf = ({ watermark: { text, fontSizePt, leftMm, bottomMm }, downloadsPerFile, downloadDays, ...others }) => ({
  ...others, downloadsPerFile: numeral(downloadsPerFile), downloadDays: numeral(downloadDays),
  watermark: { text: text ?? '', fontSizePt: numeral(fontSizePt), leftMm: numeral(leftMm), bottomMm: numeral(bottomMm) },
});
customElements.define('settings-files-view', SettingsFilesView);

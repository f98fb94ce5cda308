// A logo or banner: what is chosen, the choice among the uploaded images, and an upload on the spot.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { fieldId } from '../../ui/form.js';
import { fileSize, t } from '../../ui/i18n.js';
import { explained, icon } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Part } from '../view.js';

const LIMIT = 2 * 1024 * 1024;
const ACCEPT = 'image/png,image/jpeg,image/webp';
/** How people call the limit. */
const limitText = () => fileSize(2_000_000);

/** `images`: all there are; `value`: the chosen one's id or null. Sends "chosen" with an id or null, and "images" with the changed list. */
class ImageField extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { name: {}, label: {}, images: { attribute: false }, value: {}, locked: { type: Boolean }, error: {}, busy: { state: true }, refused: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.label = '';
    /** @type {any[]} */
    this.images = [];
    /** @type {string | null} */
    this.value = null;
    this.locked = false;
    this.error = '';
    this.busy = false;
    /** @type {string | null} */
    this.refused = null;
  }

  #send(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true })); }

  #upload = async event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    this.refused = file.size > LIMIT ? t('image.tooLarge', { size: limitText() }) : null;
    if (this.refused) return;
    this.busy = true;
    try {
      const content = new FormData();
      content.append('file', file, file.name);
      const { body } = await api.upload('POST', 'images', content);
      this.#send('images', [...this.images, body]);
      this.#send('chosen', body.id);
      announce(t('image.uploaded', { name: body.name }));
    } catch (problem) {
      this.refused = problem.status === 413 ? t('image.tooLarge', { size: limitText() }) : problem.code === 'NOT_AN_IMAGE' ? problem.detail : explained(problem).slice(1).join('. ');
    } finally {
      this.busy = false;
    }
  };

  #delete = async () => {
    const image = this.images.find(one => one.id === this.value);
    if (!(await confirmDialog({ title: t('image.delete.title', { name: image.name }), text: t('image.delete.text'), confirm: t('image.delete'), danger: true }))) return;
    this.refused = null;
    try {
      await api.delete(`images/${segment(image.id)}`);
      this.#send('images', this.images.filter(one => one !== image));
      this.#send('chosen', null);
    } catch (problem) {
      this.refused = problem.status === 409 ? t('image.inUse') : explained(problem).slice(1).join('. ');
    }
  };

  render() {
    const id = fieldId(this.name);
    const image = this.images.find(one => one.id === this.value);
    const error = this.refused || this.error;
    return html`
      <div class="form-field"><label class="form-label" for=${id}>${this.label}</label>
        ${error ? html`<p class="field-error" role="alert" id="${id}-error">${icon('circle-alert')}${error}</p>` : nothing}
        <div class="upload">
          <span class="plate">${image ? html`<img src=${api.url(`images/${segment(image.id)}`)} alt=${t('image.alt', { name: image.name })}>` : html`<span class="muted small">${t('image.none')}</span>`}</span>
          <div class="upload-controls">
            <select class="input" id=${id} ?disabled=${this.locked} aria-describedby=${error ? `${id}-error` : nothing} @change=${event => this.#send('chosen', event.target.value || null)}>
              <option value="" .selected=${!this.value}>${t('image.none')}</option>
              ${this.images.map(one => html`<option value=${one.id} .selected=${one.id === this.value}>${one.name}</option>`)}
            </select>
            ${this.locked ? nothing : html`<div class="buttons">
              <label class="button small" aria-busy=${this.busy ? 'true' : nothing}>${this.busy ? icon('loader-circle', 'turning') : icon('upload')}${t('image.upload')}<span class="visually-hidden">: ${this.label}</span><input class="visually-hidden" type="file" accept=${ACCEPT} aria-describedby="${id}-hint" @change=${this.#upload}></label>
              ${image ? html`<button type="button" class="icon-button" @click=${this.#delete} aria-label=${t('image.delete.of', { name: image.name })} title=${t('image.delete.of', { name: image.name })}>${icon('trash-2')}</button>` : nothing}
            </div>`}
            <p class="hint" id="${id}-hint">${t('image.hint', { size: limitText() })}</p>
          </div>
        </div></div>`;
  }
}
customElements.define('image-field', ImageField);

// Administration > Kundenportal > Erscheinungsbild: brand, greeting, company, language; with a preview that the server makes.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { segment } from '../../ui/api.js';
import { fieldId } from '../../ui/form.js';
import { languageName, languages, money, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { icon, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { countryChoices } from '../../ui/countries.js';
import '../parts/html-editor.js';
import '../parts/image-field.js';
import { settingsHead } from '../parts/settings-head.js';
import { mayAdminister } from '../session.js';
import { View, afterTyping, changedNote } from '../view.js';

const COMPANY = ['name', 'street', 'postalCode', 'city', 'country', 'email', 'phone', 'vatId', 'iban'];
const COLOUR = /^#[0-9a-f]{6}$/i;
const READABLE = 4.5; // WCAG 2.2 AA

class SettingsAppearanceView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { preview: { state: true }, images: { state: true }, scheme: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.preview = null;
    /** Which looks the preview has. */
    this.scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    /** @type {any[]} */
    this.images = [];
  }


  #load = new Load(this, async signal => {
    const [appearance, images] = await Promise.all([api.get('settings/appearance', { signal }), api.get('images', { query: { limit: 200 }, signal })]);
    this.images = images.items;
    this.#draft.load(draftOf(appearance));
    this.#refresh();
    return appearance;
  });
  #draft = new Draft(this, async value => {
    const appearance = await api.put('settings/appearance', value);
    this.#load.set(appearance);
    reloadTheme();
    return draftOf(appearance);
  });
  #later = afterTyping(() => this.#refresh(), 300);
  #turn = 0;
  #previewed = '';

  get heading() { return t('settings.appearance'); }
  enter() {
    this.preview = null;
    this.images = [];
    this.#previewed = '';
    this.#load.reset();
    this.#load.run();
  }

  /** The preview may lag or fail: the form does not depend on it. */
  async #refresh() {
    const { accentColor, greeting } = this.#draft.value;
    if (!COLOUR.test(accentColor)) return;
    const turn = ++this.#turn;
    this.#previewed = accentColor + greeting.html;
    try {
      const preview = await api.post('settings/appearance/preview', { html: greeting.html, accentColor });
      if (turn === this.#turn) this.preview = preview;
    } catch {
      if (turn === this.#turn) this.preview = { ...this.preview, failed: true };
    }
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const draft = this.#draft.value;
    if (draft && this.#previewed && this.#previewed !== draft.accentColor + draft.greeting.html) this.#later();
  }

  render() {
    return html`${this.#draft.summary()}${settingsHead('appearance')}${this.#load.view({ loading: () => skeleton('page', 2), ready: appearance => this.#form(appearance) })}`;
  }

  #form(appearance) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    const company = (name, options = {}) => draft.field(`company.${name}`, t(`company.${name}`), { maxlength: 200, ...options });
    return html`
      <div class="split">
        <form novalidate @submit=${draft.submit}>
          <fieldset ?disabled=${locked}>
            <section class="card" aria-labelledby="s-brand"><h2 class="visually-hidden" id="s-brand">${t('appearance.brand')}</h2>
              ${this.#image('logo', locked)}${this.#image('banner', locked)}
              ${this.#accent()}
              <html-editor class="form-part" name="greeting.html" .label=${t('appearance.greeting')} .value=${draft.get('greeting.html')} .error=${draft.error('greeting.html') || draft.error('greeting')} ?locked=${locked} @edited=${event => draft.set('greeting.html', event.detail)}></html-editor>
            </section>
            <section class="card" aria-labelledby="s-company"><header class="card-head"><h2 id="s-company">${t('appearance.company')}</h2></header><div class="card-body fields"><p class="hint">${t('appearance.company.text')}</p>
              ${company('name', { required: true, autocomplete: 'off' })}
              ${company('street')}
              <div class="pair">${company('postalCode', { maxlength: 20 })}${company('city')}</div>
              ${company('country', { type: 'select', choices: countryChoices(draft.get('company.country')) })}
              <div class="pair">${company('email', { type: 'email', maxlength: 254 })}${company('phone', { type: 'tel', maxlength: 40 })}</div>
              <div class="pair">${company('vatId', { maxlength: 30 })}${company('iban', { maxlength: 42 })}</div>
            </div></section>
            <section class="card" aria-labelledby="s-formats"><header class="card-head"><h2 id="s-formats">${t('appearance.formats')}</h2></header><div class="card-body fields">
              ${draft.field('defaultLanguage', t('appearance.language'), { type: 'select', required: true, hint: t('appearance.language.hint'), choices: languages().map(value => ({ value, label: languageName(value) })) })}
              ${draft.field('timeZone', t('appearance.timeZone'), { type: 'select', required: true, hint: t('appearance.timeZone.hint'), choices: zones(draft.get('timeZone')) })}
            </div></section>
          </fieldset>
          ${locked ? nothing : draft.saveBar({ changed: changedNote(appearance) })}
        </form>
        ${this.#previewBox()}
      </div>`;
  }

  #image(name, locked) {
    return html`<image-field class="form-part" name=${name} .label=${t(`appearance.${name}`)} .images=${this.images} .value=${this.#draft.get(name)} .error=${this.#draft.error(name)} ?locked=${locked} @chosen=${event => this.#draft.set(name, event.detail)} @images=${event => { this.images = event.detail; }}></image-field>`;
  }

  #accent() {
    const draft = this.#draft;
    const value = draft.get('accentColor') ?? '';
    const id = fieldId('accentColor');
    const error = draft.error('accentColor');
    const take = event => draft.set('accentColor', event.target.value.trim());
    return html`
      <div class="form-part form-field"><label class="form-label" for=${id}>${t('appearance.accent')}</label>
        ${error ? html`<p class="field-error" id="${id}-error">${icon('circle-alert')}${error}</p>` : nothing}
        <div class="swatches"><input class="swatch" type="color" aria-label=${t('appearance.accent.pick')} .value=${COLOUR.test(value) ? value.toLowerCase() : '#000000'} @input=${take}>
          <input class="input" id=${id} maxlength="7" spellcheck="false" autocomplete="off" aria-invalid=${error ? 'true' : nothing} aria-describedby="${error ? `${id}-error ` : ''}contrast" .value=${value} @input=${take}></div>
        <p class="check" id="contrast" role="status">${this.#contrast(value)}</p>
      </div>`;
  }

  #contrast(value) {
    if (!COLOUR.test(value)) return html`<span class="warn-text">${icon('triangle-alert')}${t('appearance.accent.format')}</span>`;
    if (!this.preview?.accent) return nothing;
    const { accent, onAccent, contrast } = this.preview;
    const text = t(onAccent.toLowerCase() === '#ffffff' ? 'appearance.contrast.white' : 'appearance.contrast.dark', { ratio: number(contrast, { maximumFractionDigits: 1 }) });
    const moved = accent.toLowerCase() !== value.toLowerCase();
    return Number(contrast) >= READABLE
      ? html`<span class="ok-text">${icon('circle-check')}${text}${moved ? ` ${t('appearance.contrast.adjusted')}` : ''}</span>`
      : html`<span class="warn-text">${icon('triangle-alert')}${text}</span>`;
  }

  #previewBox() {
    const { logo, banner: top, company } = this.#draft.value;
    const image = id => api.url(`images/${segment(id)}`);
    return html`
      <aside class="preview" aria-labelledby="preview-title">
        <div class="preview-head"><h2 id="preview-title">${t('appearance.preview')}</h2>
          <div class="schemes" role="group" aria-label=${t('appearance.scheme')}>${['light', 'dark'].map(scheme => html`<button type="button" class="button small" aria-pressed=${scheme === this.scheme ? 'true' : 'false'} @click=${() => { this.scheme = scheme; }}>${icon(scheme === 'light' ? 'sun' : 'moon')}${t(`appearance.scheme.${scheme}`)}</button>`)}</div></div>
        <div class="preview-frame is-${this.scheme}" ${ref(element => paint(element, this.preview))}>
          <div class="preview-top">${logo ? html`<img src=${image(logo)} alt="">` : html`<strong>${company.name || t('admin.brand')}</strong>`}<span class="avatar" aria-hidden="true">MM</span></div>
          ${top ? html`<img class="preview-banner" src=${image(top)} alt="">` : nothing}
          <div class="preview-body">
            <p class="preview-hello">${t('appearance.preview.hello')}</p>
            <div class="greeting">${this.preview?.html ? unsafeHTML(this.preview.html) /* sanitised by the server */ : nothing}</div>
            <div class="preview-card"><span class="doc-icon doc-icon-danger">${icon('receipt-text')}</span><div><strong>${t('appearance.preview.invoice')}</strong><p class="is-late">${t('appearance.preview.late')}</p></div><div class="preview-foot"><span class="amount">${money({ amount: '1284', currency: 'EUR' })}</span><span class="button primary small">${t('appearance.preview.button')}</span></div></div>
            <span class="preview-link">${t('appearance.preview.link')}</span>
          </div>
          <p class="preview-imprint">${[company.name, company.street, [company.postalCode, company.city].filter(Boolean).join(' '), company.phone, company.email].filter(Boolean).join(' · ')}</p>
        </div>
        ${this.preview?.failed ? html`<p class="hint">${t('appearance.preview.failed')}</p>` : html`<p class="hint">${t('appearance.preview.hint')}</p>`}
      </aside>`;
  }
}

/** The colours of the draft, in the preview only. */
function paint(element, preview) {
  if (!element || !preview?.accent) return;
  element.style.setProperty('--accent', preview.accent);
  element.style.setProperty('--on-accent', preview.onAccent);
  element.style.setProperty('--accent-text', `light-dark(${preview.accentTextLight}, ${preview.accentTextDark})`);
}

/** The saved colour, in this very page. */
function reloadTheme() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[href*="theme.css"]'));
  if (link) link.href = `${link.href.split('?')[0]}?${Date.now()}`;
}

function zones(value) {
  const known = Intl.supportedValuesOf('timeZone');
  return (known.includes(value) ? known : [value, ...known]).filter(Boolean).map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

const draftOf = ({ company, logo, banner, accentColor, greeting, defaultLanguage, timeZone, tileServer }) => ({
  company: Object.fromEntries(COMPANY.map(name => [name, company?.[name] ?? (name === 'name' ? '' : null)])), logo, banner, accentColor, greeting: { html: greeting?.html ?? '' }, defaultLanguage, timeZone, tileServer,
});
customElements.define('settings-appearance-view', SettingsAppearanceView);

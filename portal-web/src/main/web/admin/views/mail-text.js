// The words of one mail in one language: placeholders at a click, what it will look like beside it, and the way back.
import { html, nothing } from 'lit';
import { segment } from '../../ui/api.js';
import { confirmDialog } from '../../ui/dialog.js';
import { fieldId } from '../../ui/form.js';
import { languageName, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, breadcrumb, card, explained, failure, icon, pageHead, skeleton, tabs } from '../../ui/parts.js';
import { announce } from '../announce.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import '../parts/mail-page.js';
import { mailKind } from '../parts/mails.js';
import { mayAdminister } from '../session.js';
import { View, afterTyping, changedNote, readOnlyNote, to } from '../view.js';

const FIELDS = ['subject', 'text'];

class MailTextView extends View {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { state: true } };
  /** Where a placeholder goes that is clicked. */
  #field = 'text';
  #shown = '';

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
  }

  #load = new Load(this, async signal => {
    const { items } = await api.get('mail-texts', { signal });
    const kind = items.find(one => one.kind === this.#kind);
    const variant = kind?.variants.find(one => one.language === this.#language);
    if (!variant) throw Object.assign(new Error('no such text'), { status: 404 });
    this.#draft.load(variant.own ?? variant.standard);
    return { kind, variant };
  });
  #draft = new Draft(this, async value => {
    const variant = await api.put(this.#path, value);
    this.#load.set({ ...this.#load.value, variant });
    return variant.own;
  });
  #preview = new Load(this, signal => api.post(`${this.#path}/preview`, this.#draft.value, { signal }));
  #look = afterTyping(() => this.#preview.run(), 300);

  get #kind() { return this.place.params.kind; }
  get #language() { return this.place.params.language; }
  get #path() { return `mail-texts/${segment(this.#kind)}/${segment(this.#language)}`; }
  get heading() { return mailKind(this.#kind); }

  enter() {
    this.problem = null;
    this.#shown = '';
    this.#load.reset();
    this.#preview.reset();
    this.#load.run();
  }

  updated() {
    super.updated();
    const text = JSON.stringify(this.#draft.value);
    if (!this.#load.value || text === this.#shown) return;
    this.#shown = text;
    this.#look();
  }

  #reset = async () => {
    if (!(await confirmDialog({ title: t('mailText.reset.title'), text: t('mailText.reset.text'), confirm: t('mailText.reset') }))) return;
    try {
      await api.delete(this.#path);
      this.problem = null;
      announce(t('mailText.reset.done'));
      await this.#load.run();
      this.querySelector('h1')?.focus();
    } catch (problem) {
      this.problem = problem;
    }
  };

  #insert(placeholder) {
    const input = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (this.querySelector(`#${fieldId(this.#field)}`));
    input.setRangeText(`[${placeholder}]`, input.selectionStart, input.selectionEnd, 'end');
    this.#draft.set(this.#field, input.value);
    input.focus();
  }

  render() {
    const crumbs = breadcrumb([[null, t('nav.administration')], [to('settings', 'portal'), t('nav.portal')], [to('settings', 'portal', 'mail-texts'), t('settings.mailTexts')], [null, this.heading]]);
    return html`${this.#draft.summary()}${pageHead({ above: crumbs, title: this.heading, sub: t('mailText.sub') })}${readOnlyNote()}
      ${this.#load.view({ loading: () => skeleton('page', 2), ready: loaded => this.#ready(loaded), failed: problem => failure(problem, this.#load.run) })}`;
  }

  #ready({ kind, variant }) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    const note = event => { if (FIELDS.includes(event.target.name)) this.#field = event.target.name; };
    return html`
      ${tabs(t('mailText.languages'), kind.variants.map(({ language }) => ({ href: to('settings', 'portal', 'mail-texts', kind.kind, language), label: languageName(language), current: language === this.#language })))}
      ${this.problem ? banner('danger', explained(this.problem).slice(1).join('. '), { live: true }) : nothing}
      <div class="split">
        <form novalidate @submit=${draft.submit} @focusin=${note}>
          <fieldset ?disabled=${locked}>
            ${card({ id: 'mail-words', title: t('mailText.words'), body: html`<div class="card-body fields">
              ${draft.field('subject', t('mails.subject'), { required: true, maxlength: 255 })}
              ${draft.field('text', t('mails.text'), { type: 'textarea', required: true, rows: 14, maxlength: 20000, hint: t('mailText.hint') })}
              <div><p class="hint" id="placeholders">${t('mailText.placeholders')}</p>
                <div class="chips" role="group" aria-labelledby="placeholders">${kind.placeholders.map(name => html`<button type="button" class="chip" @mousedown=${event => event.preventDefault()} @click=${() => this.#insert(name)}>[${name}]<span class="visually-hidden"> ${t('editor.insert')}</span></button>`)}</div></div></div>` })}
          </fieldset>
          ${locked ? nothing : draft.saveBar({ changed: changedNote(variant) })}
          ${locked || !variant.own ? nothing : html`<div><button type="button" class="button" @click=${this.#reset}>${icon('rotate-ccw')}${t('mailText.reset')}</button></div>`}
        </form>
        <div class="preview">${card({ id: 'mail-preview', title: t('mailText.preview'), body: this.#shownPreview() })}</div>
      </div>`;
  }

  #shownPreview() {
    const { value, problem } = this.#preview;
    if (problem?.violations?.length) return html`<p class="card-note">${t('mailText.preview.wrong')}</p>`;
    if (!value) return skeleton('rows', 3);
    return html`<p class="card-body"><strong dir="auto">${value.subject}</strong></p><mail-page .html=${value.html}></mail-page>`;
  }
}
customElements.define('mail-text-view', MailTextView);

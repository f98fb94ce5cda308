// The greeting: a small editor for people, with "</>" for those who write HTML. The server cuts the HTML down when it is saved.
import { html, nothing, render } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { openDialog } from '../../ui/dialog.js';
import { field, fieldId } from '../../ui/form.js';
import { t } from '../../ui/i18n.js';
import { icon } from '../../ui/parts.js';
import { Part } from '../view.js';

const PLACEHOLDERS = ['{UserName}', '{OrderNumber}', '{Platform}'];
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** `value`: the HTML; sends "edited" with the changed HTML. */
class HtmlEditor extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { name: {}, label: {}, value: {}, error: {}, locked: { type: Boolean }, source: { state: true } };
  #shown = null;

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.value = '';
    this.error = '';
    this.locked = false;
    this.source = false;
  }

  get #area() { return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea')); }
  get #page() { return /** @type {HTMLElement} */ (this.querySelector('[contenteditable]')); }

  /** The editable page is the browser's while somebody types; it is filled only when the value came from elsewhere. */
  updated() {
    if (this.source) {
      this.#shown = null;
      return;
    }
    if (this.#shown === this.value) return;
    this.#page.replaceChildren(...harmless(this.value ?? ''));
    this.#shown = this.value;
  }

  #edited(value) {
    this.#shown = value;
    this.dispatchEvent(new CustomEvent('edited', { detail: value, bubbles: true }));
  }

  #typed = () => this.#edited(this.#page.innerHTML);

  #toggle = async () => {
    this.source = !this.source;
    await this.updateComplete;
    (this.source ? this.#area : this.#page).focus();
  };

  #command(command, tag) {
    if (this.source) {
      this.#wrap(tag === 'ul' ? '<ul>\n<li>' : `<${tag}>`, tag === 'ul' ? '</li>\n</ul>' : `</${tag}>`);
      return;
    }
    this.#page.focus();
    document.execCommand(command); // deprecated, and still what every browser has for this
    this.#typed();
  }

  #wrap(before, after) {
    const area = this.#area;
    const { selectionStart: from, selectionEnd: till, value } = area;
    area.setRangeText(before + value.slice(from, till) + after, from, till, 'end');
    if (from === till) area.setSelectionRange(from + before.length, from + before.length);
    area.focus();
    this.#edited(area.value);
  }

  #insert(text) {
    if (this.source) {
      const area = this.#area;
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      area.focus();
      this.#edited(area.value);
      return;
    }
    this.#page.focus();
    document.execCommand('insertText', false, text);
    this.#typed();
  }

  #link = async () => {
    const selection = getSelection();
    const range = !this.source && selection.rangeCount && this.#page.contains(selection.anchorNode) ? selection.getRangeAt(0).cloneRange() : null;
    let address = 'https://';
    let error = '';
    const take = (close, update) => {
      if (SAFE_LINK.test(address) && !/^https?:\/\/$/i.test(address)) return close(address);
      error = t('editor.link.wrong');
      update();
    };
    const target = await openDialog({
      title: t('editor.link'),
      body: (close, update) => html`<form id="link-form" novalidate @submit=${event => { event.preventDefault(); take(close, update); }}>${field({ name: 'link', label: t('editor.link.address'), hint: t('editor.link.hint'), type: 'url', value: address, required: true, error, onChange: value => { address = value.trim(); } })}</form>`,
      actions: close => html`<button class="button primary" form="link-form">${t('editor.link.insert')}</button><button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
    });
    if (!target) return;
    if (this.source) return this.#wrap(`<a href="${target.replaceAll('"', '&quot;')}">`, '</a>');
    this.#page.focus();
    if (range) {
      selection.removeAllRanges();
      selection.addRange(range);
    }
    if (!range || range.collapsed) document.execCommand('insertText', false, target);
    if (!range || range.collapsed) extendBack(selection, target.length);
    document.execCommand('createLink', false, target);
    this.#typed();
  };

  render() {
    const id = fieldId(this.name);
    const described = [this.error && `${id}-error`, `${id}-hint`].filter(Boolean).join(' ');
    const tool = (label, content, act, pressed) => html`<button type="button" ?disabled=${this.locked} aria-label=${label} title=${label} aria-pressed=${pressed === undefined ? nothing : String(pressed)} @mousedown=${event => event.preventDefault()} @click=${act}>${content}</button>`;
    return html`
      <div class="form-field"><label class="form-label" id="${id}-label" for=${this.source ? id : nothing} @click=${() => this.source || this.#page.focus()}>${this.label}</label>
        ${this.error ? html`<p class="field-error" id="${id}-error">${icon('circle-alert')}${this.error}</p>` : nothing}
        <div class="editor">
          <div class="editor-bar" role="group" aria-label=${t('editor.bar')}>
            ${tool(t('editor.bold'), html`<b>${t('editor.bold.letter')}</b>`, () => this.#command('bold', 'strong'))}
            ${tool(t('editor.italic'), html`<em>${t('editor.italic.letter')}</em>`, () => this.#command('italic', 'em'))}
            ${tool(t('editor.link'), t('editor.link.short'), this.#link)}
            ${tool(t('editor.list'), t('editor.list'), () => this.#command('insertUnorderedList', 'ul'))}
            ${tool(t('editor.source'), '</>', this.#toggle, this.source)}
          </div>
          ${this.source
            ? html`<textarea class="input" id=${id} spellcheck="false" ?readonly=${this.locked} aria-invalid=${this.error ? 'true' : nothing} aria-describedby=${described} .value=${this.value ?? ''} @input=${event => this.#edited(event.target.value)}></textarea>`
            : html`<div class="editor-page" id=${id} contenteditable=${this.locked ? 'false' : 'true'} role="textbox" aria-multiline="true" aria-readonly=${this.locked ? 'true' : nothing} tabindex="0" aria-labelledby="${id}-label" aria-describedby=${described} @input=${this.#typed} @paste=${pasteText}></div>`}
        </div>
        <p class="hint" id="${id}-hint">${t('editor.placeholders')}</p>
        <div class="chips">${PLACEHOLDERS.map(name => html`<button type="button" class="chip" ?disabled=${this.locked} @mousedown=${event => event.preventDefault()} @click=${() => this.#insert(name)}>${name}<span class="visually-hidden"> ${t('editor.insert')}</span></button>`)}</div>
        <p class="hint">${t('editor.placeholders.text')}</p>
      </div>`;
  }
}

/** What a person formats elsewhere arrives as plain text. */
function pasteText(event) {
  event.preventDefault();
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
}

function extendBack(selection, letters) {
  for (let n = 0; n < letters; n++) selection.modify('extend', 'backward', 'character');
}

/** The nodes of some HTML without what runs, made in a document that runs nothing. */
function harmless(source) {
  const inert = document.implementation.createHTMLDocument('');
  const holder = inert.createElement('div');
  render(unsafeHTML(source), holder, { creationScope: inert });
  for (const element of holder.querySelectorAll('*')) {
    if (/^(script|style|iframe|object|embed|link|meta|base|img|svg|math|video|audio|form|input|button|select|textarea)$/i.test(element.localName)) element.remove();
    for (const { name, value } of [...element.attributes]) if (/^(on|style$|src)/i.test(name) || (name === 'href' && !SAFE_LINK.test(value.trim()))) element.removeAttribute(name);
  }
  return [...holder.childNodes].filter(node => node.nodeType !== Node.COMMENT_NODE);
}
customElements.define('html-editor', HtmlEditor);

// What the settings of invoices and files share: switches, numbers that may be empty, placeholders to click.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';

/** A switch of the draft. */
export const choice = (draft, name, label, hint) => html`
  <label class="switch-row"><span class="check-text"><strong id="s-${name}">${label}</strong><span class="hint" id="s-${name}-hint">${hint}</span></span>
    <input class="switch" type="checkbox" role="switch" aria-labelledby="s-${name}" aria-describedby="s-${name}-hint" .checked=${draft.get(name)} @change=${event => draft.set(name, event.target.checked)}></label>`;

/** Buttons that put a placeholder where the cursor stands in the field. */
export const chips = (draft, name, id, placeholders) => html`
  <div class="chips">${placeholders.map(text => html`<button type="button" class="chip" @mousedown=${event => event.preventDefault()} @click=${() => insert(draft, name, id, text)}>${text}<span class="visually-hidden"> ${t('editor.insert')}</span></button>`)}</div>`;

function insert(draft, name, id, text) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
  input.focus();
  draft.set(name, input.value);
}

/** As it is typed: numbers are texts until they are saved, so that an empty one is none. */
export const typed = value => (value === null ? '' : String(value));
export const numeral = text => (text === '' || text === null ? null : Number(text));

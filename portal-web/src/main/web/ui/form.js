// Forms: labelled fields, and the summary of what is wrong with them. Never disable the save button, keep the input on failure.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { t } from './i18n.js';
import { correlation, explained, icon } from './parts.js';

/** Violations of a Problem by field: {field: message}. */
export const violationsOf = problem => Object.fromEntries((problem?.violations ?? []).map(violation => [violation.field, violation.message]));

/** The id of a field's control, so that a summary can link to it. */
export const fieldId = name => `f-${name.replace(/[^\w-]/g, '-')}`;

/**
 * One labelled control with its hint and its error.
 * @param {object} options
 * @param {string} options.name as the API calls it, for example "address.city"
 * @param {unknown} options.label
 * @param {'text'|'email'|'tel'|'date'|'number'|'password'|'url'|'color'|'textarea'|'select'|'checkbox'} [options.type]
 * @param {any} [options.value]
 * @param {unknown} [options.hint]
 * @param {unknown} [options.error]
 * @param {boolean} [options.required] the others are marked as optional
 * @param {string} [options.autocomplete]
 * @param {string} [options.inputmode]
 * @param {number} [options.maxlength] 0: as long as one likes
 * @param {number} [options.rows] of a textarea
 * @param {{value: string, label: string}[]} [options.choices] for type "select"
 * @param {(value: any) => void} [options.onChange] the value: a boolean for a checkbox
 * @param {(value: any) => void} [options.onBlur]
 */
export function field({ name, label, type = 'text', value = '', hint = '', error = '', required = false, autocomplete = 'off', inputmode = '', maxlength = 0, rows = 4, choices = [], onChange = _value => {}, onBlur = _value => {} }) {
  const id = fieldId(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
  const invalid = error ? 'true' : nothing;
  const common = event => onChange(event.target.value);
  const blur = event => onBlur(event.target.value);
  const control = {
    textarea: () => html`<textarea class="input" id=${id} name=${name} rows=${rows} maxlength=${maxlength || nothing} ?required=${required} aria-describedby=${described} aria-invalid=${invalid} .value=${value ?? ''} @input=${common} @blur=${blur}></textarea>`,
    select: () => html`<select class="input" id=${id} name=${name} aria-describedby=${described} aria-invalid=${invalid} @change=${common}>${choices.map(choice => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`)}</select>`,
  }[type] ?? (() => html`<input class="input" id=${id} name=${name} type=${type} autocomplete=${autocomplete} inputmode=${inputmode || nothing} maxlength=${maxlength || nothing} ?required=${required} aria-describedby=${described} aria-invalid=${invalid} .value=${value ?? ''} @input=${common} @blur=${blur}>`);
  const notes = html`${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}${error ? html`<p class="field-error" id="${id}-error">${icon('circle-alert')}${error}</p>` : nothing}`;
  if (type === 'checkbox') {
    return html`<div class="field field-check ${error ? 'has-error' : ''}"><input id=${id} name=${name} type="checkbox" .checked=${Boolean(value)} aria-describedby=${described} aria-invalid=${invalid} @change=${event => onChange(event.target.checked)}><label for=${id}>${label}</label>${notes}</div>`;
  }
  return html`<div class="field ${error ? 'has-error' : ''}"><label for=${id}>${label}${required ? nothing : html` <span class="optional">${t('ui.optional')}</span>`}</label>${notes}${control()}</div>`;
}

/**
 * What is wrong after a failed submit; takes the focus when it appears. Each violation links to its field when the form has it.
 * @param {any} problem null when all is well
 */
export function errorSummary(problem) {
  if (!problem) return nothing;
  const [, title, text] = explained(problem);
  const violations = problem.violations ?? [];
  return html`
    <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title" ${ref(focusOnce(problem))}>
      <h2 id="error-summary-title">${icon('circle-alert')}${violations.length ? t('problem.summary') : title}</h2>
      ${violations.length ? html`<ul>${violations.map(violation => html`<li><a href="#${fieldId(violation.field)}" @click=${toField}>${violation.message}</a></li>`)}</ul>` : text ? html`<p>${text}</p>` : nothing}
      ${correlation(problem)}
    </div>`;
}

const focused = new WeakSet();
const focusOnce = problem => element => {
  if (!element || focused.has(problem)) return;
  focused.add(problem);
  queueMicrotask(() => element.focus());
};

function toField(event) {
  event.preventDefault();
  document.querySelector(event.currentTarget.hash)?.focus();
}

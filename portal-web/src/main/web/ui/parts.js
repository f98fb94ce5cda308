// Small presentational pieces: plain functions from data to template.
import { html, nothing } from 'lit';
import { chooseLanguage, currentLanguage, has, languageName, languages, t, time } from './i18n.js';
import { asset } from './paths.js';

const sprite = asset('assets/icons.svg');

/** An ornament: say in words what it means beside it. Names as in assets/icons.svg (Lucide). */
export const icon = (name, cls = '') => html`<svg class="icon ${cls}" aria-hidden="true" focusable="false"><use href="${sprite}#${name}"></use></svg>`;

/** Status: icon, word and tint. @param {'danger'|'ok'|'info'|'warn'|'accent'|'neutral'} tone */
export const pill = (tone, symbol, label) => html`<span class="pill pill-${tone}">${icon(symbol)}${label}</span>`;

/** "Neu" and the like, behind a title. */
export const badge = label => html`<span class="badge">${label}</span>`;

/**
 * A titled section with a frame. `id` is the heading's.
 * @param {{id: string, title: unknown, count?: number | null, action?: unknown, body: unknown, cls?: string}} options
 */
export const card = ({ id, title, count = null, action = nothing, body, cls = '' }) => html`
  <section class="card ${cls}" aria-labelledby=${id}>
    <header class="card-head"><h2 id=${id}>${title}${count === null ? nothing : html` <span class="count">${count}</span>`}</h2>${action}</header>
    ${body}
  </section>`;

/**
 * The page's heading with its line below and, at the right, its one primary action.
 * @param {{title: unknown, sub?: unknown, above?: unknown, actions?: unknown}} options
 */
export const pageHead = ({ title, sub = nothing, above = nothing, actions = nothing }) => html`
  ${above}
  <header class="page-head"><div><h1 tabindex="-1">${title}</h1>${sub === nothing ? nothing : html`<p class="sub">${sub}</p>`}</div>${actions === nothing ? nothing : html`<div class="page-actions">${actions}</div>`}</header>`;

export const more = (href, label) => html`<a class="more" href=${href}>${label}${icon('chevron-right')}</a>`;

/** Steps from the top to here: [[href, label], …, [null, label of this page]]; a step without a page of its own has no href either. */
export const breadcrumb = steps => html`<nav class="crumbs" aria-label=${t('ui.breadcrumb')}><ol>${steps.map(([href, label], at) => html`<li>${href ? html`<a href=${href}>${label}</a>` : html`<span aria-current=${at === steps.length - 1 ? 'page' : nothing}>${label}</span>`}</li>`)}</ol></nav>`;

/** Tabs that are links: [{href, label, count, current}]. */
export const tabs = (label, entries) => html`<nav class="tabset" aria-label=${label}><ul>${entries.map(entry => html`<li><a href=${entry.href} aria-current=${entry.current ? 'page' : nothing}>${entry.label}${entry.count === undefined || entry.count === null ? nothing : html`<span class="tab-count">${entry.count}</span>`}</a></li>`)}</ul></nav>`;

/** Facts in two columns: [[term, value], …]; entries without a value are left out. */
export const definitionList = entries => html`<dl class="facts">${entries.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== nothing).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;

/**
 * Nothing yet, or nothing found: an icon, what would be here, and one next step.
 * @param {string} symbol
 * @param {unknown} title
 * @param {{text?: unknown, action?: unknown}} [options]
 */
export const empty = (symbol, title, { text = nothing, action = nothing } = {}) => html`<div class="empty">${icon(symbol)}<p class="empty-title">${title}</p>${text === nothing ? nothing : html`<p>${text}</p>`}${action}</div>`;

/**
 * A note inside the page.
 * @param {'info'|'ok'|'warn'|'danger'} tone
 * @param {unknown} text
 * @param {{action?: unknown, live?: boolean}} [options]
 */
export const banner = (tone, text, { action = nothing, live = false } = {}) => html`<div class="banner banner-${tone}" role=${live ? (tone === 'danger' ? 'alert' : 'status') : nothing}>${icon({ info: 'info', ok: 'circle-check', warn: 'triangle-alert', danger: 'circle-alert' }[tone])}<div>${text}</div>${action}</div>`;

/** Grey lines in the shape of what is to come; they appear after 300 ms. @param {'rows'|'cards'|'page'} shape */
export const skeleton = (shape = 'rows', count = 4) => html`<div class="skeleton skeleton-${shape}" role="status"><span class="visually-hidden">${t('ui.loading')}</span>${Array.from({ length: count }, () => html`<div class="bone" aria-hidden="true"><i></i><i></i></div>`)}</div>`;

/** What a failed call says, in place of what it should have shown. */
export function failure(problem, retry, pending = false) {
  const [symbol, title, text] = explained(problem);
  return html`
    <div class="empty ${symbol === 'circle-alert' ? 'is-failure' : ''}" role="alert">
      ${icon(symbol, problem.starting ? 'turning' : '')}<p class="empty-title">${title}</p>
      ${text ? html`<p>${text}</p>` : nothing}
      ${retry && problem.status !== 404 && problem.status !== 403 ? html`<button type="button" class="button" @click=${retry} aria-busy=${pending ? 'true' : nothing}>${icon('refresh-cw', pending ? 'turning' : '')}${t('ui.retry')}</button>` : nothing}
      ${correlation(problem)}
    </div>`;
}

/** Icon, title and sentence for a problem. */
export function explained(problem) {
  if (problem.offline) return ['wifi-off', t('problem.offline'), t('problem.offline.text')];
  if (problem.status === 404) return ['search-x', t('problem.notFound'), t('problem.notFound.text')];
  if (problem.status === 429) return ['clock-alert', t('problem.tooMany'), problem.retryAt ? t('problem.tooMany.at', { time: time(problem.retryAt) }) : t('problem.tooMany.later')];
  if (problem.elsewhere) return ['circle-alert', problem.title, problem.detail];
  if (problem.status === 503) return ['loader-circle', t('problem.starting'), t('problem.starting.text')];
  return ['circle-alert', t('problem.unexpected'), problem.detail || t('problem.unexpected.text')];
}

/** The number under which the merchant finds an unexpected failure in the log. */
export const correlation = problem => (problem.correlationId && problem.status >= 500 && !problem.elsewhere ? html`<p class="correlation">${t('problem.correlation')} <code>${problem.correlationId}</code></p>` : nothing);

/** Initials for the round picture of a person: "Kristin Petersen" gives KP. */
export const initials = name => name.split(/\s+/).filter(Boolean).map(part => [...part][0]).filter((_, at, all) => at === 0 || at === all.length - 1).join('').toUpperCase();
export const avatar = name => html`<span class="avatar" aria-hidden="true">${initials(name)}</span>`;

/** The choice of language; remembered on this device. */
export const languageSelect = () => html`
  <label class="lang">${icon('globe')}<span class="visually-hidden">${t('ui.language')}</span>
    <select @change=${event => chooseLanguage(event.target.value)}>${languages().map(tag => html`<option value=${tag} lang=${tag} .selected=${tag === currentLanguage()}>${languageName(tag)}</option>`)}</select>${icon('chevron-down')}
  </label>`;

/** A search box; `onInput` gets the text. */
export const searchField = ({ label, value, onInput, name = 'query' }) => html`
  <label class="search"><span class="visually-hidden">${label}</span>${icon('search')}
    <input type="search" name=${name} autocomplete="off" enterkeyhint="search" maxlength="200" placeholder=${label} .value=${value} @input=${event => onInput(event.target.value)}></label>`;

/** The foot of a seek-paged list. */
export const loadMore = ({ next, pending, onMore }) => (next ? html`<div class="load-more"><button type="button" class="button" @click=${onMore} aria-busy=${pending ? 'true' : nothing}>${pending ? icon('loader-circle', 'turning') : nothing}${t('ui.more')}</button></div>` : nothing);

/** A value to take along: behind it a button that copies it and says so. `name` says what it is, `plain` what is copied where that is not what is shown. */
export const copyable = (shown, name, plain = shown) => html`
  <span class="copyable"><span>${shown}</span><button type="button" class="icon-button" title=${t('ui.copyOf', { name })} @click=${event => copy(event.currentTarget, plain)}>${icon('copy')}<span class="visually-hidden" aria-live="polite">${t('ui.copyOf', { name })}</span></button></span>`;

async function copy(button, plain) {
  try {
    await navigator.clipboard.writeText(plain);
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
    document.execCommand('copy'); // no clipboard API over plain http
  }
  const use = button.querySelector('use');
  const word = button.querySelector('span');
  const before = word.textContent;
  use.setAttribute('href', `${sprite}#check`);
  word.textContent = t('ui.copied');
  setTimeout(() => { use.setAttribute('href', `${sprite}#copy`); word.textContent = before; }, 2000);
}

/** Postal address in lines, null when there is none. `countryName` turns the code into words. */
export const addressLines = (address, countryName) => address && html`<span class="lines">${[address.name, address.street, [address.postalCode, address.city].filter(Boolean).join(' '), address.country && countryName ? countryName(address.country) : address.country].filter(Boolean).map(line => html`<span>${line}</span>`)}</span>`;

/** A text whose web addresses are links. */
export const linked = text => text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, at) => (at % 2 ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>` : part));

/** The text of a code that may be newer than this page. */
export const codeText = (prefix, code) => (has(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : String(code));

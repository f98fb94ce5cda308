// Questions on top of the page, on the native <dialog>: focus trap, Escape and backdrop come from the browser.
import { html, nothing, render } from 'lit';
import { t } from './i18n.js';
import { icon } from './parts.js';

let serial = 0;

/**
 * Opens a dialog and answers with what it was closed with, or null after Escape, the cross or Cancel.
 *
 * @param {object} options
 * @param {string} options.title names the object: "Rechnung RE-1 löschen?"
 * @param {(close: (answer?: any) => void, update: () => void) => unknown} options.body template of the content; `update` renders it again
 * @param {(close: (answer?: any) => void, update: () => void) => unknown} [options.actions] the buttons; the primary one comes first
 * @param {boolean} [options.wide]
 * @returns {Promise<any>}
 */
export function openDialog({ title, body, actions, wide = false }) {
  return new Promise(resolve => {
    const id = `dialog-${++serial}`;
    const dialog = document.createElement('dialog');
    dialog.className = `dialog ${wide ? 'wide' : ''}`;
    dialog.setAttribute('aria-labelledby', id);
    const opener = /** @type {HTMLElement | null} */ (document.activeElement);
    let answer = null;
    const close = (value = null) => { answer = value; dialog.close(); };
    const update = () => render(html`
      <header class="dialog-head">
        <h2 id=${id}>${title}</h2>
        <button type="button" class="icon-button" @click=${() => close()} aria-label=${t('ui.close')}>${icon('x')}</button>
      </header>
      <div class="dialog-body">${body(close, update)}</div>
      ${actions ? html`<footer class="dialog-foot">${actions(close, update)}</footer>` : nothing}`, dialog);
    update();
    dialog.addEventListener('click', event => { if (event.target === dialog) close(); });
    dialog.addEventListener('close', () => {
      dialog.remove();
      opener?.focus?.();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * A yes or no. Say in the title what is asked of which object, in the text what follows, and on the button what it does.
 * @param {{title: string, text: unknown, confirm: string, danger?: boolean}} options
 * @returns {Promise<boolean>}
 */
export async function confirmDialog({ title, text, confirm, danger = false }) {
  return await openDialog({
    title,
    body: () => html`<p>${text}</p>`,
    actions: close => html`
      <button type="button" class="button ${danger ? 'danger' : 'primary'}" @click=${() => close(true)}>${confirm}</button>
      <button type="button" class="button" autofocus @click=${() => close()}>${t('ui.cancel')}</button>`,
  }) === true;
}

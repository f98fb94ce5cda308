// A mail's page as its reader sees it. Nothing of the HTML itself comes into the document: what a mail can be made of is built anew,
// element by element, so that whatever else stands in it has no effect.
import { render } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

const ELEMENTS = new Set(['div', 'p', 'br', 'a']);
const ADDRESS = /^https?:\/\//i;

class MailPage extends HTMLElement {
  #html = '';

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  /** @param {string} html */
  set html(html) {
    if (html === this.#html) return;
    this.#html = html;
    const inert = document.implementation.createHTMLDocument('');
    const holder = inert.createElement('div');
    // an attribute of that name would be a style, which the page's policy refuses even where nothing shows it
    render(unsafeHTML(html.replaceAll(/(\s)style=(?=")/g, '$1data-style=')), holder, { creationScope: inert });
    const page = document.createElement('div');
    page.append(...rebuilt(holder.childNodes));
    // what the mail says of its body
    page.style.cssText = 'padding:24px 12px;background-color:#f3f6f7;overflow-wrap:anywhere';
    this.shadowRoot.replaceChildren(page);
  }

  get html() { return this.#html; }
}

function rebuilt(nodes) {
  return [...nodes].flatMap(node => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    return ELEMENTS.has(node.localName) ? [element(node)] : [];
  });
}

function element(source) {
  const copy = document.createElement(source.localName);
  const style = source.getAttribute('data-style') ?? '';
  // by script, because the page's policy lets no attribute set a style
  if (!/url|expression|@/i.test(style)) copy.style.cssText = style;
  for (const name of ['dir', 'lang']) if (source.hasAttribute(name)) copy.setAttribute(name, source.getAttribute(name));
  const target = source.localName === 'a' ? source.getAttribute('href') : null;
  if (target && ADDRESS.test(target)) Object.assign(copy, { href: target, target: '_blank', rel: 'noopener noreferrer' });
  copy.append(...rebuilt(source.childNodes));
  return copy;
}
customElements.define('mail-page', MailPage);

// A page as the buyer gets it: drawn in millimetres, with the watermark where it will stand.
import { html, nothing, svg } from 'lit';
import { number, t } from '../../ui/i18n.js';
import { Part } from '../view.js';

const WIDTH = 210; // A4
const HEIGHT = 297;
const POINT = 25.4 / 72;
const EXAMPLES = { '{UserName}': 'Max Mustermann', '{OrderNumber}': '12345678', '{OrderDate}': '05.06.2014' };
const LINES = [62, 70, 78, 86, 102, 110, 118, 126, 134, 150, 158, 166];

/** The text with examples in its placeholders. */
export const exampleOf = text => text.replace(/\{(UserName|OrderNumber|OrderDate)\}/g, found => EXAMPLES[found]);

/** `text`, `size` in points, `left` and `bottom` in millimetres. */
class WatermarkPreview extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { text: {}, size: { type: Number }, left: { type: Number }, bottom: { type: Number } };

  constructor() {
    super();
    this.text = '';
    this.size = 11;
    this.left = 10;
    this.bottom = 10;
  }

  render() {
    const words = exampleOf(this.text.trim());
    const mm = value => number(value, { maximumFractionDigits: 2 });
    const label = words ? t('watermark.preview.alt', { text: words, left: mm(this.left), bottom: mm(this.bottom) }) : t('watermark.preview.none');
    return html`
      <svg class="paper" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
        <rect class="paper-sheet" width=${WIDTH} height=${HEIGHT}></rect>
        <rect class="paper-ink" x="25" y="32" width="90" height="8" rx="2"></rect>
        ${LINES.map((y, n) => svg`<rect class="paper-line" x="25" y=${y} width=${n % 4 === 3 ? 96 : 160} height="2.6" rx="1.3"></rect>`)}
        ${words ? svg`
          <path class="paper-rule" d="M0 ${HEIGHT - this.bottom} H${this.left} M${this.left} ${HEIGHT} V${HEIGHT - this.bottom}"></path>
          <text class="paper-mark" x=${this.left} y=${HEIGHT - this.bottom} font-size=${this.size * POINT}>${words}</text>` : nothing}
      </svg>
      <p class="paper-words" role="status">${words || t('watermark.preview.none')}</p>`;
  }
}
customElements.define('watermark-preview', WatermarkPreview);

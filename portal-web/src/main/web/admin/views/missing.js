// An address without a page.
import { html } from 'lit';
import { t } from '../../ui/i18n.js';
import { empty, pageHead } from '../../ui/parts.js';
import { View, to } from '../view.js';

class MissingView extends View {
  get heading() { return t('missing.title'); }

  render() {
    return html`${pageHead({ title: this.heading })}<div class="card">${empty('search-x', t('missing.text'), { action: html`<a class="button" href=${to()}>${t('missing.back')}</a>` })}</div>`;
  }
}
customElements.define('missing-view', MissingView);

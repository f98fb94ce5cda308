// Articles that files are linked with.
import { html, nothing } from 'lit';
import { dateTime, t } from '../../ui/i18n.js';
import { empty, icon, pageHead, searchField, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { filter } from '../navigation.js';
import { orderTabs } from '../parts/orders.js';
import { Pages, View, afterTyping, notFound, to } from '../view.js';

class ArticlesView extends View {
  #asked = null;
  #articles = new Pages(this, (cursor, signal) => api.get('articles', { query: { query: this.#query, cursor }, signal }));
  #search = afterTyping(query => filter({ query }));

  get #query() { return this.place.query.get('query') ?? ''; }
  get heading() { return t('articles.title'); }

  enter({ query }) {
    if (this.#asked !== null && this.#asked !== String(query)) this.#articles.reset();
    this.#asked = String(query);
    this.#articles.run();
  }

  render() {
    const create = html`<a class="button primary" href=${to('new-article')}>${icon('plus')}${t('articles.new')}</a>`;
    return html`
      ${pageHead({ title: this.heading, sub: t('articles.sub'), actions: create })}
      ${orderTabs('articles')}
      <div class="toolbar" role="search">${searchField({ label: t('articles.search'), value: this.#query, onInput: this.#search })}</div>
      <div class="card list-card">${this.#articles.stale()}${this.#articles.view({
        loading: () => skeleton('rows', 8),
        ready: ({ items }) => (items.length ? this.#table(items) : this.#query ? notFound(t('articles.none'), () => filter({ query: null }))
          : empty('paperclip', t('articles.empty'), { text: t('articles.empty.text'), action: html`<a class="button" href=${to('new-article')}>${icon('plus')}${t('articles.new')}</a>` })),
      })}</div>`;
  }

  #table(items) {
    return html`
      <table class="pop-in">
        <caption class="visually-hidden">${this.heading}</caption>
        <thead><tr><th scope="col">${t('articles.article')}</th><th scope="col">${t('articles.files')}</th><th scope="col">${t('order.changed')}</th></tr></thead>
        <tbody>${items.map(article => html`
          <tr>
            <th scope="row"><span class="with-icon"><span class="doc-icon">${icon('paperclip')}</span><span class="lines"><a class="row-link" href=${to('articles', article.number)}>${article.name}</a><span class="muted clip">${article.number}</span></span></span></th>
            <td>${t('articles.fileCount', { n: article.fileCount })}</td>
            <td>${article.changedAt ? dateTime(article.changedAt) : nothing}</td>
          </tr>`)}</tbody>
      </table>${this.#articles.foot()}`;
  }
}
customElements.define('articles-view', ArticlesView);

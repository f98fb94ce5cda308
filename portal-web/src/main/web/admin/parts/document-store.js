// Where the files of documents are kept: the choice, which asks before it moves anything, and how far the files have followed.
import { html, nothing } from 'lit';
import { confirmDialog } from '../../ui/dialog.js';
import { dateTime, has, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { banner, definitionList, empty, icon, skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { mayAdminister } from '../session.js';
import { Part, changedNote } from '../view.js';

/** How often progress is asked for while files move, in milliseconds. */
const PACE = 5000;

class DocumentStore extends Part {
  #timer = 0;
  #load = new Load(this, async signal => {
    const [store, { items: connections }] = await Promise.all([api.get('settings/storage', { signal }), api.get('storage-connections', { signal })]);
    this.#draft.load(draftOf(store));
    this.#watch(store);
    return { store, connections };
  });
  #draft = new Draft(this, async ({ connection }) => {
    const { store, connections } = this.#load.value;
    const wanted = connection || null;
    if (wanted !== store.connection && !await this.#agreed(wanted)) return null;
    const chosen = await api.put('settings/storage', { connection: wanted });
    this.#load.set({ store: chosen, connections });
    this.#watch(chosen);
    return draftOf(chosen);
  });

  connectedCallback() {
    super.connectedCallback();
    if (mayAdminister()) this.#load.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Asks again for as long as files are on their way. */
  #watch(store) {
    clearTimeout(this.#timer);
    if (store.toMove > 0 && this.isConnected) this.#timer = setTimeout(this.#refresh, PACE);
  }

  /** What is typed meanwhile stays. */
  #refresh = async () => {
    try {
      const store = await api.get('settings/storage');
      if (this.#load.value) this.#load.set({ ...this.#load.value, store });
      this.#watch(store);
    } catch {
      this.#watch({ toMove: 1 });
    }
  };

  #agreed(wanted) {
    const place = this.#placeName(wanted);
    return confirmDialog({ title: t('documentStore.confirm.title', { place }), text: t(wanted ? 'documentStore.confirm.text' : 'documentStore.confirm.local'), confirm: t('documentStore.confirm') });
  }

  #placeName(connection) {
    if (!connection) return t('documentStore.local');
    return this.#load.value.connections.find(one => one.id === connection)?.displayName ?? t('documentStore.unknown');
  }

  render() {
    if (!mayAdminister()) return html`<section class="card">${empty('lock', t('documentStore.adminOnly'))}</section>`;
    return this.#load.view({ loading: () => skeleton('page', 1), ready: value => this.#ready(value) });
  }

  #ready({ store, connections }) {
    const draft = this.#draft;
    const places = connections.filter(({ id, active, installed }) => (active && installed) || id === store.connection);
    return html`
      <div class="stack">
        ${store.missing > 0 ? banner('danger', t('documentStore.missing', { n: store.missing })) : nothing}
        ${this.#progress(store)}
        ${draft.summary()}
        <form class="narrow" novalidate @submit=${draft.submit}>
          <section class="card" aria-labelledby="place"><header class="card-head"><h2 id="place">${t('documentStore.place')}</h2></header>
            <div class="card-body">
              ${draft.field('connection', t('documentStore.connection'), {
                type: 'select', required: true, hint: t('documentStore.connection.hint'),
                choices: [{ value: '', label: t('documentStore.local') }, ...places.map(({ id, displayName }) => ({ value: id, label: displayName }))],
              })}
            </div>
          </section>
          ${draft.saveBar({ changed: changedNote(store) })}
        </form>
      </div>`;
  }

  #progress(store) {
    const { toMove, moved, failed, lastProblem } = store;
    if (toMove === 0 && moved === 0 && !lastProblem) return nothing;
    return html`
      <section class="card" aria-labelledby="progress"><header class="card-head"><h2 id="progress">${t('documentStore.progress')}</h2></header>
        <div class="card-body">
          <p role="status">${toMove > 0 ? html`${icon('loader-circle')} ${t('documentStore.moving', { n: toMove, place: this.#placeName(store.connection) })}` : html`${icon('circle-check')} ${t('documentStore.moved', { n: moved })}`}</p>
          ${toMove > 0 ? html`<progress max=${moved + toMove} value=${moved} aria-labelledby="progress"></progress>` : nothing}
          ${definitionList([
            [t('documentStore.count.moved'), number(moved)],
            [t('documentStore.count.toMove'), number(toMove)],
            [t('documentStore.count.failed'), failed > 0 ? number(failed) : null],
            [t('documentStore.problem'), lastProblem ? html`${problemText(lastProblem)} <span class="muted">(${dateTime(lastProblem.at)})</span>` : null],
          ])}
          ${failed > 0 ? html`<p class="hint">${t('documentStore.retry')}</p>` : nothing}
        </div>
      </section>`;
  }
}

const draftOf = ({ connection }) => ({ connection: connection ?? '' });

/** Own words for what only happens to kept files, else those of a connection's check. */
const problemText = ({ reason, code }) => {
  const key = [`documentStore.problem.${reason}`, `connections.storage.check.${reason}`].find(has);
  return html`${key ? t(key) : reason}${code ? html` <code>${code}</code>` : nothing}`;
};

customElements.define('document-store', DocumentStore);

// The local copy of what the customer may see, for times without a network. Everything works without it.
const NAME = 'portal';

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('resources', { keyPath: 'path' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Private modes refuse IndexedDB: then there simply is no copy. */
async function run(mode, work) {
  try {
    const db = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = db.transaction('resources', mode);
        const request = work(transaction.objectStore('resources'));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

/**
 * Reads through the API and keeps what came; answers from the copy when there is no network.
 * Sends "sync" with {offline, syncedAt} after every read.
 */
export class Store extends EventTarget {
  /** What was read last: whether it came from the copy, and when the server was asked. */
  state = { offline: false, syncedAt: 0 };
  /** Counts the deletions, so that an answer that was on its way is not written into the emptied copy. */
  #epoch = 0;

  /** @param {import('../ui/api.js').Api} api */
  constructor(api) {
    super();
    this.api = api;
  }

  /**
   * @param {string} path
   * @param {{signal?: AbortSignal, anonymous?: boolean, early?: (value: any) => void}} [options] `early` gets the copy while the server is asked
   */
  async get(path, { signal, anonymous, early } = {}) {
    const epoch = this.#epoch;
    const known = await run('readonly', resources => resources.get(path));
    if (known && early && !signal?.aborted) early(known.body);
    try {
      const response = await this.api.send('GET', path, undefined, { signal, anonymous, headers: known?.etag ? { 'If-None-Match': known.etag } : {} });
      const body = response.status === 304 ? known.body : response.status === 204 ? null : await response.json();
      const entry = { path, etag: response.headers.get('ETag') ?? known?.etag ?? null, body, syncedAt: Date.now() };
      if (epoch === this.#epoch) await run('readwrite', resources => resources.put(entry));
      this.#report({ offline: false, syncedAt: entry.syncedAt });
      return body;
    } catch (problem) {
      if (!problem.offline) {
        if (problem.status === 404 && known) await run('readwrite', resources => resources.delete(path));
        throw problem;
      }
      this.#report({ offline: true, syncedAt: known?.syncedAt ?? this.state.syncedAt });
      if (known) return known.body;
      throw problem;
    }
  }

  /** Keeps an answer that came another way. */
  async put(path, body) {
    await run('readwrite', resources => resources.put({ path, etag: null, body, syncedAt: Date.now() }));
  }

  /** Drops every local byte. */
  async clear() {
    this.#epoch++;
    await run('readwrite', resources => resources.clear());
  }

  #report(state) {
    this.state = state;
    this.dispatchEvent(new Event('sync'));
  }
}

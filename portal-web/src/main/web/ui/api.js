// The REST API: JSON in and out, and every failure as one kind of error.
import { currentLanguage } from './i18n.js';

/**
 * A failed call. The server's answer is a problem of RFC 9457; `status` 0 with the code OFFLINE says that there was no answer.
 */
export class Problem extends Error {
  constructor({ status = 0, code = '', title = '', detail = '', violations = [], correlationId = null, retryAt = null } = {}) {
    super(detail || title || code || String(status));
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    /** @type {{field: string, code: string, message: string}[]} */
    this.violations = violations ?? [];
    /** @type {string | null} */
    this.correlationId = correlationId;
    /** When a later try makes sense. @type {Date | null} */
    this.retryAt = retryAt;
  }

  get offline() { return this.code === 'OFFLINE'; }
  /** Somebody behind the portal does not answer: a provider of payments, a storage. The problem says more. */
  get elsewhere() { return this.code === 'PROVIDER_UNAVAILABLE' || this.code === 'STORAGE_UNAVAILABLE'; }
  get starting() { return this.status === 503 && !this.elsewhere; }
}

/** Says that a page of the portal sends this form: a page of another site could send one too, but not with a header of its own. */
export const FORM = { 'X-KP': '1' };

async function problemOf(response) {
  let body = {};
  if (response.headers.get('Content-Type')?.includes('json')) body = await response.json().catch(() => ({}));
  return new Problem({ ...body, status: response.status, retryAt: retryAt(response.headers.get('Retry-After')) });
}

/** Retry-After carries seconds or a date. */
function retryAt(header) {
  if (!header) return null;
  const at = /^\d+$/.test(header) ? Date.now() + 1000 * Number(header) : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at);
}

/**
 * One side of the API. Sends "unauthorized" (its `detail` is the problem) when a session has ended.
 *
 * Options of every call: `query` (values that are null, undefined or '' are left out, arrays repeat), `signal`, `headers`,
 * `anonymous` (a 401 then is an answer like any other).
 */
export class Api extends EventTarget {
  /** @param {string} base without a slash at the end: "/portal/api/v1" */
  constructor(base) {
    super();
    this.base = base;
  }

  /** The address of a call, for links such as a PDF's. */
  url(path, query = {}) {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== null && one !== undefined && one !== '') search.append(key, one);
    }
    return `${this.base}/${path}${search.size ? `?${search}` : ''}`;
  }

  get(path, options) { return this.#json('GET', path, undefined, options); }
  post(path, body, options) { return this.#json('POST', path, body, options); }
  put(path, body, options) { return this.#json('PUT', path, body, options); }
  patch(path, body, options) { return this.#json('PATCH', path, body, options); }
  delete(path, options) { return this.#json('DELETE', path, undefined, options); }

  async #json(method, path, body, options) {
    const response = await this.send(method, path, body, options);
    return response.status !== 204 && response.headers.get('Content-Type')?.includes('json') ? response.json() : null;
  }

  /**
   * The bare answer, when it is a success or "not modified"; throws a Problem otherwise, and an AbortError after `signal`.
   * FormData and Blobs are sent as they are, all else as JSON.
   * @param {string} method
   * @param {string} path
   * @param {any} [body]
   * @param {{query?: object, headers?: Record<string, string>, signal?: AbortSignal, anonymous?: boolean}} [options]
   */
  async send(method, path, body, { query = {}, headers = {}, signal, anonymous = false } = {}) {
    const raw = body instanceof FormData || body instanceof Blob;
    let response;
    try {
      response = await fetch(this.url(path, query), {
        method,
        signal,
        cache: 'no-store',
        credentials: 'same-origin',
        headers: { Accept: 'application/json, application/problem+json', 'Accept-Language': currentLanguage(), ...(body instanceof FormData ? FORM : body === undefined || raw ? {} : { 'Content-Type': 'application/json' }), ...headers },
        body: body === undefined || raw ? body : JSON.stringify(body),
      });
    } catch (failure) {
      if (signal?.aborted) throw failure;
      throw new Problem({ code: 'OFFLINE' });
    }
    if (response.ok || response.status === 304) return response;
    const problem = await problemOf(response);
    if (response.status === 401 && !anonymous) this.dispatchEvent(new CustomEvent('unauthorized', { detail: problem }));
    throw problem;
  }
}

/** A path segment: document numbers may hold any character. */
export const segment = value => encodeURIComponent(value);

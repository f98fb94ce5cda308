// The admin REST API: its address, uploads with progress, and what an ended session means.
import { Api, FORM, Problem } from '../ui/api.js';
import { currentLanguage } from '../ui/i18n.js';
import { ROOT } from '../ui/paths.js';

/** Asks the person to sign in again; resolves once that has happened. @type {(problem: Problem) => Promise<void>} */
let signInAgain = problem => Promise.reject(problem);
/** @type {Promise<void> | null} */
let renewal = null;

/** @param {(problem: Problem) => Promise<void>} ask */
export function onSessionEnd(ask) {
  signInAgain = ask;
}

/** Repeats the call after a new sign-in, so that an ended session costs nobody what was typed. */
async function signedIn(call) {
  try {
    return await call();
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    await (renewal ??= signInAgain(problem).finally(() => { renewal = null; }));
    return call();
  }
}

class AdminApi extends Api {
  constructor() { super(`${ROOT}api/admin/v1`); }

  send(method, path, body, options = {}) {
    const call = () => super.send(method, path, body, options);
    return options.anonymous ? call() : signedIn(call);
  }

  /**
   * Sends bytes and tells how far they are: fetch() knows no upload progress.
   * @param {Blob | FormData} content
   * @param {{headers?: Record<string, string>, progress?: (share: number) => void, signal?: AbortSignal}} [options]
   * @returns {Promise<{status: number, body: any}>}
   */
  upload(method, path, content, options = {}) {
    return signedIn(() => this.#transfer(method, path, content, options));
  }

  /** @returns {Promise<{status: number, body: any}>} */
  #transfer(method, path, content, { headers = {}, progress = _share => {}, signal } = /** @type {{headers?: Record<string, string>, progress?: (share: number) => void, signal?: AbortSignal}} */ ({})) {
    return new Promise((resolve, reject) => {
      const call = new XMLHttpRequest();
      call.open(method, this.url(path));
      for (const [name, value] of Object.entries({ Accept: 'application/json, application/problem+json', 'Accept-Language': currentLanguage(), ...(content instanceof FormData ? FORM : {}), ...headers })) call.setRequestHeader(name, value);
      call.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
      call.onerror = () => reject(new Problem({ code: 'OFFLINE' }));
      call.onabort = () => reject(new DOMException('', 'AbortError'));
      call.onload = () => {
        const body = parsed(call.responseText);
        if (call.status >= 200 && call.status < 300) return resolve({ status: call.status, body });
        const seconds = Number(call.getResponseHeader('Retry-After'));
        reject(new Problem({ ...body, status: call.status, retryAt: seconds ? new Date(Date.now() + 1000 * seconds) : null }));
      };
      signal?.addEventListener('abort', () => call.abort());
      call.send(content);
    });
  }
}

/** What a proxy in between answers is not always JSON. */
function parsed(text) {
  try { return text ? JSON.parse(text) : null; } catch { return null; }
}

export const api = new AdminApi();

/** The largest document that the server takes; a larger one need not travel to be refused. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** The same file name for the server, whatever letters it has (RFC 6266). */
export const fileNameHeader = name => ({ 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16)}`)}` });

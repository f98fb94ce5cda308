// What every list and page goes through: loading, there, failed, failed but with the former data.
import { nothing } from 'lit';
import { failure } from './parts.js';

/** Answers that say that the former data must not be shown any more: released no longer, or deleted. */
const GONE = new Set([403, 404, 410]);

/**
 * Reactive controller around one asynchronous value.
 *
 *   #documents = new Load(this, signal => api.get('documents', { signal }));
 *   connectedCallback() { super.connectedCallback(); this.#documents.run(); }
 *   render() { return this.#documents.view({ loading: () => skeleton('rows'), ready: value => html`…` }); }
 *
 * A run ends the one before. A server that is starting (503) is asked again by itself.
 */
export class Load {
  /** @type {any} */ value = null;
  /** @type {any} */ problem = null;
  pending = false;
  #abort = null;
  #timer = 0;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(signal: AbortSignal, former: any) => Promise<any>} work
   */
  constructor(host, work) {
    this.host = host;
    this.work = work;
    host.addController(this);
  }

  hostDisconnected() { this.stop(); }

  stop() {
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  /** Forgets the value, so that the next run shows the skeleton again. */
  reset() { this.value = null; }

  set(value) {
    this.value = value;
    this.host.requestUpdate();
  }

  /** Never throws: the outcome is `value` or `problem`. */
  run = async () => {
    this.stop();
    const abort = this.#abort = new AbortController();
    this.pending = true;
    this.host.requestUpdate();
    try {
      const value = await this.work(abort.signal, this.value);
      if (abort.signal.aborted) return;
      this.value = value;
      this.problem = null;
    } catch (problem) {
      if (abort.signal.aborted) return;
      this.problem = problem;
      if (GONE.has(problem.status)) this.value = null;
      if (problem.starting) this.#timer = setTimeout(this.run, Math.max(1000, (problem.retryAt ?? Date.now() + 3000) - Date.now()));
      else if (problem.status === undefined) reportError(problem);
    }
    this.pending = false;
    this.host.requestUpdate();
  };

  /**
   * @param {{loading: () => unknown, ready: (value: any) => unknown, failed?: (problem: any) => unknown}} templates
   *        `failed` may answer undefined to get the usual message
   */
  view({ loading, ready, failed = () => undefined }) {
    if (this.value !== null) return ready(this.value);
    if (this.problem) return failed(this.problem) ?? failure(this.problem, this.run, this.pending);
    return this.pending ? loading() : nothing;
  }
}

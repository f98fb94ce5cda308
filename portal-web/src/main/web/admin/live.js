// News of the timeline while a page is looked at: the server says that something happened, the page asks what it was.
import { api } from './backend.js';

const POLL = 10_000;
const LONGEST_PAUSE = 60_000;
/** Who does nothing for so long is not kept signed in by news: the session ends after half an hour. */
const IDLE = 20 * 60_000;
/** So long a stream may be reopened before anybody is told. */
const GRACE = 6_000;

/**
 * Reactive controller: calls `work` when something has happened, and once whenever it begins to listen. `state` is "live",
 * "waiting" (the page asks from time to time), "paused" (by the person) or "resting" (hidden, or nobody there).
 */
export class Live {
  state = 'waiting';
  #stream = null;
  #timer = 0;
  #grace = 0;
  #idle = 0;
  #pause = 5_000;
  #paused = false;
  #working = false;
  #again = false;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {() => Promise<unknown>} work
   */
  constructor(host, work) {
    this.host = host;
    this.work = work;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#visibility);
    for (const sign of ['pointerdown', 'keydown', 'scroll']) addEventListener(sign, this.#present, { passive: true });
    this.#start();
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#visibility);
    for (const sign of ['pointerdown', 'keydown', 'scroll']) removeEventListener(sign, this.#present);
    this.#stop();
  }

  toggle = () => {
    this.#paused = !this.#paused;
    if (this.#paused) this.#rest('paused');
    else this.#start();
  };

  #visibility = () => (document.hidden ? this.#rest('resting') : this.#start());

  #present = () => {
    clearTimeout(this.#idle);
    if (this.state === 'resting' && !document.hidden) this.#start();
    else this.#idle = setTimeout(() => this.#rest('resting'), IDLE);
  };

  #rest(state) {
    this.#stop();
    this.#is(this.#paused ? 'paused' : state);
  }

  #stop() {
    this.#stream?.close();
    this.#stream = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#grace);
    clearTimeout(this.#idle);
  }

  #start() {
    if (this.#paused || document.hidden) return;
    this.#stop();
    this.#idle = setTimeout(() => this.#rest('resting'), IDLE);
    const stream = this.#stream = new EventSource(api.url('timeline/stream'));
    stream.addEventListener('news', () => {
      clearTimeout(this.#grace);
      this.#pause = 5_000;
      this.#is('live');
      this.#ask();
    });
    stream.addEventListener('error', () => this.#failed(stream));
  }

  /** A stream ends every other minute and the browser opens the next; one that cannot be had is replaced by asking. */
  #failed(stream) {
    clearTimeout(this.#grace);
    if (stream.readyState !== EventSource.CLOSED) {
      this.#grace = setTimeout(() => this.#is('waiting'), GRACE);
      return;
    }
    this.#is('waiting');
    this.#timer = setTimeout(async () => {
      await this.#ask();
      if (this.#stream === stream) this.#start();
    }, Math.max(POLL, this.#pause));
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  /** One question at a time; what happens meanwhile is asked for afterwards. */
  async #ask() {
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#working = true;
    try {
      do {
        this.#again = false;
        await this.work();
      } while (this.#again);
    } catch {
      this.#is('waiting'); // the next news, or the next question, tries again
    } finally {
      this.#working = false;
    }
  }

  #is(state) {
    if (this.state === state) return;
    this.state = state;
    this.host.requestUpdate();
  }
}

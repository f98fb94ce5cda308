// PDFs by pdf.js, fetched only when wanted: a preview that also works on phones, and printing.
import { LitElement, html, nothing } from 'lit';
import { getDocument, GlobalWorkerOptions } from 'pdfjs';
import { failure, skeleton } from '../ui/parts.js';
import { Load } from '../ui/load.js';
import { Problem } from '../ui/api.js';
import { Localized, t } from '../ui/i18n.js';
import { asset } from '../ui/paths.js';
import { scriptAddress } from '../ui/trusted.js';
import { api } from './portal.js';

/** More pages than this are not drawn at once; the file itself is one click away. */
const MOST_PAGES = 40;
const PRINT_SCALE = 200 / 72;

let worker = null;

async function open(src, signal) {
  worker ??= new Worker(scriptAddress(asset('vendor/pdfjs-dist/build/pdf.worker.min.mjs')), { type: 'module' });
  GlobalWorkerOptions.workerPort = worker;
  const response = await api.send('GET', src.slice(api.base.length + 1), undefined, { signal, headers: { Accept: 'application/pdf' } });
  const data = new Uint8Array(await response.arrayBuffer());
  return getDocument({ data, isEvalSupported: false, useWasm: false, useSystemFonts: true, enableXfa: false }).promise;
}

async function draw(page, canvas, scale, intent) {
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, intent, background: '#fff' }).promise;
}

/** Prints a PDF by way of the page's print style sheet; resolves when the print dialog has closed. */
export async function printPdf(src) {
  const pdf = await open(src);
  const pages = document.createElement('div');
  pages.className = 'print-pages';
  try {
    if (pdf.numPages > MOST_PAGES) throw new RangeError(`${pdf.numPages} pages`);
    for (let at = 1; at <= pdf.numPages; at++) {
      const canvas = document.createElement('canvas');
      await draw(await pdf.getPage(at), canvas, PRINT_SCALE, 'print');
      pages.append(canvas);
    }
    document.body.append(pages);
    document.documentElement.classList.add('prints-pdf');
    const done = new Promise(resolve => addEventListener('afterprint', resolve, { once: true }));
    window.print();
    await done;
  } finally {
    document.documentElement.classList.remove('prints-pdf');
    pages.remove();
    pdf.loadingTask.destroy();
  }
}

/** Draws the pages below each other, as wide as there is room, sharp on dense screens. */
class PortalPdf extends LitElement {
  static properties = { src: { attribute: false }, name: { attribute: false } };
  createRenderRoot() { return this; }

  #pdf = new Load(this, async signal => {
    try {
      return await open(this.src, signal);
    } catch (failed) {
      throw failed instanceof Problem || signal.aborted ? failed : new Problem({ status: 422, detail: t('pdf.broken') });
    }
  });
  /** Drawn canvases by page, so that drawing happens once per document and width. */
  #drawn = new WeakMap();
  #watch = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => this.#draw(/** @type {HTMLCanvasElement} */ (entry.target))), { rootMargin: '400px' });

  constructor() {
    super();
    this.src = this.name = '';
    new Localized(this);
  }

  willUpdate(changed) {
    if (!changed.has('src')) return;
    this.#release();
    this.#pdf.reset();
    this.#pdf.run();
  }

  updated() {
    if (this.#pdf.value) this.querySelectorAll('canvas').forEach(canvas => this.#watch.observe(canvas));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.#release();
  }

  #release() {
    this.#pdf.value?.loadingTask.destroy();
    this.#pdf.reset();
  }

  async #draw(canvas) {
    const pdf = this.#pdf.value;
    if (!pdf || this.#drawn.get(canvas) === pdf) return;
    this.#drawn.set(canvas, pdf);
    const page = await pdf.getPage(Number(canvas.dataset.page));
    const width = canvas.clientWidth * Math.min(2, devicePixelRatio || 1);
    await draw(page, canvas, width / page.getViewport({ scale: 1 }).width, 'display').catch(failed => { if (this.isConnected) reportError(failed); });
  }

  render() {
    return this.#pdf.view({
      loading: () => skeleton('rows', 5),
      failed: problem => failure(problem, this.#pdf.run, this.#pdf.pending),
      ready: pdf => html`
        <div class="pdf-pages">${Array.from({ length: Math.min(pdf.numPages, MOST_PAGES) }, (_, at) => html`<canvas width="595" height="842" data-page=${at + 1} role="img" aria-label=${t('pdf.page', { name: this.name, page: at + 1, pages: pdf.numPages })}></canvas>`)}</div>
        ${pdf.numPages > MOST_PAGES ? html`<p class="pdf-rest muted">${t('pdf.rest', { pages: MOST_PAGES, n: pdf.numPages })}</p>` : nothing}`,
    });
  }
}

customElements.define('portal-pdf', PortalPdf);

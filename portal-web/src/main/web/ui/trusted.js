// The one Trusted Types policy of our own: addresses of workers, which must be of this release or the service worker.
import { ROOT } from './paths.js';

/** @type {any} */
const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('portal', {
  createScriptURL(address) {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin || !(url.pathname.startsWith(`${ROOT}a/`) || url.pathname === `${ROOT}sw.js`)) throw new TypeError(`not a script of the portal: ${address}`);
    return address;
  },
});

export const scriptAddress = address => policy?.createScriptURL(address) ?? address;

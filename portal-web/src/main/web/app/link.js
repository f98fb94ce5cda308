// A link's secret leaves the address bar before anything else happens; it lives on in this module alone.
import { ROOT } from '../ui/paths.js';

const found = /^([cdopiv])\/(.+?)\/?$/.exec(location.pathname.slice(ROOT.length));
let secret = found && { letter: found[1], token: found[2] };
if (secret) history.replaceState(null, '', `${ROOT}link`);

/** The link that opened this page, or null; gone once it has been used up. */
export const link = () => secret;
export const forgetLink = () => { secret = null; };

// The customer's side of the portal.
import './link.js';
import { startLanguage } from '../ui/i18n.js';
import { ROOT } from '../ui/paths.js';
import { scriptAddress } from '../ui/trusted.js';
import { PortalApp } from './frame.js';

await startLanguage();
customElements.define('portal-app', PortalApp);

// Over plain http on a host name there is no service worker; the portal then cannot start offline and is otherwise the same.
if ('serviceWorker' in navigator && window.isSecureContext) {
  const register = () => navigator.serviceWorker.register(scriptAddress(`${ROOT}sw.js`)).catch(() => {});
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

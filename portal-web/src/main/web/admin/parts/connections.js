// What the pages of connections share, whatever they lead to.
import { t } from '../../ui/i18n.js';
import { pill } from '../../ui/parts.js';
import { to } from '../view.js';

/**
 * A kind of connections. `name` tells its texts (connections.NAME.…), `section` its place among the settings, `path` and
 * `types` where the API has them; `features` bring types, for whoever installs the portal.
 * @typedef {{name: 'payment'|'storage', section: 'paymentConnections'|'storageConnections', path: string, types: string, symbol: string, features: string[]}} Kind
 */
/** @type {Kind} */
export const PAYMENT = { name: 'payment', section: 'paymentConnections', path: 'payment-connections', types: 'payment-provider-types', symbol: 'credit-card', features: ['kundenportal-payment-paypal', 'kundenportal-payment-mollie'] };
/** @type {Kind} */
export const STORAGE = { name: 'storage', section: 'storageConnections', path: 'storage-connections', types: 'storage-types', symbol: 'cloud', features: ['kundenportal-storage-cloud'] };

export const toConnections = kind => to('settings', 'portal', kind.path);
export const toConnection = (kind, id) => to('settings', 'portal', kind.path, id);
export const toNewConnection = (kind, type) => to('settings', 'portal', `new-${kind.name}-connection`, type);

/** The name of a type; that of one which is not installed is all that is known of it. */
export const typeName = (types, type) => types.find(one => one.type === type)?.name ?? type;

export const connectionState = ({ active, installed }) => (!installed ? pill('warn', 'unplug', t('connections.notInstalled')) : active ? pill('ok', 'circle-check', t('connections.active')) : pill('neutral', 'minus', t('connections.inactive')));
export const sandboxMark = () => pill('info', 'info', t('connections.sandbox'));

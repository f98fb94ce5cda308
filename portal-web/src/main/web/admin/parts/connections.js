// What the pages of connections to payment providers share.
import { t } from '../../ui/i18n.js';
import { pill } from '../../ui/parts.js';
import { to } from '../view.js';

export const toConnections = () => to('settings', 'portal', 'payment-connections');
export const toConnection = id => to('settings', 'portal', 'payment-connections', id);
export const toNewConnection = type => to('settings', 'portal', 'new-payment-connection', type);

/** The name of a type; that of one which is not installed is all that is known of it. */
export const typeName = (types, type) => types.find(one => one.type === type)?.name ?? type;

export const connectionState = ({ active, installed }) => (!installed ? pill('warn', 'unplug', t('connections.notInstalled')) : active ? pill('ok', 'circle-check', t('connections.active')) : pill('neutral', 'minus', t('connections.inactive')));
export const sandboxMark = () => pill('info', 'info', t('connections.sandbox'));

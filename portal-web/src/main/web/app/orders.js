// Addresses of orders on the customer's side, and the last day on which something can be fetched.
import { segment } from '../ui/api.js';
import { date, localDate } from '../ui/i18n.js';
import { ROOT } from '../ui/paths.js';
import { api } from './portal.js';

/** The resource of an order below the API's base. */
export const orderPath = ({ number }) => `orders/${segment(number)}`;
export const orderHref = order => ROOT + orderPath(order);
/** The invoice as a file to keep. */
export const invoiceHref = order => api.url(`${orderPath(order)}/invoice`, { disposition: 'attachment' });
/** The invoice to look at. */
export const invoiceInlineHref = order => api.url(`${orderPath(order)}/invoice`);

/** "30.11.2026": `until` is when it is over, mostly the midnight after. */
export const lastDay = until => date(localDate(Date.parse(until) - 1));

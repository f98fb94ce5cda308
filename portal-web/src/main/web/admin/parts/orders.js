// What the pages of orders and articles have in common.
import { html, nothing } from 'lit';
import { date, localDate, money, t } from '../../ui/i18n.js';
import { orderIcon, orderPill, orderTitle } from '../../ui/orders.js';
import { tabs } from '../../ui/parts.js';
import { to, toOrder } from '../view.js';

/** @param {'orders'|'articles'} current */
export const orderTabs = current => tabs(t('orderList.tabs'), [
  { href: to('orders'), label: t('orderList.title'), current: current === 'orders' },
  { href: to('articles'), label: t('articles.title'), current: current === 'articles' },
]);

/** Orders below a heading of their own. @param {any[]} orders */
export const orderRows = orders => html`<ul class="list">${orders.map(order => html`
  <li><a class="row" href=${toOrder(order.number)}>${orderIcon()}<span class="row-text"><strong>${orderTitle(order)}</strong><span class="muted">${[date(localDate(order.orderedAt)), order.platform, order.subject].filter(Boolean).join(' · ')}</span></span>
    ${orderPill(order)}${order.total ? html`<span class="row-amount">${money(order.total)}</span>` : nothing}</a></li>`)}</ul>`;

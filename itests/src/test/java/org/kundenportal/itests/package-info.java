/**
 * The portal as an administrator gets it: its features in a stock Apache Karaf ({@link
 * org.kundenportal.itests.StockKaraf}), and the distribution as a process ({@link
 * org.kundenportal.itests.RunningPortal}). What happens over HTTP is tested on the latter, which is faster.
 */
package org.kundenportal.itests;

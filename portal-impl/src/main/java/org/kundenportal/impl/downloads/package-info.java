/**
 * Downloads of what was bought: which files an order has, the counters and the tokens, the waiver before, the watermark on
 * the way, and what staff see and grant.
 */
package org.kundenportal.impl.downloads;

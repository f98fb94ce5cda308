/** What happened, written in the transaction in which it happened. */
package org.kundenportal.impl.timeline;

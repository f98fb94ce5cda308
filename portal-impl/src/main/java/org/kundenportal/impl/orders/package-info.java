/** Orders: their rows, what their states allow, and who may see them. */
package org.kundenportal.impl.orders;

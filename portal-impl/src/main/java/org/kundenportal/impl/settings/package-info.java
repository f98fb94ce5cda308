/** What the merchant's staff set for the whole portal. */
package org.kundenportal.impl.settings;

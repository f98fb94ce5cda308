/** What the merchant has decided, one row a setting, read from memory that is at most a second old. */
package org.kundenportal.impl.settings;

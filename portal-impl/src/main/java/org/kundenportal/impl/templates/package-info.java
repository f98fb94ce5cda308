/** Texts with placeholders, wherever the merchant may write one. */
package org.kundenportal.impl.templates;

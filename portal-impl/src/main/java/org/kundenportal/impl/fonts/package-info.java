/**
 * The fonts that the portal draws PDF with, and how any text becomes one that they can draw. Each font is parsed once and
 * shared; those for rarer scripts only when a text needs them.
 */
package org.kundenportal.impl.fonts;

/**
 * Writes on each page of a PDF which purchase it comes from. {@link org.kundenportal.impl.watermark.Stamper} inspects files
 * and stamps them, {@link org.kundenportal.impl.watermark.WatermarkText} makes the text. Files come from merchants and are
 * untrusted: all work on them is limited.
 */
package org.kundenportal.impl.watermark;

package org.kundenportal.impl.downloads;

import java.math.BigDecimal;
import org.kundenportal.api.settings.EncryptedPdfs;

/**
 * What is written into a PDF for one buyer, settled when the download begins.
 *
 * @param text with the purchase in its places
 * @param fontSizePt in points
 * @param leftMm millimetres from the left edge
 * @param bottomMm millimetres from the bottom edge
 * @param encrypted what becomes of a file that cannot be stamped as it is
 */
record Imprint(String text, BigDecimal fontSizePt, BigDecimal leftMm, BigDecimal bottomMm, EncryptedPdfs encrypted) {}

package org.kundenportal.impl.downloads;

import java.time.LocalDate;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.Watermark;

/**
 * What is written into a PDF for one buyer, settled when the download begins.
 *
 * @param watermark text, size and place as the merchant had them then
 * @param encrypted what becomes of a file that cannot be stamped as it is
 * @param userName the buyer's name
 * @param orderNumber the order's number
 * @param orderDate the date of purchase in the merchant's zone
 */
record Imprint(
        Watermark watermark, EncryptedPdfs encrypted, String userName, String orderNumber, LocalDate orderDate) {}

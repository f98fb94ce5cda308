package org.kundenportal.impl.downloads;

import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.FileSettings;

/** What becomes of a file where a watermark is written into PDFs. */
enum StampRule {
    /** It is delivered as it is. */
    AS_IT_IS,
    /** It is stamped. */
    STAMPED,
    /** It is not delivered. */
    REFUSED,
    /** Somebody has to look at it first. */
    UNKNOWN;

    /** What the settings say of a file with this verdict, null of one that is no PDF (BB-33, BB-35). */
    static StampRule of(FileSettings settings, PdfVerdict pdf) {
        if (pdf == null || !settings.watermark().marks()) {
            return AS_IT_IS;
        }
        EncryptedPdfs otherwise = settings.encryptedPdfs();
        return switch (pdf) {
            case STAMPABLE -> STAMPED;
            case DECRYPTABLE -> otherwise == EncryptedPdfs.DECRYPT ? STAMPED : unstamped(otherwise);
            case ENCRYPTED -> otherwise == EncryptedPdfs.DECRYPT ? REFUSED : unstamped(otherwise);
            case UNJUDGED -> UNKNOWN;
            case DAMAGED -> otherwise == EncryptedPdfs.DECRYPT ? AS_IT_IS : unstamped(otherwise);
        };
    }

    private static StampRule unstamped(EncryptedPdfs otherwise) {
        return otherwise == EncryptedPdfs.DELIVER_UNSTAMPED ? AS_IT_IS : REFUSED;
    }
}

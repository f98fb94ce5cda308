package org.kundenportal.impl.watermark;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Digital signatures in a document. */
final class Signatures {

    private static final int SIGNATURES_EXIST = 1;
    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final COSName USAGE_RIGHTS = COSName.getPDFName("UR");
    private static final COSName USAGE_RIGHTS_3 = COSName.getPDFName("UR3");

    private Signatures() {}

    /** Whether the document says that it is signed, or has a signed field. */
    static boolean isSigned(COSDictionary catalog) {
        COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
        if (permissions != null && permissions.containsKey(COSName.DOCMDP)) {
            return true;
        }
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        return form != null
                && ((form.getInt(SIG_FLAGS, 0) & SIGNATURES_EXIST) != 0 || hasSigned(form.getCOSArray(COSName.FIELDS)));
    }

    private static boolean hasSigned(COSArray fields) {
        for (int i = 0; fields != null && i < fields.size(); i++) {
            COSBase field = fields.getObject(i);
            if (field instanceof COSDictionary entries
                    && COSName.SIG.equals(entries.getCOSName(COSName.FT))
                    && entries.getDictionaryObject(COSName.V) instanceof COSDictionary) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes out the rights to fill in forms that Adobe once sold: they are signed, too, and Acrobat locks a changed file
     * that still has them.
     */
    static void removeUsageRights(COSDictionary catalog) {
        COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
        if (permissions != null) {
            permissions.removeItem(USAGE_RIGHTS);
            permissions.removeItem(USAGE_RIGHTS_3);
        }
    }
}

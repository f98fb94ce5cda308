package org.kundenportal.impl.watermark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/** The identifiers of a file: the first stays, the second tells this file from others made of the same one. */
final class Identity {

    private static final int BYTES = 16;

    private Identity() {}

    /**
     * Gives the file an identifier that depends on nothing but where it comes from and what was written on it; PDFBox would
     * take the time of day.
     *
     * @param size of the source in bytes
     */
    static void renew(COSDictionary trailer, Stamp stamp, long size) {
        MessageDigest digest = sha256();
        COSArray old = trailer.getCOSArray(COSName.ID);
        for (int i = 0; old != null && i < old.size(); i++) {
            if (old.getObject(i) instanceof COSString part) {
                digest.update(part.getBytes());
            }
        }
        digest.update((size + " " + stamp).getBytes(StandardCharsets.UTF_8));
        COSString second = new COSString(Arrays.copyOf(digest.digest(), BYTES));
        COSArray identifiers = new COSArray();
        identifiers.setDirect(true);
        identifiers.add(old != null && old.size() > 0 && old.getObject(0) instanceof COSString first ? first : second);
        identifiers.add(second);
        trailer.setItem(COSName.ID, identifiers);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}

package org.kundenportal.impl.einvoice;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.kundenportal.impl.pdf.GuardedPdf;

/** Whether a file is a PDF that a reader can open. Stays within the limits of {@link EInvoiceReader}. */
public final class PdfCheck {

    private static final byte[] MAGIC = {'%', 'P', 'D', 'F', '-'};

    private PdfCheck() {}

    /** Whether the file begins as a PDF at its first byte, needs no password, and has a page. */
    public static boolean isReadable(byte[] file) {
        if (file.length < MAGIC.length || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return false;
        }
        try (GuardedPdf pdf = new GuardedPdf(file, EmbeddedXml.LIMITS)) {
            COSDictionary pages = pdf.catalog().getCOSDictionary(COSName.PAGES);
            COSArray kids = pages == null ? null : pages.getCOSArray(COSName.KIDS);
            return kids != null && kids.size() > 0;
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            return false;
        }
    }
}

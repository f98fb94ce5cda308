package org.kundenportal.impl.documents;

import org.kundenportal.impl.einvoice.EInvoice;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;

/** A file that was read as e-invoice, and is kept once it is certain what becomes of it. Immutable. */
final class ImportedFile {

    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";
    private static final int MAX_NAME = 255;

    private final byte[] bytes;
    private final String name;
    private final EInvoice invoice;
    private final String hash;

    /**
     * A file of which nothing is kept yet.
     *
     * @param name what its sender calls it, may be null
     */
    ImportedFile(byte[] bytes, String name, EInvoice invoice) {
        this.bytes = bytes;
        this.name = plain(name);
        this.invoice = invoice;
        this.hash = Tokens.sha256(bytes);
    }

    /** What its sender calls it, may be null. */
    String name() {
        return name;
    }

    /** SHA-256 of its bytes. */
    String hash() {
        return hash;
    }

    /** PDF or XML. */
    String mediaType() {
        return isPdf() ? PDF : XML;
    }

    /** Keeps the file itself; keeping it again changes nothing. */
    KeptFile keep(ContentStore files) {
        return files.keep(bytes, isPdf() ? "pdf" : "xml");
    }

    /** Keeps the PDF; null if the file is none. */
    KeptFile keepPdf(ContentStore files) {
        return isPdf() ? keep(files) : null;
    }

    /** Keeps the structured part, which is the file itself unless it is a PDF. */
    KeptFile keepXml(ContentStore files) {
        return isPdf() ? files.keep(invoice.xml().toByteArray(), "xml") : keep(files);
    }

    private boolean isPdf() {
        return bytes[0] == '%';
    }

    private static String plain(String name) {
        if (name == null) {
            return null;
        }
        String plain =
                name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), MAX_NAME));
    }
}

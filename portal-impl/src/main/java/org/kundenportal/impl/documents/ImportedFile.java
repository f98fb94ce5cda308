package org.kundenportal.impl.documents;

import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.einvoice.EInvoice;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;

/** A file that was read as e-invoice, and may be kept. Immutable. */
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

    /**
     * The file and its parts as they are kept.
     *
     * @param file itself
     * @param pdf null if the file is none
     * @param xml the structured part, which is the file itself unless it is a PDF
     */
    record Kept(KeptFile file, KeptFile pdf, KeptFile xml) {}

    /** Keeps the file and its parts; keeping them again changes nothing. Not to be called within a transaction. */
    Kept keep(ContentStore files) {
        if (!isPdf()) {
            KeptFile xml = files.keep(bytes, "xml");
            return new Kept(xml, null, xml);
        }
        KeptFile pdf = files.keep(bytes, "pdf");
        return new Kept(pdf, pdf, files.keep(invoice.xml().toByteArray(), "xml"));
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
        return plain.isEmpty() ? null : Excerpt.of(plain, MAX_NAME);
    }
}

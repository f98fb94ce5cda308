package org.kundenportal.impl.documents;

import org.kundenportal.impl.einvoice.EInvoice;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;

/**
 * A file that was read as e-invoice and kept.
 *
 * @param name what its sender calls it, may be null
 * @param hash SHA-256 of its bytes
 * @param mediaType PDF or XML
 * @param kept the file itself
 * @param xml the structured part, which is the file itself unless it is a PDF
 */
record ImportedFile(String name, String hash, String mediaType, KeptFile kept, KeptFile xml) {

    static final String PDF = "application/pdf";
    static final String XML = "application/xml";

    private static final int MAX_NAME = 255;

    static ImportedFile keep(ContentStore files, byte[] file, String name, EInvoice invoice) {
        boolean pdf = file[0] == '%';
        KeptFile kept = files.keep(file, pdf ? "pdf" : "xml");
        KeptFile xml = pdf ? files.keep(invoice.xml().toByteArray(), "xml") : kept;
        return new ImportedFile(plain(name), Tokens.sha256(file), pdf ? PDF : XML, kept, xml);
    }

    /** The PDF, null if the file is none. */
    KeptFile pdf() {
        return mediaType.equals(PDF) ? kept : null;
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

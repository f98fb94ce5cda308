package org.kundenportal.impl.einvoice;

import java.util.Objects;

/** The file cannot be read as an e-invoice. The message is for logs and quotes nothing from the file. */
public final class NotAnEInvoiceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a file is refused, so that the refusal can be worded for people. */
    public enum Reason {
        /** Neither a PDF (from its first byte) nor anything that begins like XML. */
        NOT_PDF_OR_XML,
        /** A PDF whose structure cannot be read. */
        BROKEN_PDF,
        /** A PDF that opens only with a password or certificate. */
        ENCRYPTED,
        /** A readable PDF without an XML file in it. */
        NO_EMBEDDED_XML,
        /** XML that is not well-formed, has an unknown encoding, or carries a document type declaration. */
        MALFORMED_XML,
        /** Well-formed so far, but its root element is of no supported document type. */
        UNSUPPORTED_ROOT,
        /** Larger, deeper or more expensive than any honest document. */
        TOO_COMPLEX,
        /** Number, type or issue date is missing. */
        MISSING_FIELDS,
        /** An amount, date or currency is present but is none. */
        UNREADABLE_VALUE
    }

    private final Reason reason;

    NotAnEInvoiceException(Reason reason, String message) {
        this(reason, message, null);
    }

    NotAnEInvoiceException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** Never null. */
    public Reason reason() {
        return reason;
    }
}

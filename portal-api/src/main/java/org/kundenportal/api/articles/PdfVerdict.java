package org.kundenportal.api.articles;

/** What can be done with a PDF that is to be marked with who bought it. */
public enum PdfVerdict {
    /** It can be stamped. */
    STAMPABLE,
    /** It is encrypted, but opens without a password, and its author lets it be modified. */
    DECRYPTABLE,
    /** It is encrypted, and must not or cannot be modified. */
    ENCRYPTED,
    /** It is damaged beyond what can be stamped. */
    DAMAGED,
    /** The file was replaced in its storage while no watermark was asked for; it is looked at before one is. */
    UNJUDGED
}

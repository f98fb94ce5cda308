package org.kundenportal.api.settings;

/**
 * What becomes of a PDF that is to be stamped but is encrypted. A PDF too damaged to be stamped goes by the same setting,
 * since neither can be marked as it is.
 */
public enum EncryptedPdfs {

    /** It is not delivered: nobody gets an unmarked file. */
    DENY,

    /** It is delivered as it is, encrypted and unmarked. */
    DELIVER_UNSTAMPED,

    /**
     * It is stamped and delivered without its encryption where it opens without a password and its author allows it to be
     * modified, else it is not delivered. One that is damaged is delivered as it is.
     */
    DECRYPT
}

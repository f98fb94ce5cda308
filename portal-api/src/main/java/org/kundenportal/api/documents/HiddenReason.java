package org.kundenportal.api.documents;

/** Why a document has no link into the portal (BM-19, BM-20). */
public enum HiddenReason {
    /** Its type is not released. */
    TYPE_NOT_RELEASED,
    /** Its customer has no access. */
    CUSTOMER_NOT_RELEASED,
    /** It is a draft. */
    NOT_ISSUED
}

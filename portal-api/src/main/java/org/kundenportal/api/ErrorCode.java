package org.kundenportal.api;

/**
 * Why the portal refuses something. The names travel in the {@code code} of every problem and are stable: callers decide
 * by them, people read the translated text.
 */
public enum ErrorCode {
    /** A value cannot be understood or is out of its range; the violations say which. */
    INVALID_REQUEST,
    /** The body has a field that the resource does not know. */
    UNKNOWN_FIELD,
    /** The body is no JSON. */
    MALFORMED_JSON,
    /** Nobody is signed in, or the session has ended. */
    NO_SESSION,
    /** User and password do not match. */
    WRONG_CREDENTIALS,
    /** Too many failed sign-ins; the problem says when to try again. */
    TOO_MANY_ATTEMPTS,
    /** A one-time code was sent a moment ago, or too many were; the problem says when the next one can be. */
    RESEND_TOO_EARLY,
    /** Too many requests from this address; the problem says when to try again. */
    TOO_MANY_REQUESTS,
    /** The role of the caller does not allow it. */
    FORBIDDEN,
    /** The merchant has not released this action. */
    ACTION_NOT_RELEASED,
    /** The merchant does not let buyers fetch files. */
    FILE_DOWNLOAD_OFF,
    /** The state of the order does not allow it. */
    ORDER_STATE,
    /** The days during which it could be fetched are over. */
    DOWNLOAD_PERIOD_OVER,
    /** It was fetched as often as it may be. */
    DOWNLOAD_LIMIT,
    /** The buyer has to waive the right of withdrawal first. */
    WAIVER_REQUIRED,
    /** A member of staff looks at the portal as a customer: nothing can be changed. */
    VIEW_ONLY,
    /** The change counts only with a one-time code that is sent for it. */
    CODE_REQUIRED,
    /** The one-time code is wrong, has expired or was used. */
    WRONG_CODE,
    /** A write came from a page of another origin. */
    CROSS_ORIGIN,
    /** There is no such thing, or the caller may not see it: the two are never told apart. */
    NOT_FOUND,
    /** The resource does not have this method. */
    METHOD_NOT_ALLOWED,
    /** The representation that the caller accepts does not exist. */
    NOT_ACCEPTABLE,
    /** The media type of the body is not taken here. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The body is larger than the resource takes. */
    TOO_LARGE,
    /** Somebody else changed the same thing at the same time; reading it again and repeating the call helps. */
    CONCURRENT_CHANGE,
    /** Somebody has decided on it already. */
    ALREADY_RESOLVED,
    /** The customer has no e-mail address on file that a one-time code could go to. */
    NO_EMAIL_ADDRESS,
    /** Master data are not as they must be; the violations say which. */
    INVALID_MASTER_DATA,
    /** The estimate has been accepted or declined before. */
    ALREADY_DECIDED,
    /** The estimate was valid until a day that has passed. */
    ESTIMATE_EXPIRED,
    /** The document is no longer the one that was shown: there is a new version, or it is void. */
    DOCUMENT_CHANGED,
    /** Nobody has accepted or declined the estimate. */
    NOT_DECIDED,
    /** The merchant does not let buyers fetch invoices of their orders. */
    INVOICE_DOWNLOAD_OFF,
    /** The order has no invoice, and none is made. */
    NO_INVOICE,
    /** Nothing is open of the documents, or nobody may pay them. */
    NOTHING_TO_PAY,
    /** A payment of the document is under way: it has to end first. */
    PAYMENT_IN_PROGRESS,
    /** The payment is made, or may still be made by the customer at the provider. */
    NOT_CANCELABLE,
    /** Nothing of the payment can be given back, or its provider gives nothing back. */
    NOT_REFUNDABLE,
    /** Another refund of the payment is under way: it has to end first. */
    REFUND_IN_PROGRESS,
    /** The provider refuses it. */
    PROVIDER_REFUSED,
    /** The provider did not send this. */
    FORGED_WEBHOOK,
    /** The provider does not answer, or is not installed. */
    PROVIDER_UNAVAILABLE,
    /** A file could not be written to the storage, read back and deleted there; the violation says why. */
    STORAGE_UNUSABLE,
    /** A storage does not give what it was asked for, or is not installed; for staff the violations say why. */
    STORAGE_UNAVAILABLE,
    /** The file cannot be marked with who bought it, and is not delivered without that. */
    FILE_NOT_STAMPABLE,
    /** Too many downloads are under way, or files being prepared; the problem says when to try again. */
    DOWNLOAD_BUSY,
    /** Another text of the waiver is in force than the one that was agreed to. */
    WAIVER_CHANGED,
    /** No waiver is asked for. */
    WAIVER_OFF,
    /** Files are linked to the storage, or the portal keeps its own there. */
    CONNECTION_IN_USE,
    /** The customer number does not exist. */
    UNKNOWN_CUSTOMER,
    /** The customer has no access to the portal. */
    PORTAL_DISABLED,
    /** The customer of a document cannot be changed: it would show one customer's paper to another. */
    CUSTOMER_MISMATCH,
    /** The file is no e-invoice that the portal reads. */
    NOT_AN_EINVOICE,
    /** A file with orders has errors: none of them was taken. */
    ORDERS_NOT_IMPORTED,
    /** The file is no PDF that can be shown. */
    NOT_A_PDF,
    /** The file is no picture that the portal takes. */
    NOT_AN_IMAGE,
    /** The picture is shown as logo or banner. */
    IMAGE_IN_USE,
    /** More documents than fit into one file; a narrower filter or a shorter period helps. */
    TOO_MANY_DOCUMENTS,
    /** What the mail said was deleted, as it is 90 days after it was sent. */
    MAIL_CONTENT_DELETED,
    /** The portal is starting. */
    STARTING,
    /** The database cannot be reached. */
    DATABASE_UNAVAILABLE,
    /** The portal failed; its log has the correlation id of the problem. */
    INTERNAL_ERROR
}

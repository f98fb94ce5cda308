package org.kundenportal.impl.timeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.timeline.Change;

/**
 * Something that is about to go on the timeline. Immutable.
 *
 * @param kind what happened
 * @param actor who did it
 * @param customer whom it concerns, may be null
 * @param number the customer's number, null with the customer
 * @param document which document it concerns, may be null
 * @param session which of the customer's sessions it is done in, null if in none
 * @param details what else is known
 * @param changes which fields change
 */
public record Happening(
        Kind kind,
        Actor actor,
        CustomerId customer,
        CustomerNumber number,
        DocumentKey document,
        String session,
        Map<String, String> details,
        List<Change> changes) {

    /** What can happen. The names are part of the REST contract. */
    public enum Kind {
        /** A customer is new. */
        CUSTOMER_CREATED,
        /** A customer's master data changed. */
        CUSTOMER_UPDATED,
        /** A customer asked for a change of its master data that staff decide on. */
        CHANGE_REQUESTED,
        /** A customer took back what it had asked for. */
        CHANGE_WITHDRAWN,
        /** Staff approved a change that a customer had asked for. */
        CHANGE_APPROVED,
        /** Staff declined a change that a customer had asked for. */
        CHANGE_DECLINED,
        /** A one-time code was sent to a customer. */
        CODE_SENT,
        /** Staff chose who may use the portal. */
        ACCESS_CHANGED,
        /** The preset was applied to all customers. */
        PRESET_APPLIED,
        /** A link was replaced. */
        LINK_ROTATED,
        /** A link was killed. */
        LINK_REVOKED,
        /** A link's expiry changed. */
        LINK_LIMITED,
        /** A customer came in. */
        SESSION_OPENED,
        /** Staff ended a session of a customer. */
        SESSION_ENDED,
        /** Staff ended all sessions of a customer. */
        SESSIONS_ENDED,
        /** Staff look at the portal as a customer does. */
        VIEWED_AS_CUSTOMER,
        /** A document is new. */
        DOCUMENT_CREATED,
        /** A document came again with other content. */
        DOCUMENT_NEW_VERSION,
        /** A document's status or payments changed. */
        DOCUMENT_UPDATED,
        /** An order is new. */
        ORDER_CREATED,
        /** An order changed. */
        ORDER_CHANGED,
        /** A buyer has waived the right of withdrawal for an order. */
        WAIVER_GIVEN,
        /** A buyer has begun to download a file of an order. */
        FILE_DOWNLOADED,
        /** Staff let a buyer download a file of an order more often or longer. */
        DOWNLOADS_GRANTED,
        /** An article is new, or has another name. */
        ARTICLE_CHANGED,
        /** An article was deleted. */
        ARTICLE_DELETED,
        /** A file was linked to an article. */
        FILE_LINKED,
        /** A file is no longer linked to an article. */
        FILE_UNLINKED,
        /** The customer opened a document. */
        DOCUMENT_VIEWED,
        /** A document waits for its customer. */
        DOCUMENT_UNMATCHED,
        /** A document that waited was given to a customer. */
        DOCUMENT_ASSIGNED,
        /** A document that waited was thrown away. */
        DOCUMENT_DISCARDED,
        /** A customer accepted an estimate. */
        ESTIMATE_ACCEPTED,
        /** A customer declined an estimate. */
        ESTIMATE_DECLINED,
        /** Staff let a customer decide an estimate again. */
        ESTIMATE_REOPENED,
        /** A decision counts no longer, because the estimate changed. */
        DECISION_VOIDED,
        /** Staff had a link made by which an invoice is paid. */
        PAYMENT_LINK_SENT,
        /** A customer began to pay. */
        PAYMENT_STARTED,
        /** A payment is made. */
        PAYMENT_PAID,
        /** A payment came to nothing. */
        PAYMENT_FAILED,
        /** Money came that is not what was agreed: staff have to decide. */
        PAYMENT_REVIEW,
        /** Staff decided on a payment. */
        PAYMENT_RESOLVED,
        /** Staff want to give money back. */
        PAYMENT_REFUND_STARTED,
        /** Money of a payment went back. */
        PAYMENT_REFUNDED,
        /** A bank took money of a payment back. */
        PAYMENT_CHARGED_BACK,
        /** More came than was open. */
        PAYMENT_OVERPAID,
        /** A payment needs somebody. */
        PAYMENT_ATTENTION,
        /** Somebody commented. */
        COMMENT_ADDED,
        /** A mail could not be sent and will not be tried again by itself. */
        MAIL_FAILED,
        /** Staff have deleted a mail that was not sent. */
        MAIL_DISCARDED,
        /** An endpoint of webhooks is new. */
        WEBHOOK_CREATED,
        /** An endpoint of webhooks was changed. */
        WEBHOOK_CHANGED,
        /** An endpoint of webhooks has a new secret. */
        WEBHOOK_SECRET_ROTATED,
        /** An endpoint of webhooks was deleted. */
        WEBHOOK_DELETED,
        /** An endpoint of webhooks said that it is gone, and was switched off. */
        WEBHOOK_GONE,
        /** A rule by which the portal writes to customers is new. */
        AUTOMATION_RULE_CREATED,
        /** A rule by which the portal writes to customers was changed. */
        AUTOMATION_RULE_CHANGED,
        /** A rule by which the portal writes to customers was deleted. */
        AUTOMATION_RULE_DELETED,
        /** A rule could not write to a customer. */
        AUTOMATION_FAILED,
        /** A connection to a payment provider is new. */
        PAYMENT_CONNECTION_CREATED,
        /** A connection to a payment provider was changed. */
        PAYMENT_CONNECTION_CHANGED,
        /** A connection to a payment provider was deleted. */
        PAYMENT_CONNECTION_DELETED,
        /** A connection to a storage is new. */
        STORAGE_CONNECTION_CREATED,
        /** A connection to a storage was changed. */
        STORAGE_CONNECTION_CHANGED,
        /** A connection to a storage was deleted. */
        STORAGE_CONNECTION_DELETED,
        /** A setting was saved. */
        SETTINGS_CHANGED,
        /** A picture was uploaded. */
        IMAGE_UPLOADED,
        /** A picture was deleted. */
        IMAGE_DELETED,
        /** An API token was made. */
        API_TOKEN_CREATED,
        /** An API token was deleted. */
        API_TOKEN_DELETED
    }

    /** Something of this kind by this actor, concerning nobody yet. */
    public static Happening of(Kind kind, Actor actor) {
        return new Happening(kind, actor, null, null, null, null, Map.of(), List.of());
    }

    /** Something of this kind that a customer does in a session. */
    public static Happening by(ActingCustomer customer, Kind kind) {
        return new Happening(kind, customer.actor(), null, null, null, customer.session(), Map.of(), List.of());
    }

    /** The same, concerning a customer. */
    public Happening to(CustomerId newCustomer, CustomerNumber newNumber) {
        return new Happening(kind, actor, newCustomer, newNumber, document, session, details, changes);
    }

    /** The same, concerning a document. */
    public Happening on(DocumentKey newDocument) {
        return new Happening(kind, actor, customer, number, newDocument, session, details, changes);
    }

    /** The same with one more detail; a null or empty value adds none. */
    public Happening with(String name, Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new Happening(kind, actor, customer, number, document, session, more, changes);
    }

    /** The same with these changes; the caller has masked what is secret. */
    public Happening changing(List<Change> newChanges) {
        return new Happening(kind, actor, customer, number, document, session, details, List.copyOf(newChanges));
    }
}

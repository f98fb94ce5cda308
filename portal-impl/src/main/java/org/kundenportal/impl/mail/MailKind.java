package org.kundenportal.impl.mail;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The occasions on which the portal writes. Each has its texts in {@code texts/LANGUAGE.properties}, which staff may
 * replace by their own, with the placeholders named here.
 */
public enum MailKind {
    /** A customer has commented on a document; to staff. */
    COMMENT_FOR_STAFF(Words.DOCUMENT, Set.of("Comment.author", "Comment.text")),
    /** Staff have commented on a document; to its customer. */
    COMMENT_FOR_CUSTOMER(Words.DOCUMENT, Set.of("Comment.author", "Comment.text")),
    /** A customer has accepted or declined an estimate; to staff, with the evidence. */
    DECISION_FOR_STAFF(Words.DOCUMENT, Set.of("Decision.decision", "Decision.name", "Decision.reason")),
    /** The same, to the customer who decided. */
    DECISION_FOR_CUSTOMER(Words.DOCUMENT, Set.of("Decision.decision", "Decision.name", "Decision.reason")),
    /** Staff let a customer decide an estimate again; to the customer. */
    ESTIMATE_REOPENED(Words.DOCUMENT, Set.of("Reopening.reason")),
    /** Staff send a link by which an invoice is paid; to the customer. */
    PAYMENT_LINK(Words.DOCUMENT, Set.of("Payment.amount", "Payment.due_date", "Payment.url")),
    /** A customer has paid; to the customer. */
    PAYMENT_RECEIPT(Words.DOCUMENT, Words.PAYMENT),
    /** Money of a payment went back; to the customer. */
    PAYMENT_REFUNDED(Words.DOCUMENT, Words.PAYMENT),
    /** A payment needs somebody; to staff. */
    PAYMENT_PROBLEM(Words.DOCUMENT, Words.joined(Words.PAYMENT, Set.of("Payment.problem"))),
    /** A buyer has waived the right of withdrawal; to the buyer. */
    WAIVER_CONFIRMATION(Words.PERSON, Set.of("Order.number", "Waiver.text", "Waiver.time")),
    /** A one-time code with which a customer confirms a change. */
    CONFIRMATION_CODE(Words.PERSON, Set.of("Code.value", "Code.minutes")),
    /** The bank account has changed; to the address before and the one since. */
    BANK_ACCOUNT_CHANGED(Words.PERSON, Set.of("BankAccount.iban")),
    /** An e-mail address has changed; to the address before. */
    EMAIL_CHANGED(Words.PERSON, Set.of("Email.address")),
    /** A customer has changed its master data; to staff. */
    MASTER_DATA_CHANGED(Words.CUSTOMER, Set.of("Change.fields")),
    /** A customer asks for a change of its master data that staff have to approve; to staff. */
    CHANGE_REQUESTED(Words.CUSTOMER, Set.of("Change.fields")),
    /** Staff have approved such a change; to the customer. */
    CHANGE_APPROVED(Words.CUSTOMER, Set.of("Change.fields")),
    /** Staff have declined such a change; to the customer. */
    CHANGE_DECLINED(Words.CUSTOMER, Set.of("Change.fields", "Change.reason")),
    /** A rule of the merchant's writes; its own text is one of the placeholders. */
    AUTOMATION(Set.of(), Set.of("Rule.subject", "Rule.text")),
    /** Staff try whether mail works. */
    TEST(Set.of(), Set.of());

    /** What texts of every kind may name. */
    private static final class Words {
        /** Of mails that may go to an address that is the customer's no more: no way into the portal. */
        static final Set<String> PERSON = Set.of("Client.name", "Client.number");

        static final Set<String> PAYMENT = Set.of("Payment.amount", "Payment.documents", "Payment.number");
        static final Set<String> CUSTOMER = joined(PERSON, Set.of("Client.customerportal_url"));
        static final Set<String> DOCUMENT = joined(
                CUSTOMER,
                Set.of(
                        "Document.name",
                        "Document.number",
                        "Document.customerportal_url",
                        "Invoice.customerportal_url",
                        "Reminder.customerportal_url",
                        "Estimate.customerportal_url",
                        "CreditNote.customerportal_url",
                        "DeliveryNote.customerportal_url",
                        "OrderConfirmation.customerportal_url",
                        "ServiceReport.customerportal_url"));

        static Set<String> joined(Set<String> some, Set<String> others) {
            return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // it is unmodifiable, which its type cannot say
    private final Set<String> placeholders;

    MailKind(Set<String> about, Set<String> own) {
        placeholders = Words.joined(CompanyPlaceholders.NAMES, Words.joined(about, own));
    }

    /** What its texts may name. */
    public Set<String> placeholders() {
        return placeholders;
    }
}

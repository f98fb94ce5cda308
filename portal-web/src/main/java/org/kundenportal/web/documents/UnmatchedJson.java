package org.kundenportal.web.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.api.documents.UnmatchedDocument;
import org.kundenportal.web.json.MoneyJson;

/** Imported documents that matched nobody, on the wire. */
public final class UnmatchedJson {

    private UnmatchedJson() {}

    /** A document that waits. */
    public record Waiting(
            String id,
            Instant receivedAt,
            String fileName,
            String type,
            String number,
            LocalDate issueDate,
            MoneyJson total,
            String seller,
            DocumentsJson.RecipientJson recipient,
            List<Identifier> identifiers) {

        static Waiting of(UnmatchedDocument document) {
            return new Waiting(
                    document.id(),
                    document.receivedAt(),
                    document.fileName(),
                    document.key().type().name(),
                    document.key().number(),
                    document.issueDate(),
                    MoneyJson.of(document.total()),
                    document.seller(),
                    DocumentsJson.RecipientJson.of(document.recipient()),
                    document.identifiers().stream().map(Identifier::of).toList());
        }
    }

    /** A mark by which the buyer may be known. */
    public record Identifier(String kind, String value) {

        private static Identifier of(UnmatchedDocument.Identifier identifier) {
            return new Identifier(identifier.kind().name(), identifier.value());
        }
    }

    /** Whose document it is. */
    public record Assignment(String customerNumber) {

        CustomerNumber toCustomer() {
            return new CustomerNumber(customerNumber);
        }
    }

    /** What became of it. */
    public record Assigned(String type, String number, String customerNumber) {

        static Assigned of(ImportedDocument document) {
            return new Assigned(
                    document.key().type().name(),
                    document.key().number(),
                    document.customer().value());
        }
    }
}

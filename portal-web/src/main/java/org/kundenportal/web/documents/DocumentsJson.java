package org.kundenportal.web.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.CreditTransfer;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionOffer;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.DocumentVersion;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.documents.TaxLine;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.MoneyJson;

/** Documents on the wire, as customers see them. */
public final class DocumentsJson {

    private static final int MAX_QUERY = 200;
    private static final int MAX_TERMS_ID = 64;

    /** What a list may ask for besides a status. */
    private static final String OVERDUE = "OVERDUE";

    private DocumentsJson() {}

    /** The document that a path names. A type that does not exist is not found, like a number that does not exist. */
    static DocumentKey key(String type, String number) {
        return Stream.of(DocumentType.values())
                .filter(known -> known.name().equals(type))
                .findFirst()
                .map(known -> new DocumentKey(known, number))
                .orElseThrow(PortalException::notFound);
    }

    /** Which documents a query asks for. */
    static DocumentFilter filter(List<String> types, String status, String query) {
        Checks checks = new Checks();
        Set<DocumentType> wanted =
                checks.choices("type", checks.list("type", types, DocumentType.values().length), DocumentType.class);
        boolean overdue = OVERDUE.equals(status);
        DocumentStatus stage = overdue ? null : checks.choice("status", status, DocumentStatus.class);
        String text = checks.line("query", query, MAX_QUERY);
        return checks.then(() -> new DocumentFilter(wanted, stage, overdue, text));
    }

    /** The same, of staff, who also ask for what they have not read. */
    static DocumentFilter filter(List<String> types, String status, String query, String unread) {
        DocumentFilter plain = filter(types, status, query);
        Checks checks = new Checks();
        if (unread != null && !unread.equals("true") && !unread.equals("false")) {
            checks.note("unread", "INVALID_VALUE");
        }
        return checks.then(() -> new DocumentFilter(
                plain.types(), plain.status(), plain.overdue(), "true".equals(unread), plain.query()));
    }

    /** What to enter in a banking app; {@code code} are the rows of a QR code of 0 and 1. */
    public record Transfer(String payee, String iban, MoneyJson amount, String reference, List<String> code) {

        static Transfer of(CreditTransfer transfer) {
            return new Transfer(
                    transfer.payee(),
                    transfer.iban(),
                    MoneyJson.of(transfer.amount()),
                    transfer.reference(),
                    transfer.code());
        }
    }

    /** A row of a list. {@code isNew} travels as {@code new}: never viewed by the customer. */
    public record Summary(
            String type,
            String number,
            LocalDate issueDate,
            LocalDate dueDate,
            LocalDate validUntil,
            String status,
            MoneyJson total,
            MoneyJson paid,
            MoneyJson open,
            boolean overdue,
            @JsonProperty("new") boolean isNew,
            int commentCount,
            int unreadComments,
            String orderNumber,
            String subject) {

        /** The row. */
        public static Summary of(DocumentSummary summary) {
            return new Summary(
                    summary.key().type().name(),
                    summary.key().number(),
                    summary.issueDate(),
                    summary.dueDate(),
                    summary.validUntil(),
                    summary.status().name(),
                    MoneyJson.of(summary.total()),
                    MoneyJson.of(summary.paid()),
                    MoneyJson.of(summary.open()),
                    summary.overdue(),
                    summary.unseen(),
                    summary.commentCount(),
                    summary.unreadComments(),
                    summary.orderNumber(),
                    summary.subject());
        }
    }

    /** What the page of a document shows besides the row. */
    public record Content(
            List<Line> lines,
            MoneyJson net,
            List<Tax> taxes,
            RecipientJson recipient,
            String note,
            Integer dunningLevel,
            String workOrderNumber,
            String subscriptionHandle,
            String precedingInvoice,
            int version,
            List<Version> versions,
            List<String> actions,
            Offer offer,
            Pdf pdf,
            boolean xml) {

        static Content of(DocumentDetail detail) {
            return new Content(
                    detail.lines().stream().map(line -> Line.of(line, detail)).toList(),
                    MoneyJson.of(detail.net()),
                    detail.taxes().stream().map(Tax::of).toList(),
                    RecipientJson.of(detail.recipient()),
                    detail.note(),
                    detail.dunningLevel(),
                    detail.workOrderNumber(),
                    detail.subscriptionHandle(),
                    detail.precedingInvoice(),
                    detail.version(),
                    detail.versions().stream().map(Version::of).toList(),
                    names(detail.actions()),
                    Offer.of(detail.offer()),
                    new Pdf(detail.pdfSize(), detail.pdfSize() != null),
                    detail.xml());
        }
    }

    /** A document as its customer sees it. */
    public record Document(@JsonUnwrapped Summary summary, @JsonUnwrapped Content content, DecisionJson decision) {

        static Document of(DocumentDetail detail) {
            return new Document(Summary.of(detail.summary()), Content.of(detail), DecisionJson.of(detail.decision()));
        }
    }

    /** What a customer who decides is shown. */
    public record Offer(String name, List<Terms> terms) {

        private static Offer of(DecisionOffer offer) {
            return offer == null
                    ? null
                    : new Offer(
                            offer.name(), offer.terms().stream().map(Terms::of).toList());
        }
    }

    /** What accepting means, in one language. */
    public record Terms(String id, String language, String text) {

        private static Terms of(DecisionOffer.Terms terms) {
            return new Terms(terms.id(), terms.language(), terms.text());
        }
    }

    /** A decision as the customer who made it sees it. */
    public record DecisionJson(String decision, Instant at, String name, String reason, int version) {

        /** Null for null. */
        static DecisionJson of(RecordedDecision decision) {
            return decision == null
                    ? null
                    : new DecisionJson(
                            decision.choice().name(),
                            decision.at(),
                            decision.name(),
                            decision.reason(),
                            decision.version());
        }
    }

    /** A decision to make; everything but the choice may be absent. */
    public record NewDecision(String decision, String reason, String name, Integer version, String terms) {

        Decision checked(String clientAddress) {
            Checks checks = new Checks();
            Decision.Choice choice =
                    checks.choice("decision", checks.required("decision", decision), Decision.Choice.class);
            String why = checks.text("reason", reason, Decision.MAX_REASON);
            String who = name == null ? null : checks.requiredLine("name", name, Decision.MAX_NAME);
            String text = checks.line("terms", terms, MAX_TERMS_ID);
            return checks.then(() -> new Decision(choice, why, who, version, text, clientAddress));
        }
    }

    /** A line. */
    public record Line(
            String description, String quantity, String unit, String unitPrice, String vatPercent, String amount) {

        private static Line of(DocumentLine line, DocumentDetail detail) {
            return new Line(
                    line.description(),
                    line.quantity().toPlainString(),
                    line.unit(),
                    plain(line.unitPrice()),
                    plain(line.vatPercent()),
                    amount(line, detail));
        }

        /** Net, rounded as the document's currency is. */
        private static String amount(DocumentLine line, DocumentDetail detail) {
            Money amount =
                    detail.net() == null ? null : line.amount(detail.net().currency());
            return amount == null ? null : amount.amount().toPlainString();
        }
    }

    /** What of the total is tax of one rate. */
    public record Tax(String percent, MoneyJson base, MoneyJson amount) {

        private static Tax of(TaxLine tax) {
            return new Tax(plain(tax.percent()), MoneyJson.of(tax.base()), MoneyJson.of(tax.amount()));
        }
    }

    /** To whom a document is made out. */
    public record RecipientJson(String name, String street, String postalCode, String city, String country) {

        /** Null for null. */
        static RecipientJson of(Recipient recipient) {
            return recipient == null
                    ? null
                    : new RecipientJson(
                            recipient.name(),
                            recipient.street(),
                            recipient.postalCode(),
                            recipient.city(),
                            recipient.country());
        }
    }

    /** One state of the content. */
    public record Version(int version, Instant at) {

        private static Version of(DocumentVersion version) {
            return new Version(version.version(), version.at());
        }
    }

    /** The PDF: its size is unknown where the portal renders it. */
    public record Pdf(Long size, boolean original) {}

    /** A comment as customers see it. */
    public record CommentJson(String id, Instant at, Author author, String text) {

        static CommentJson of(Comment comment) {
            return new CommentJson(comment.id(), comment.at(), Author.of(comment), comment.text());
        }
    }

    /** Who wrote a comment. */
    public record Author(String kind, String name) {

        static Author of(Comment comment) {
            return new Author(comment.author().kind().name(), comment.author().name());
        }
    }

    /** A comment to write. */
    public record NewComment(String text) {

        String checked() {
            Checks checks = new Checks();
            String checked = checks.requiredText("text", text, Comment.MAX_TEXT);
            return checks.then(() -> checked);
        }
    }

    /** Names in the order of their enum. */
    static <E extends Enum<E>> List<String> names(Collection<E> constants) {
        return constants.stream().sorted().map(Enum::name).toList();
    }

    static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}

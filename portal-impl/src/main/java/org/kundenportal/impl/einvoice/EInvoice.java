package org.kundenportal.impl.einvoice;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What an e-invoice, order, delivery note, quotation or reminder says, in the words of EN 16931 (the BT numbers) whatever
 * its syntax. Immutable. Texts are stripped of surrounding white space; what the document does not state is null, or an
 * empty list, and never guessed. Only kind, number and issue date are always there.
 *
 * @param profile the specification it claims to follow (BT-24), for example {@code urn:cen.eu:en16931:2017}
 * @param typeCode the code of its type (BT-3, UNTDID 1001; of an order response its response code)
 * @param number the sender's number of the document (BT-1); not unique, not even for one sender
 * @param issueDate BT-2
 * @param dueDate BT-9, or the due date of the payment means where UBL has it there; never read out of prose
 * @param validUntil the last day of the validity period of an order or quotation
 * @param currency BT-5, or that of the amounts where the syntax knows no such field
 * @param taxes the tax breakdown (BG-23)
 * @param customerAssignedAccountId the buyer's account as the buyer numbers it (UBL)
 * @param supplierAssignedAccountId the buyer's account as the seller numbers it (UBL)
 * @param buyerReference BT-10
 * @param orderReference the buyer's number of the order (BT-13)
 * @param salesOrderReference the seller's number of the order (BT-14)
 * @param precedingReference the number of the first preceding invoice (BT-25)
 * @param lines BG-25, in the order of the document
 * @param payee where to pay, null if nowhere is named
 * @param notes BT-22
 * @param paymentTerms BT-20, several of them joined by line breaks
 * @param attachments the supporting documents that are embedded in the XML (BG-24), without their content
 * @param xml the document itself, as it was found
 */
public record EInvoice(
        Kind kind,
        Syntax syntax,
        String profile,
        String typeCode,
        String number,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate validUntil,
        Currency currency,
        Totals totals,
        List<Tax> taxes,
        Party seller,
        Party buyer,
        String customerAssignedAccountId,
        String supplierAssignedAccountId,
        String buyerReference,
        String orderReference,
        String salesOrderReference,
        String precedingReference,
        List<Line> lines,
        PayeeAccount payee,
        List<String> notes,
        String paymentTerms,
        List<Attachment> attachments,
        Xml xml) {

    public EInvoice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(syntax, "syntax");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(issueDate, "issueDate");
        Objects.requireNonNull(totals, "totals");
        Objects.requireNonNull(seller, "seller");
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(xml, "xml");
        taxes = List.copyOf(taxes);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        attachments = List.copyOf(attachments);
    }

    /** What kind of document it is. A self-billed invoice is issued by the buyer, in German also called Gutschrift. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        CORRECTION,
        SELF_BILLED,
        ORDER,
        ORDER_RESPONSE,
        QUOTATION,
        REMINDER,
        DESPATCH_ADVICE;

        /** Of an invoice by its type code (UNTDID 1001); of no code, or one that says no more, the given kind. */
        static Kind ofInvoice(String typeCode, Kind otherwise) {
            return switch (typeCode == null ? "" : typeCode) {
                case "81", "83", "381", "396", "532" -> CREDIT_NOTE;
                case "384" -> CORRECTION;
                case "261", "389", "527" -> SELF_BILLED;
                default -> otherwise;
            };
        }
    }

    /** The vocabulary it is written in. */
    public enum Syntax {
        /** UN/CEFACT Cross Industry Invoice, D16B and its neighbours. */
        CII,
        /** ZUGFeRD 1.0. */
        ZF1,
        /** Order-X. */
        ORDERX,
        UBL
    }

    /**
     * The document totals in the document's currency. Negative in corrections.
     *
     * @param net without tax (BT-109)
     * @param tax BT-110
     * @param grand with tax (BT-112)
     * @param prepaid BT-113
     * @param payable what is to be paid (BT-115), which is less than the grand total after a prepayment
     */
    public record Totals(BigDecimal net, BigDecimal tax, BigDecimal grand, BigDecimal prepaid, BigDecimal payable) {}

    /**
     * One rate of the tax breakdown.
     *
     * @param category UNTDID 5305, for example {@code S}, {@code Z} or {@code AE}
     * @param percent null where the category has none
     */
    public record Tax(String category, BigDecimal percent, BigDecimal base, BigDecimal amount) {}

    /**
     * Seller or buyer.
     *
     * @param name the legal name
     * @param tradingName the name it is known by
     * @param id its number at the other side; of a buyer, the customer number (BT-46)
     * @param globalId its first identifier with a scheme, such as a GLN
     * @param electronicAddress where it receives documents (BT-34, BT-49), in the scheme given with it
     * @param electronicAddressScheme for example {@code EM} (e-mail) or {@code 0088} (GLN)
     * @param email of the contact, else the electronic address if that is one
     * @param vatId BT-31, BT-48, as written
     * @param taxNumber a registration for other taxes than VAT, of a seller the German Steuernummer (BT-32)
     */
    public record Party(
            String name,
            String tradingName,
            String id,
            String globalId,
            String electronicAddress,
            String electronicAddressScheme,
            String email,
            String vatId,
            String taxNumber,
            String contact,
            Address address) {}

    /**
     * A postal address.
     *
     * @param lines street and what else stands above the city
     * @param country ISO 3166-1 alpha-2, as written
     */
    public record Address(List<String> lines, String postcode, String city, String country) {

        public Address {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param unit UN/ECE Recommendation 20, for example {@code C62} or {@code HUR}
     * @param netUnitPrice the price of {@code priceQuantity} units (BT-146)
     * @param priceQuantity BT-149; null means 1
     * @param net BT-131
     */
    public record Line(
            String id,
            String name,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal netUnitPrice,
            BigDecimal priceQuantity,
            BigDecimal vatPercent,
            BigDecimal net) {}

    /**
     * The seller's account.
     *
     * @param iban without blanks; UBL puts account numbers of other kinds here, too
     */
    public record PayeeAccount(String iban, String bic) {

        public PayeeAccount {
            iban = iban.replaceAll("\\s", "");
        }
    }

    /**
     * A file inside the XML.
     *
     * @param size decoded, in bytes
     */
    public record Attachment(String name, String mimeType, long size) {}

    /** The bytes of the XML document. */
    public static final class Xml {

        private final byte[] bytes;

        Xml(byte[] bytes) {
            this.bytes = bytes;
        }

        /** In bytes. */
        public int size() {
            return bytes.length;
        }

        /** A fresh copy. */
        public byte[] toByteArray() {
            return bytes.clone();
        }

        /** A fresh stream from the first byte. */
        public InputStream newInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}

package org.kundenportal.impl.rendering;

import java.math.BigDecimal;

/**
 * A document with all that decides how it is worded and set: one rendering, one thread.
 *
 * @param subject kind and number, "Rechnung RE-2026-1187", or what else the paper is about
 */
record Edition(
        PrintedDocument document,
        String subject,
        Texts texts,
        Formats formats,
        Totals totals,
        Typefaces faces,
        Colour accent) {

    static Edition of(PrintedDocument document, Typefaces faces) {
        Texts texts = Texts.of(document.language());
        return of(document, subject(document, texts), faces);
    }

    /** The same letter under another subject than that of a document. */
    static Edition of(PrintedDocument document, String subject, Typefaces faces) {
        Texts texts = Texts.of(document.language());
        return new Edition(
                document,
                subject,
                texts,
                new Formats(texts.locale(), document.currency()),
                Totals.of(document),
                faces,
                Colour.accent(document.accentColour()));
    }

    /** Kind and number of a document. */
    static String subject(PrintedDocument document, Texts texts) {
        return (title(document, texts) + " " + document.number()).strip();
    }

    /** What kind of document it is: "Rechnung", "2. Mahnung". */
    private static String title(PrintedDocument document, Texts texts) {
        Integer level = document.dunningLevel();
        return document.type() == PrintedDocument.Type.REMINDER && level != null && level > 0
                ? texts.get("title.reminderLevel", level.toString())
                : texts.get("title." + document.type());
    }

    /** An amount; with the currency's code where the font lacks its sign. */
    String money(BigDecimal amount) {
        return drawable(formats.money(amount));
    }

    /** A unit price. */
    String price(BigDecimal amount) {
        return drawable(formats.price(amount));
    }

    private String drawable(String amount) {
        String code = document.currency().getCurrencyCode();
        return faces.covers(amount, Style.BODY)
                ? amount
                : amount.replace(document.currency().getSymbol(texts.locale()), code);
    }

    /** Whether the customer is asked for money. */
    boolean asksForPayment() {
        boolean bill =
                document.type() == PrintedDocument.Type.INVOICE || document.type() == PrintedDocument.Type.REMINDER;
        return bill
                && !document.canceled()
                && totals.due() != null
                && totals.due().signum() > 0;
    }

    /** What is to be paid, until when and by which number; also the payment terms of the e-invoice (BT-20). */
    String paymentSentence() {
        String amount = money(totals.due());
        return document.dueDate() == null
                ? texts.get("closing.pay", amount, document.number())
                : texts.get("closing.payBy", amount, document.number(), formats.longDate(document.dueDate()));
    }

    /** What is credited; also the payment terms of the e-invoice (BT-20). */
    String creditSentence() {
        return texts.get("closing.credit", money(totals.due()));
    }

    /** Whether there is anything to print. */
    static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}

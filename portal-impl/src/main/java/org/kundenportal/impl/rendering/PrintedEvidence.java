package org.kundenportal.impl.rendering;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What proves a decision on an estimate, as it is printed.
 *
 * @param document the estimate as far as its letterhead and its references go; its date is the day of the decision
 * @param choice {@code ACCEPTED} or {@code DECLINED}
 * @param version which version was decided
 * @param name of the person who decided, as it was typed
 * @param contact the customer's main contact, with its address
 * @param at when
 * @param zone in which the time is printed besides UTC
 * @param reason may be null
 * @param terms the text that was agreed to, may be null
 * @param assurance how the session was opened: {@code LINK}, {@code OTP} or {@code PASSWORD}
 * @param session the session's name
 * @param clientAddress where the decision came from
 * @param pdfSize bytes of the PDF that was shown
 * @param pdfSha256 of that PDF, in hexadecimal digits
 */
public record PrintedEvidence(
        PrintedDocument document,
        String choice,
        int version,
        String name,
        String contact,
        Instant at,
        ZoneId zone,
        String reason,
        String terms,
        String assurance,
        String session,
        String clientAddress,
        long pdfSize,
        String pdfSha256) {

    /** What the file is called in a language, without extension. */
    public static String fileName(String number, Locale language) {
        return Texts.of(language).get("evidence.file", number);
    }

    /** What a choice is called in a language, English where that language has no texts. */
    public static String word(String choice, String language) {
        return Texts.of(Locale.forLanguageTag(language)).get("evidence.choice." + choice);
    }
}

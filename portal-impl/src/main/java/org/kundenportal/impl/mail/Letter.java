package org.kundenportal.impl.mail;

import java.util.List;
import java.util.regex.Pattern;
import org.kundenportal.impl.Excerpt;

/**
 * The words of a mail: its subject, its text, and the same text as a page.
 *
 * @param subject one line of at most 255 UTF-16 units
 * @param text lines end in LF
 * @param html the text as a page
 * @param remarks what was put together in it, null if it is not that kind of mail
 */
record Letter(String subject, String text, String html, List<Remark> remarks) {

    /** What a mail says whose content was deleted. */
    static final Letter NONE = new Letter("", "", "", null);

    private static final int MAX_SUBJECT = 255;
    /** Also what makes text run the other way: in a header it would reach over what stands beside it. */
    private static final Pattern NOT_IN_A_LINE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\s]+");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\u2028|\\u2029");
    private static final Pattern NOT_IN_A_TEXT = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n\\t]]");

    /** One of the messages that are put together in one mail. */
    record Remark(String author, String text) {}

    /** The text as a subject. */
    static String line(String text) {
        return line(text, MAX_SUBJECT);
    }

    /** The text as one line without control characters, of at most so many UTF-16 units. */
    static String line(String text, int max) {
        return Excerpt.of(NOT_IN_A_LINE.matcher(text).replaceAll(" ").strip(), max);
    }

    /** The text without control characters but those that end lines and indent. */
    static String lines(String text) {
        return NOT_IN_A_TEXT
                .matcher(LINE_END.matcher(text).replaceAll("\n"))
                .replaceAll("")
                .strip();
    }

    /** Never shows what it says. */
    @Override
    public String toString() {
        return "Letter";
    }
}

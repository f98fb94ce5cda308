package org.kundenportal.impl.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kundenportal.api.Keys;
import org.kundenportal.api.PortalException;

/**
 * How the numbers of invoices look that the portal makes, such as {@code RE-{yyyy}-{seq:5}}: year ({@code {yyyy}},
 * {@code {yy}}) and month ({@code {MM}}) of the invoice date, and once the running number, with leading zeros up to N
 * digits as {@code {seq:N}}. A running number with more digits is written out. Immutable.
 */
public final class NumberPattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(yyyy|yy|MM|seq(?::([1-9]|1[0-2]))?)}");
    private static final String SEQUENCE = "seq";

    /** Numbers fit however many invoices there are: with this as their running number. */
    private static final long LONGEST = 999_999_999_999L;

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 12, 31);

    private final String text;

    private NumberPattern(String text) {
        this.text = text;
    }

    /**
     * The pattern that says this.
     *
     * @throws PortalException INVALID_REQUEST, field {@code numberPattern}: INVALID_PATTERN if it has another
     *     placeholder, not exactly one running number, or makes what is no number of a document
     */
    public static NumberPattern of(String text) {
        NumberPattern pattern = new NumberPattern(text);
        if (!pattern.isSound()) {
            throw PortalException.invalid("numberPattern", "INVALID_PATTERN");
        }
        return pattern;
    }

    private boolean isSound() {
        List<MatchResult> found = PLACEHOLDER.matcher(text).results().toList();
        long running = found.stream()
                .filter(placeholder -> placeholder.group(1).startsWith(SEQUENCE))
                .count();
        boolean braces = PLACEHOLDER.matcher(text).replaceAll("").matches(".*[{}].*");
        return running == 1 && !braces && isNumber(number(ANY_DAY, LONGEST));
    }

    private static boolean isNumber(String number) {
        try {
            Keys.check("number", number);
            return true;
        } catch (PortalException e) {
            return false;
        }
    }

    /** What counts for itself: the numbers of this day's year and month, whatever their running number. */
    public String series(LocalDate day) {
        return filled(day, "{" + SEQUENCE + "}");
    }

    /** The number of an invoice of this day. */
    public String number(LocalDate day, long running) {
        return filled(day, Long.toString(running));
    }

    private String filled(LocalDate day, String running) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "yyyy" -> digits(day.getYear(), 4);
                            case "yy" -> digits(day.getYear() % 100, 2);
                            case "MM" -> digits(day.getMonthValue(), 2);
                            default -> running(running, found.group(2));
                        }));
    }

    /** What is no number stands for all of them, and has no zeros before it. */
    private static String running(String running, String width) {
        int zeros = running.startsWith("{") ? 0 : Integer.parseInt(Objects.requireNonNullElse(width, "1"));
        return "0".repeat(Math.max(0, zeros - running.length())) + running;
    }

    private static String digits(int value, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", value);
    }
}

package org.kundenportal.impl.templates;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with placeholders such as {@code [Invoice.customerportal_url]} or {@code {OrderNumber}}. Each place is filled
 * once: what a value says is never looked through for placeholders. Other text in brackets or braces is text. Immutable.
 */
public final class Template {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([A-Z][A-Za-z]*\\.[a-z_]+)]");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([A-Za-z]+)}");

    /** What was meant to be a placeholder, however it is written. */
    private static final Pattern MEANT = Pattern.compile("\\[([A-Za-z]+\\.[A-Za-z_]+)]");

    private final String text;
    private final Pattern placeholder;

    private Template(String text, Pattern placeholder) {
        this.text = text;
        this.placeholder = placeholder;
    }

    /** The template that says this, its placeholders in brackets; never null. */
    public static Template of(String text) {
        return new Template(text, IN_BRACKETS);
    }

    /** The template that says this, its placeholders in braces; never null. */
    public static Template inBraces(String text) {
        return new Template(text, IN_BRACES);
    }

    /** The names of its placeholders, without brackets, in the order in which they stand. */
    public Set<String> placeholders() {
        return placeholder
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same with what was meant to be one, as {@code [order.Number]}: for texts that people are about to save. */
    public Set<String> meant() {
        return MEANT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Its placeholders that are not among the known ones. */
    public Set<String> unknown(Set<String> known) {
        Set<String> unknown = placeholders();
        unknown.removeAll(known);
        return unknown;
    }

    /**
     * The text with a value in each place.
     *
     * @param values gives the value of a placeholder by its name; null stands for an empty one
     */
    public String fill(UnaryOperator<String> values) {
        return placeholder.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(values, found)));
    }

    private static String value(UnaryOperator<String> values, MatchResult found) {
        String value = values.apply(found.group(1));
        return value == null ? "" : value;
    }
}

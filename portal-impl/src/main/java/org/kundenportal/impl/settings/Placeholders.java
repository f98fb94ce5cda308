package org.kundenportal.impl.settings;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds placeholders such as {@code {UserName}} that do not exist (ruling 7). Only one word right between braces looks
 * like one: {@code {color: red}} and {@code {}} are text.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\p{L}[\\p{L}\\p{N}_.-]*)}");

    private Placeholders() {}

    /** Whether the text has one that is not among the known names. */
    static boolean hasUnknown(String text, Set<String> known) {
        return PLACEHOLDER.matcher(text).results().anyMatch(found -> !known.contains(found.group(1)));
    }
}

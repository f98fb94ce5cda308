package org.kundenportal.impl.persistence;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Texts in the form in which they are searched: without case, and however their letters were composed. */
public final class SearchText {

    private static final int MAX_LENGTH = 500;

    private SearchText() {}

    /** The column in which a row is found by any of these texts; nulls are left out. */
    public static String of(String... texts) {
        String all = Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(SearchText::folded)
                .collect(Collectors.joining("\n"));
        return all.substring(0, Math.min(all.length(), MAX_LENGTH));
    }

    /** A pattern for LIKE with the escape character {@code !}, that finds the text anywhere in the column. */
    public static String pattern(String query) {
        // PostgreSQL takes no NUL in a text, so there is none to be found
        return "%" + folded(query.strip().replace('\0', '\ufffd')).replaceAll("[!%_]", "!$0") + "%";
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}

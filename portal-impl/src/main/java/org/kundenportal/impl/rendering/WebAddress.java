package org.kundenportal.impl.rendering;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A web address within a text.
 *
 * @param from index of its first character
 * @param to index behind its last one
 */
record WebAddress(String text, int from, int to) {

    /** What ends a sentence does not end an address. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    /** All of them, in their order. */
    static List<WebAddress> in(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> new WebAddress(found.group(), found.start(), found.end()))
                .toList();
    }
}

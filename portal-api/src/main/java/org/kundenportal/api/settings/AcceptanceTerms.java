package org.kundenportal.api.settings;

import java.util.Map;

/**
 * What a customer who accepts an estimate agrees to.
 *
 * @param texts plain text by language (ISO 639-1), each at most {@value #MAX_TEXT} UTF-16 units and not blank
 */
public record AcceptanceTerms(Map<String, String> texts) {

    /** The longest text. */
    public static final int MAX_TEXT = 4000;

    /** Copies the texts. */
    public AcceptanceTerms {
        texts = Map.copyOf(texts);
    }
}

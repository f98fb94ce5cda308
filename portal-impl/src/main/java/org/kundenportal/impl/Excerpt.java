package org.kundenportal.impl;

/** The beginning of a text for which there is no more room. */
public final class Excerpt {

    private Excerpt() {}

    /**
     * At most so many UTF-16 units of the text. A character of two is never cut in half: half of one can be kept, but
     * not be written as UTF-8.
     *
     * @param text may be null
     */
    public static String of(String text, int max) {
        if (text == null || text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}

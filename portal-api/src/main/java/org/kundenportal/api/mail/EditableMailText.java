package org.kundenportal.api.mail;

import java.util.List;

/**
 * A kind of mail and its texts.
 *
 * @param kind stable upper-case name of the occasion
 * @param placeholders what its texts may name, without brackets, in alphabetical order
 * @param variants one a language, in alphabetical order
 */
public record EditableMailText(String kind, List<String> placeholders, List<MailTextVariant> variants) {

    /** Copies both lists. */
    public EditableMailText {
        placeholders = List.copyOf(placeholders);
        variants = List.copyOf(variants);
    }
}

package org.kundenportal.impl.rendering;

import java.util.Locale;
import org.kundenportal.api.documents.DocumentKey;

/** What people call a document: its type in their language, and its number. */
public final class DocumentName {

    private DocumentName() {}

    /** For example {@code Rechnung RE-2026-1001}. */
    public static String of(DocumentKey key, String language) {
        return Texts.of(Locale.forLanguageTag(language)).get("title." + key.type()) + " " + key.number();
    }
}

package org.kundenportal.impl.downloads;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.kundenportal.impl.security.Tokens;

/**
 * A text of the waiver.
 *
 * @param text as it is shown
 */
record WaiverText(String text) {

    private static final int VERSION_LENGTH = 16;
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    /** Names the text: the start of its SHA-256, so that equal texts have one version on every node. */
    String version() {
        return Tokens.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_LENGTH);
    }

    /** Whether somebody was shown this text; pages and programs end lines differently. */
    boolean isShownBy(String shown) {
        return plain(text).equals(plain(shown));
    }

    private static String plain(String words) {
        return LINE_END.matcher(words).replaceAll("\n").strip();
    }
}

package org.kundenportal.web.files;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Content-Disposition} (RFC 6266), both ways. */
public final class ContentDisposition {

    /** File systems take names of 255 bytes; this leaves room for " (1)" and UTF-8. */
    private static final int MAX_NAME = 120;

    /** RFC 8187 attr-char. */
    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]");
    private static final Pattern NAME = Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern EXTENDED_NAME = Pattern.compile("(?i)filename\\*\\s*=\\s*UTF-8''([^;\\s]+)");

    private ContentDisposition() {}

    /**
     * The header's value with the name twice: in ASCII for old programs, and as it is.
     *
     * @param attachment whether the file is to be saved rather than shown
     */
    public static String of(boolean attachment, String fileName) {
        String name = safe(fileName);
        return (attachment ? "attachment" : "inline") + "; filename=\"" + ascii(name) + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /**
     * The file name that a request names.
     *
     * @param header may be null
     * @return without folders and control characters; null if it names none
     */
    public static String fileName(String header) {
        if (header == null) {
            return null;
        }
        Matcher extended = EXTENDED_NAME.matcher(header);
        if (extended.find()) {
            return safe(decoded(extended.group(1)));
        }
        Matcher plain = NAME.matcher(header);
        if (!plain.find()) {
            return null;
        }
        return safe(plain.group(1) == null ? plain.group(2) : plain.group(1));
    }

    /** A name that is one on every file system: no folders, no characters that steer, nothing hidden. */
    public static String safe(String name) {
        String lastPart = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = FORBIDDEN
                .matcher(Normalizer.normalize(lastPart, Normalizer.Form.NFC))
                .replaceAll("_");
        String stripped = plain.strip().replaceAll("^[.\\-]+|[. ]+$", "");
        String cut = stripped.length() <= MAX_NAME ? stripped : shortened(stripped);
        return cut.isEmpty() ? "file" : cut;
    }

    /** Keeps the extension. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = MAX_NAME - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }

    private static String ascii(String name) {
        String plain =
                name.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        String capitals = plain.replace("Ä", "Ae").replace("Ö", "Oe").replace("Ü", "Ue");
        return Normalizer.normalize(capitals, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", "_")
                .replaceAll("[%\"\\\\]", "_");
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ATTR_CHARS.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}

package org.kundenportal.spi.storage;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a file is within a storage: names with {@code /} between them, as people gave them, in any script. Two paths are
 * equal if their characters are; a storage need not keep apart what only differs in case or in the way accents are
 * written.
 *
 * @param text 1 to 1024 bytes in UTF-8; no name in it is empty, {@code .} or {@code ..}, none holds control characters
 */
public record FilePath(String text) {

    /** In bytes; what S3 allows. */
    private static final int LONGEST = 1024;

    /** Refuses what is no path. */
    public FilePath {
        if (!isPath(text)) {
            throw new IllegalArgumentException("no path of a file");
        }
    }

    /** The path, empty if the text is none. */
    public static Optional<FilePath> find(String text) {
        return isPath(text) ? Optional.of(new FilePath(text)) : Optional.empty();
    }

    /** The last name. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isPath(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl) || !isShort(text)) {
            return false;
        }
        for (String name : text.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** No, too, where it is no text: half of a surrogate pair has no bytes. */
    private static boolean isShort(String text) {
        try {
            return StandardCharsets.UTF_8
                            .newEncoder()
                            .encode(CharBuffer.wrap(text))
                            .remaining()
                    <= LONGEST;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

package org.kundenportal.impl.orders;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file as text, however a spreadsheet wrote it: as UTF-8, with or without a byte order mark, if it can be that, else as
 * Windows-1252.
 *
 * @param encoding the name of the character set
 * @param text without the byte order mark
 */
record CsvText(String encoding, String text) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The text; empty if it is none, as that of UTF-16 or of a spreadsheet's own format. */
    static Optional<CsvText> of(byte[] file) {
        return decoded(file, StandardCharsets.UTF_8)
                .or(() -> decoded(file, WINDOWS_1252))
                .filter(csv -> csv.text.indexOf('\0') < 0);
    }

    private static Optional<CsvText> decoded(byte[] file, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return Optional.of(new CsvText(charset.name(), text.startsWith("\ufeff") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

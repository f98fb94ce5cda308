package org.kundenportal.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads Karaf's log. */
final class LogLines {

    private LogLines() {}

    static List<String> errors(Path log) {
        return containing(log, "| ERROR |");
    }

    static List<String> containing(Path log, String text) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

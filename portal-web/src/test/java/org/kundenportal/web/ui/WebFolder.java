package org.kundenportal.web.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that go into the bundle, as the build has put them together. */
final class WebFolder {
    private static final Path ROOT = Path.of("target", "classes", "web");

    private WebFolder() {}

    static Map<String, byte[]> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> ROOT.relativize(file).toString(), WebFolder::read));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static AssetCatalogue catalogue() {
        return new AssetCatalogue(files());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

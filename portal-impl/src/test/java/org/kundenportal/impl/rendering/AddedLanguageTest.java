package org.kundenportal.impl.rendering;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AddedLanguageTest {

    @Test
    @DisplayName("BW-12 adding a language to PDFs and CSV is adding a file")
    void byAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("org/kundenportal/impl/rendering/texts/fr.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "title.INVOICE=Facture\n");
        URL classes = Texts.class.getProtectionDomain().getCodeSource().getLocation();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL(), classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> texts = loader.loadClass(Texts.class.getName());
            assertThat(texts).isNotSameAs(Texts.class);
            Object french = texts.getMethod("of", Locale.class).invoke(null, Locale.CANADA_FRENCH);
            assertThat(texts.getMethod("get", String.class, String[].class)
                            .invoke(french, "title.INVOICE", new String[0]))
                    .isEqualTo("Facture");
        }
        assertThat(Texts.of(Locale.FRENCH).get("title.INVOICE")).isEqualTo("Invoice");
    }
}

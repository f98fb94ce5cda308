package org.kundenportal.web.problems;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AddedLanguageTest {

    @Test
    @DisplayName("BW-12 adding a language is adding a file")
    void byAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("org/kundenportal/web/problems/problems_fr.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "title.NOT_FOUND=Introuvable\n");

        try (URLClassLoader loader = withFolder(folder)) {
            Class<?> texts = loader.loadClass(ProblemTexts.class.getName());
            assertThat(texts).isNotSameAs(ProblemTexts.class);
            assertThat((List<?>) texts.getMethod("languages").invoke(null)).isEqualTo(List.of("de", "en", "fr"));
            var text = texts.getDeclaredMethod("text", String.class, String.class, String.class);
            text.setAccessible(true);
            assertThat(text.invoke(null, "fr", "title", "NOT_FOUND")).isEqualTo("Introuvable");
        }
    }

    /** Loads the classes again, beside the files of a folder. */
    private static URLClassLoader withFolder(Path folder) throws IOException {
        URL classes = ProblemTexts.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {folder.toUri().toURL(), classes}, ClassLoader.getPlatformClassLoader());
    }
}

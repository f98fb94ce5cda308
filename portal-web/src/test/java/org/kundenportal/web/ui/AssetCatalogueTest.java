package org.kundenportal.web.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AssetCatalogueTest {
    private static final String LONG_TEXT = "export const a = 1;\n".repeat(100);

    private final Map<String, byte[]> files = new HashMap<>(Map.of(
            "ui/a.js", LONG_TEXT.getBytes(UTF_8),
            "i18n/en.json", "{}".getBytes(UTF_8),
            "i18n/de.json", "{}".getBytes(UTF_8),
            "i18n/cs.json", "{}".getBytes(UTF_8),
            "admin/i18n/fr.json", "{}".getBytes(UTF_8),
            "vendor/lit/LICENSE", "BSD".getBytes(UTF_8)));

    @Test
    @DisplayName("BW-12 A language is a file in the folder of texts; German comes first")
    void languages() {
        assertThat(new AssetCatalogue(files).languages()).containsExactly("de", "cs", "en");
    }

    @Test
    @DisplayName("The version changes with a file's bytes and with its name, and with nothing else")
    void version() {
        String before = new AssetCatalogue(files).version();
        assertThat(new AssetCatalogue(new HashMap<>(files)).version()).isEqualTo(before);

        byte[] bytes = files.remove("ui/a.js");
        files.put("ui/b.js", bytes);
        assertThat(new AssetCatalogue(files).version()).isNotEqualTo(before);

        files.remove("ui/b.js");
        files.put("ui/a.js", "changed".getBytes(UTF_8));
        assertThat(new AssetCatalogue(files).version()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("Files without a media type are not served")
    void licences() {
        AssetCatalogue assets = new AssetCatalogue(files);

        assertThat(assets.find("vendor/lit/LICENSE")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> assets.get("vendor/lit/LICENSE"));
        assertThatIllegalArgumentException().isThrownBy(() -> Asset.of("LICENSE", "BSD"));
    }

    @Test
    @DisplayName("The compressed form holds the same bytes, and has an entity tag of its own")
    void compression() throws IOException {
        Asset asset = new AssetCatalogue(files).get("ui/a.js");

        assertThat(asset.isCompressible()).isTrue();
        assertThat(asset.length(true)).isLessThan(asset.length(false));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(asset.bytes(true)))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(LONG_TEXT);
        }
        assertThat(asset.entityTag(true))
                .isNotEqualTo(asset.entityTag(false))
                .startsWith("\"")
                .endsWith("\"");
    }

    @Test
    @DisplayName("What does not get smaller is not compressed")
    void noCompression() {
        Asset tiny = Asset.of("tiny.json", "{}");

        assertThat(tiny.isCompressible()).isFalse();
        assertThat(tiny.bytes(true)).isEqualTo("{}".getBytes(UTF_8));
        assertThat(Asset.of("font.woff2", new byte[1000]).isCompressible()).isFalse();
    }
}

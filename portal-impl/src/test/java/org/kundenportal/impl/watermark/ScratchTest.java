package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScratchTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a temporary file that cannot be written is not taken for a damaged PDF")
    void remembersFailures() throws IOException {
        IOException full = new IOException("no space left on device");
        try (Scratch scratch = new Scratch(new RandomAccessStreamCache() {
            @Override
            public RandomAccess createBuffer() throws IOException {
                throw full;
            }

            @Override
            public void close() {}
        })) {
            scratch.check();
            assertThatThrownBy(scratch::createBuffer).isSameAs(full);
            assertThatThrownBy(scratch::check).isSameAs(full);
        }
    }

    @Test
    @DisplayName("what does not fit into memory lies in the folder, and is gone afterwards")
    void liesInItsFolder() throws IOException {
        try (Scratch scratch = new Scratch(folder, 4096)) {
            byte[] much = new byte[1 << 16];
            much[much.length - 1] = 7;
            try (RandomAccess buffer = scratch.createBuffer()) {
                buffer.write(much);
                try (var files = Files.list(folder)) {
                    assertThat(files).hasSize(1);
                }
                buffer.seek(much.length - 1);
                assertThat(buffer.read()).isEqualTo(7);
                assertThat(buffer.isEOF()).isTrue();
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}

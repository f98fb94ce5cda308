package org.kundenportal.storage.cloud;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.kundenportal.storage.cloud.WholePieces.Pieces;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class WholePiecesTest {

    /** Gives one byte at a time, whatever it is asked for. */
    private static final class Crumbs extends FilterInputStream {

        Crumbs(String text) {
            super(new ByteArrayInputStream(text.getBytes(US_ASCII)));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, Math.min(length, 1));
        }
    }

    @Test
    void givesAsMuchAsIsAskedFor() throws IOException {
        byte[] buffer = new byte[6];
        try (InputStream pieces = new Pieces(new Crumbs("0;chunk"))) {
            assertThat(pieces.read(buffer, 0, 6)).isEqualTo(6);
            assertThat(buffer).asString(US_ASCII).isEqualTo("0;chun");
            assertThat(pieces.read(buffer, 1, 5)).isEqualTo(1);
            assertThat(buffer).asString(US_ASCII).isEqualTo("0kchun");
            assertThat(pieces.read(buffer, 0, 0)).isZero();
            assertThat(pieces.read(buffer, 0, 6)).isEqualTo(-1);
        }
    }
}

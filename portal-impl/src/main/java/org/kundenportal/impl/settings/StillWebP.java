package org.kundenportal.impl.settings;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A WebP file of one picture (RFC 9649), of which only the heads have been read. A file says its size up to twice, for
 * the canvas and in the compressed picture, and a decoder that asks only the first can be made to unpack the second:
 * both must be the same. Immutable.
 */
final class StillWebP {

    private static final int RIFF_HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int MOST_CHUNKS = 100;
    private static final int CANVAS_HEAD = 10;
    private static final int ANIMATED = 0x02;
    private static final int LOSSLESS_HEAD = 5;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int LOSSY_HEAD = 10;
    private static final int KEY_FRAME = 0x2a019d;
    private static final int BITS_14 = 0x3fff;

    private final byte[] file;
    private final int width;
    private final int height;

    private StillWebP(byte[] file, int[] size) {
        this.file = file;
        this.width = size[0];
        this.height = size[1];
    }

    /** Whether the file says that it is one. */
    static boolean isClaimedBy(byte[] file) {
        return file.length >= RIFF_HEAD
                && name(file, 0).equals("RIFF")
                && name(file, 8).equals("WEBP");
    }

    /**
     * Reads the heads.
     *
     * @throws IOException if there is not one still picture of one size in the file
     */
    static StillWebP in(byte[] file) throws IOException {
        int[] canvas = null;
        int[] picture = null;
        int at = RIFF_HEAD;
        for (int chunks = 0; chunks < MOST_CHUNKS && picture == null && at + CHUNK_HEAD <= file.length; chunks++) {
            ByteBuffer content = content(file, at);
            switch (name(file, at)) {
                case "VP8X" -> canvas = canvas(content);
                case "VP8L" -> picture = lossless(content);
                case "VP8 " -> picture = lossy(content);
                default -> {}
            }
            // chunks of an odd length are followed by a byte of padding
            at += CHUNK_HEAD + content.capacity() + (content.capacity() & 1);
        }
        require(picture != null);
        require(canvas == null || (canvas[0] == picture[0] && canvas[1] == picture[1]));
        return new StillWebP(file, picture);
    }

    /** In pixels. */
    int width() {
        return width;
    }

    /** In pixels. */
    int height() {
        return height;
    }

    /**
     * Unpacks the pixels, with a reader that is this bundle's own affair: no other program in this JVM sees it.
     *
     * @throws IOException if they cannot be unpacked
     */
    BufferedImage pixels() throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
            try {
                reader.setInput(in, true, true);
                return reader.read(0);
            } catch (RuntimeException e) {
                throw new IOException("a broken file", e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer content(byte[] file, int at) throws IOException {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4);
        require(length >= 0 && length <= file.length - at - CHUNK_HEAD);
        return ByteBuffer.wrap(file, at + CHUNK_HEAD, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int[] canvas(ByteBuffer content) throws IOException {
        require(content.capacity() >= CANVAS_HEAD && (content.get(0) & ANIMATED) == 0);
        return new int[] {1 + (content.getInt(4) & 0xffffff), 1 + (content.getInt(6) >>> 8)};
    }

    private static int[] lossless(ByteBuffer content) throws IOException {
        require(content.capacity() >= LOSSLESS_HEAD && content.get(0) == LOSSLESS_SIGNATURE);
        int bits = content.getInt(1);
        return new int[] {1 + (bits & BITS_14), 1 + (bits >>> 14 & BITS_14)};
    }

    private static int[] lossy(ByteBuffer content) throws IOException {
        require(content.capacity() >= LOSSY_HEAD && content.getInt(2) >>> 8 == KEY_FRAME);
        return new int[] {content.getShort(6) & BITS_14, content.getShort(8) & BITS_14};
    }

    private static void require(boolean sound) throws IOException {
        if (!sound) {
            throw new IOException("no still WebP");
        }
    }
}

package org.kundenportal.impl.settings;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.impl.Refusal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Pictures that would fill the memory if anybody believed them. The build runs this with a heap of 128 MB. */
class HostilePicturesTest {

    private static final int HUGE = 0x3fff;

    private static void assertRefused(byte[] file, ErrorCode code) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        assertThat(Refusal.code(() -> Picture.in(file))).isEqualTo(code);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated")
                .isLessThan(32L << 20);
    }

    @Test
    @DisplayName("ASVS 5.2.6 a PNG of 20000 x 20000 is refused by its head")
    void png() {
        ByteBuffer file = ByteBuffer.allocate(33);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13);
        byte[] head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(US_ASCII))
                .putInt(20_000)
                .putInt(20_000)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(head);
        assertRefused(file.put(head).putInt((int) crc.getValue()).array(), ErrorCode.TOO_LARGE);
    }

    @Test
    @DisplayName("ASVS 5.2.6 a WebP that says it is huge is refused by its head")
    void webP() throws IOException {
        byte[] lossless = PictureTest.webP("lossless");
        ByteBuffer.wrap(lossless).order(ByteOrder.LITTLE_ENDIAN).putInt(21, HUGE | HUGE << 14);
        assertRefused(lossless, ErrorCode.TOO_LARGE);
        byte[] lossy = PictureTest.webP("lossy");
        ByteBuffer.wrap(lossy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) HUGE)
                .putShort(28, (short) HUGE);
        assertRefused(lossy, ErrorCode.TOO_LARGE);
    }

    @Test
    @DisplayName("ASVS 5.2.6 a huge WebP picture on a small canvas is refused, and a huge canvas, too")
    void webPOfTwoSizes() throws IOException {
        byte[] lossy = PictureTest.webP("lossy");
        ByteBuffer.wrap(lossy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) HUGE)
                .putShort(28, (short) HUGE);
        assertRefused(onCanvas(47, 31, lossy), ErrorCode.NOT_AN_IMAGE);
        assertRefused(onCanvas(0xffffff, 0xffffff, PictureTest.webP("lossy")), ErrorCode.NOT_AN_IMAGE);
    }

    @Test
    @DisplayName("a WebP of endless or impossible chunks is refused")
    void webPOfNonsense() throws IOException {
        byte[] whole = PictureTest.webP("lossless");
        int padding = 1;
        for (int length = 0; length < whole.length - padding; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(Refusal.code(() -> Picture.in(part))).isEqualTo(ErrorCode.NOT_AN_IMAGE);
        }
        byte[] chunks = new byte[1_000_000];
        System.arraycopy(whole, 0, chunks, 0, 12);
        assertRefused(chunks, ErrorCode.NOT_AN_IMAGE);
        Arrays.fill(chunks, 12, chunks.length, (byte) 0xff);
        assertRefused(chunks, ErrorCode.NOT_AN_IMAGE);
    }

    /** The picture after the head of another canvas; sizes less one, as they are written. */
    private static byte[] onCanvas(int width, int height, byte[] file) {
        return ByteBuffer.allocate(file.length + 18)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(file, 0, 12)
                .put("VP8X".getBytes(US_ASCII))
                .putInt(10)
                .putInt(0)
                .putShort((short) width)
                .put((byte) (width >> 16))
                .putShort((short) height)
                .put((byte) (height >> 16))
                .put(file, 12, file.length - 12)
                .array();
    }
}

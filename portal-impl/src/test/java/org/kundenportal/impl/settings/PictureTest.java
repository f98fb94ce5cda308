package org.kundenportal.impl.settings;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class PictureTest {

    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @Test
    @DisplayName("ASVS 5.2.2 a PNG is decoded and encoded anew: its pixels stay, also transparent ones")
    void pngIsEncodedAnew() throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 1, 0x80ff0000);

        Picture picture = Picture.in(file(image, "png"));

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.width()).isEqualTo(3);
        assertThat(picture.height()).isEqualTo(2);
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertThat(decoded.getRGB(1, 1)).isEqualTo(0x80ff0000);
        assertThat(decoded.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    @DisplayName("ASVS 5.2.2 a JPEG is decoded and encoded anew")
    void jpegIsEncodedAnew() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().setBackground(Color.WHITE);

        Picture picture = Picture.in(file(image, "jpeg"));

        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth())
                .isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"lossless, ff0a6b74, 80ff0000", "lossy, ff0a6c76, ffffffff", "alpha, ff0a6b73, 80ff0200"})
    @DisplayName("BW-29 ASVS 5.2.2 a WebP, with or without loss and transparency, becomes a PNG")
    void webPIsEncodedAnew(String name, String disc, String square) throws IOException {
        Picture picture = Picture.in(webP(name));

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.width()).isEqualTo(48);
        assertThat(picture.height()).isEqualTo(32);
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertThat(Integer.toHexString(decoded.getRGB(16, 16))).isEqualTo(disc);
        assertThat(Integer.toHexString(decoded.getRGB(36, 16))).isEqualTo(square);
    }

    @Test
    @DisplayName("an animated WebP has no one picture")
    void animationsAreRefused() throws IOException {
        assertThat(Refusal.code(() -> Picture.in(webP("animated")))).isEqualTo(ErrorCode.NOT_AN_IMAGE);
    }

    static byte[] webP(String name) throws IOException {
        try (InputStream in = PictureTest.class.getResourceAsStream(name + ".webp")) {
            return in.readAllBytes();
        }
    }

    @Test
    @DisplayName("ASVS 5.2.2 what hides behind the pixels, or in a PNG's texts, is gone")
    void polyglotsLoseTheirOtherHalf() throws IOException {
        String payload = "<script>alert(1)</script>PK\u0003\u0004%PDF-1.4";
        byte[] png = file(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png");
        byte[] appended = joined(png, payload.getBytes(StandardCharsets.ISO_8859_1));
        byte[] commented = joined(
                Arrays.copyOf(png, 33),
                chunk("tEXt", ("Comment\0" + payload).getBytes(StandardCharsets.ISO_8859_1)),
                Arrays.copyOfRange(png, 33, png.length));
        byte[] jpeg = joined(
                file(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "jpeg"),
                payload.getBytes(StandardCharsets.ISO_8859_1));

        byte[] webP = joined(webP("lossless"), payload.getBytes(StandardCharsets.ISO_8859_1));

        for (byte[] file : new byte[][] {appended, commented, jpeg, webP}) {
            String bytes = new String(Picture.in(file).bytes(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("script", "PK", "%PDF");
        }
    }

    @Test
    @DisplayName("ASVS 5.2.6 a picture of 20000 x 20000 is refused by its head, before anything is decoded")
    void hugePicturesAreRefused() throws IOException {
        assertThat(Refusal.code(() -> Picture.in(head(20_000, 20_000)))).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(Refusal.code(() -> Picture.in(head(Integer.MAX_VALUE, Integer.MAX_VALUE))))
                .isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(Refusal.code(() -> Picture.in(head(65_535, 65_535)))).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    @DisplayName("ASVS 1.3.4 SVG, GIF, BMP and what is no picture at all are refused")
    void othersAreRefused() throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        for (byte[] file : new byte[][] {
            new byte[0],
            {0},
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8),
            "GIF89a/*".getBytes(StandardCharsets.UTF_8),
            file(image, "gif"),
            file(image, "bmp"),
            PNG_MAGIC,
            head(1, 1),
            head(0, 1),
            head(-1, 5),
            "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
            {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            new byte[100_000]
        }) {
            assertThat(Refusal.code(() -> Picture.in(file))).isEqualTo(ErrorCode.NOT_AN_IMAGE);
        }
    }

    @Test
    @DisplayName("a broken picture is shown or refused, and nothing else")
    void brokenPicturesAreRefused() throws IOException {
        BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().drawLine(0, 0, 24, 24);
        BufferedImage gray = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_INDEXED);
        Random random = new Random(20261121);
        int refused = 0;
        for (byte[] whole : new byte[][] {
            file(image, "png"), file(image, "jpeg"), file(gray, "png"), webP("lossless"), webP("lossy"), webP("alpha")
        }) {
            for (int i = 0; i < 700; i++) {
                byte[] broken = i % 7 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                for (int j = 0; j <= i % 4 && broken.length > 0; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                refused += isRefused(broken) ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(200, 4_199);
    }

    private static boolean isRefused(byte[] file) {
        try {
            return Picture.in(file).width() < 0;
        } catch (PortalException e) {
            return true;
        }
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** A PNG whose head promises a size, with a few pixels only. */
    private static byte[] head(int width, int height) throws IOException {
        ByteArrayOutputStream size = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(size);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels, new Deflater(9))) {
            deflater.write(0);
        }
        return joined(
                PNG_MAGIC,
                chunk("IHDR", size.toByteArray()),
                chunk("IDAT", pixels.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) throws IOException {
        byte[] body = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(body);
        data.writeInt((int) crc.getValue());
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

package org.kundenportal.impl.settings;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/**
 * A picture that is nothing but pixels: decoded and encoded anew, so that whatever else the uploaded file was (a script,
 * an archive, a place where it was taken) is gone. Immutable.
 */
final class Picture {

    private static final long MAX_PIXELS = 25_000_000;

    private final byte[] bytes;
    private final String mediaType;
    private final int width;
    private final int height;

    private Picture(byte[] bytes, String mediaType, int width, int height) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.width = width;
        this.height = height;
    }

    /** The new file. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** {@code image/jpeg} of a JPEG, else {@code image/png}. */
    String mediaType() {
        return mediaType;
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
     * The picture in a PNG, JPEG or WebP file. Its size is read from the head of the file before anything is decoded. An
     * animated picture is none.
     *
     * @throws PortalException NOT_AN_IMAGE; TOO_LARGE above 25 megapixels
     */
    static Picture in(byte[] file) {
        return StillWebP.isClaimedBy(file) ? inWebP(file) : inPngOrJpeg(file);
    }

    private static Picture inWebP(byte[] file) {
        try {
            StillWebP picture = StillWebP.in(file);
            requireSize(picture.width(), picture.height());
            return new Picture(encoded(picture.pixels(), "png"), "image/png", picture.width(), picture.height());
        } catch (IOException e) {
            throw PortalException.of(ErrorCode.NOT_AN_IMAGE);
        }
    }

    private static Picture inPngOrJpeg(byte[] file) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                requireSize(width, height);
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                return new Picture(encoded(reader.read(0), format), "image/" + format, width, height);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PortalException.of(ErrorCode.NOT_AN_IMAGE);
        }
    }

    private static void requireSize(int width, int height) {
        if ((long) width * height > MAX_PIXELS) {
            throw PortalException.of(ErrorCode.TOO_LARGE);
        }
    }

    private static ImageReader reader(ImageInputStream in) throws IOException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(in); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (reader.getFormatName().matches("(?i)png|jpe?g")) {
                return reader;
            }
        }
        throw PortalException.of(ErrorCode.NOT_AN_IMAGE);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        boolean opaque = format.startsWith("jp");
        BufferedImage pixels = new BufferedImage(
                image.getWidth(), image.getHeight(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = pixels.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(pixels, format, out)) {
            throw PortalException.of(ErrorCode.NOT_AN_IMAGE);
        }
        return out.toByteArray();
    }
}

package org.kundenportal.impl.rendering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A logo as PDF carries it: without transparency, because the white paper is part of the picture then and every viewer
 * and printer agrees; no larger than print can show. Made once and put into many documents. Immutable.
 */
final class EncodedLogo {

    /** Refused beyond, so that a small file cannot unpack into hundreds of megabytes. */
    private static final int MOST_PIXELS = 16_000_000;
    /** 75 mm at 300 dots per inch. */
    private static final int MOST_WIDTH = 886;

    private final byte[] compressed;
    private final COSDictionary parameters;
    private final int width;
    private final int height;

    private EncodedLogo(byte[] compressed, COSDictionary parameters, int width, int height) {
        this.compressed = compressed;
        this.parameters = parameters;
        this.width = width;
        this.height = height;
    }

    /** Encodes PNG and JPEG; anything else, broken or too large, is empty. */
    static Optional<EncodedLogo> of(Logo logo) {
        try {
            BufferedImage picture = read(logo.bytes());
            return picture == null ? Optional.empty() : Optional.of(encode(onPaper(picture)));
        } catch (IOException | RuntimeException e) {
            // ImageIO answers damaged files with all sorts of exceptions; a document goes out without a logo then
            return Optional.empty();
        }
    }

    private static String format(byte[] bytes) {
        if (bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G') {
            return "png";
        }
        return bytes.length > 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8 ? "jpeg" : null;
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        String format = format(bytes);
        if (format == null) {
            return null;
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return null;
            }
            ImageReadParam everyNth = reader.getDefaultReadParam();
            int step = Math.max(1, reader.getWidth(0) / (2 * MOST_WIDTH));
            everyNth.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, everyNth);
        } finally {
            reader.dispose();
        }
    }

    /** Halves the picture until it is near its size, then scales the rest: smooth where one step would be jagged. */
    private static BufferedImage onPaper(BufferedImage picture) {
        BufferedImage current = drawn(picture, picture.getWidth(), picture.getHeight());
        while (current.getWidth() > MOST_WIDTH) {
            int nextWidth = Math.max(MOST_WIDTH, current.getWidth() / 2);
            int nextHeight = Math.max(1, (int) ((long) current.getHeight() * nextWidth / current.getWidth()));
            current = drawn(current, nextWidth, nextHeight);
        }
        return current;
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return paper;
    }

    private static EncodedLogo encode(BufferedImage picture) throws IOException {
        try (PDDocument scratch = new PDDocument()) {
            COSStream stream = LosslessFactory.createFromImage(scratch, picture).getCOSObject();
            byte[] compressed;
            try (var raw = stream.createRawInputStream()) {
                compressed = raw.readAllBytes();
            }
            return new EncodedLogo(
                    compressed, stream.getCOSDictionary(COSName.DECODE_PARMS), picture.getWidth(), picture.getHeight());
        }
    }

    /** The logo as an object of a PDF. */
    PDImageXObject in(PDDocument pdf) throws IOException {
        PDImageXObject image = new PDImageXObject(
                pdf,
                new ByteArrayInputStream(compressed),
                COSName.FLATE_DECODE,
                width,
                height,
                Byte.SIZE,
                PDDeviceRGB.INSTANCE);
        if (parameters != null) {
            image.getCOSObject().setItem(COSName.DECODE_PARMS, new COSDictionary(parameters));
        }
        return image;
    }
}

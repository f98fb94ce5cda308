package org.kundenportal.impl.watermark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;

/**
 * What a person sees of a page: its part of the plane, how it is turned, and how large its units are. Odd values count as
 * viewers take them: a page without a usable size is a US Letter, a part that is not on the page is all of it.
 *
 * @param rotation clockwise, 0, 90, 180 or 270 degrees
 * @param unit points (1/72 inch) that one unit of the page takes
 */
record Sheet(double left, double bottom, double right, double top, int rotation, double unit) {

    private static final Sheet LETTER = new Sheet(0, 0, 612, 792, 0, 1);
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final int FULL_TURN = 360;
    private static final int QUARTER = 90;
    private static final int DECIMALS = 5;

    /** From the entries of a page, each null where it has none. */
    static Sheet of(COSBase mediaBox, COSBase cropBox, COSBase rotate, COSBase userUnit) {
        Sheet media = box(mediaBox, LETTER);
        Sheet crop = box(cropBox, media);
        Sheet visible = new Sheet(
                Math.max(media.left, crop.left),
                Math.max(media.bottom, crop.bottom),
                Math.min(media.right, crop.right),
                Math.min(media.top, crop.top),
                rotation(rotate),
                unit(userUnit));
        return visible.left < visible.right && visible.bottom < visible.top
                ? visible
                : new Sheet(media.left, media.bottom, media.right, media.top, visible.rotation, visible.unit);
    }

    private static Sheet box(COSBase value, Sheet otherwise) {
        if (!(value instanceof COSArray array) || array.size() < 4) {
            return otherwise;
        }
        double[] corners = new double[4];
        for (int i = 0; i < corners.length; i++) {
            if (!(array.getObject(i) instanceof COSNumber number)) {
                return otherwise;
            }
            corners[i] = number.floatValue();
        }
        Sheet box = new Sheet(
                Math.min(corners[0], corners[2]),
                Math.min(corners[1], corners[3]),
                Math.max(corners[0], corners[2]),
                Math.max(corners[1], corners[3]),
                0,
                1);
        return box.left < box.right && box.bottom < box.top ? box : otherwise;
    }

    private static int rotation(COSBase value) {
        if (value instanceof COSNumber degrees && degrees.intValue() % QUARTER == 0) {
            return Math.floorMod(degrees.intValue(), FULL_TURN);
        }
        return 0;
    }

    private static double unit(COSBase value) {
        return value instanceof COSNumber number && number.floatValue() > 0 ? number.floatValue() : 1;
    }

    /**
     * The matrix, as a page's content writes it, from points around the place to the page's units.
     *
     * @param leftMm from the left edge as it is seen
     * @param bottomMm from the bottom edge as it is seen
     */
    String matrix(double leftMm, double bottomMm) {
        double scale = 1 / unit;
        double x = leftMm * POINTS_PER_MM * scale;
        double y = bottomMm * POINTS_PER_MM * scale;
        return switch (rotation) {
            case QUARTER -> matrix(0, scale, -scale, 0, right - y, bottom + x);
            case 2 * QUARTER -> matrix(-scale, 0, 0, -scale, right - x, top - y);
            case 3 * QUARTER -> matrix(0, -scale, scale, 0, left + y, top - x);
            default -> matrix(scale, 0, 0, scale, left + x, bottom + y);
        };
    }

    private static String matrix(double... numbers) {
        StringBuilder matrix = new StringBuilder();
        for (double number : numbers) {
            matrix.append(number(number)).append(' ');
        }
        return matrix.append("cm").toString();
    }

    /** A number as PDF writes it: without exponent. */
    static String number(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

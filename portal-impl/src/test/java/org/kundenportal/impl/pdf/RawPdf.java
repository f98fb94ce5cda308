package org.kundenportal.impl.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PDF written byte by byte, so that it can be wrong in any way. The first object must be the catalog. */
public final class RawPdf {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    /** Begins the file. */
    public RawPdf() {
        write("%PDF-1.7\n");
    }

    /** Adds the next object, numbered from 1. */
    public RawPdf object(String body) {
        begin();
        write(body);
        write("\nendobj\n");
        return this;
    }

    /** Adds a stream with the given dictionary entries (without its length). */
    public RawPdf stream(String entries, byte[] content) {
        begin();
        write("<<" + entries + " /Length " + content.length + ">>\nstream\n");
        write(content);
        write("\nendstream\nendobj\n");
        return this;
    }

    /** Adds the cross-reference table and the trailer. */
    public byte[] toBytes(String trailerEntries) {
        int start = out.size();
        write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            write(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        write("trailer\n<</Size " + (offsets.size() + 1) + " /Root 1 0 R " + trailerEntries + ">>\n");
        return end(start);
    }

    public byte[] toBytes() {
        return toBytes("");
    }

    /** Ends the file with the last object as its cross-reference stream. */
    public byte[] endingInXrefStream() {
        return end(offsets.get(offsets.size() - 1));
    }

    /** Ends the file with a cross-reference that leads nowhere. */
    public byte[] withoutXref() {
        return end(999_999_999);
    }

    /** The offset of an object. */
    public int offset(int number) {
        return offsets.get(number - 1);
    }

    public int size() {
        return out.size();
    }

    /** A PDF with the one embedded file, coded as the stream's entries say. */
    public static byte[] embedding(String entries, byte[] content) {
        return new RawPdf()
                        .object("<</Type /Catalog /Names <</EmbeddedFiles <</Names [(a) 2 0 R]>>>>>>")
                        .object("<</Type /Filespec /F (a) /EF <</F 3 0 R>>>>")
                        .stream(entries, content)
                        .toBytes();
    }

    public static byte[] deflate(byte[] start, byte filler, long count) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, filler);
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED))) {
            out.write(start);
            for (long left = count; left > 0; left -= chunk.length) {
                out.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    public static byte[] deflate(byte[] content) {
        return deflate(content, (byte) 0, 0);
    }

    private void begin() {
        offsets.add(out.size());
        write(offsets.size() + " 0 obj\n");
    }

    private byte[] end(int xref) {
        write("startxref\n" + xref + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(byte[] bytes) {
        out.writeBytes(bytes);
    }
}

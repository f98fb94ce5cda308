package org.kundenportal.impl.einvoice;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.COSParser;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;

/**
 * PDFBox's parser with a budget. PDFBox itself inflates object and cross-reference streams without limit and believes what
 * a file says about its own size; here each of these streams is inflated on trial first, and objects, cross-reference
 * entries and bytes read are counted. Only what leads to the embedded files is parsed; pages are never looked at.
 */
final class GuardedPdf extends COSParser implements Closeable {

    /** A file that costs more than an honest one; unchecked, because PDFBox repairs on after a checked exception. */
    static final class LimitExceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A document that does not open without a password or certificate; unchecked for the same reason. */
    static final class Locked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Locked(Throwable cause) {
            super(cause);
        }
    }

    private static final Set<COSName> FLATE = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);

    /** A parsed object takes up to 30 times its bytes. */
    private static final int MAX_STRUCTURE_BYTES = 1 << 20;

    private static final int MAX_OBJECTS = 100_000;
    private static final int MAX_REFERENCED_OBJECTS = 10_000;
    private static final int MAX_XREF_ENTRIES = 100_000;
    private static final int MAX_FILTERS = 2;
    private static final int MAX_ROW_BYTES = 1 << 16;

    /** Larger files are not repaired: the search for objects keeps all it finds. */
    private static final int MAX_REPAIRED_BYTES = 2 << 20;

    private final Set<Long> checkedObjectStreams = new HashSet<>();
    private int structureBytes;
    private int objects;
    private int referencedObjects;

    GuardedPdf(byte[] pdf) throws IOException {
        super(new CountedSource(pdf), "", null, null);
        xrefTrailerResolver = new CountedXref();
        setLenient(pdf.length <= MAX_REPAIRED_BYTES);
    }

    /** The root of the document; never null. */
    COSDictionary catalog() throws IOException {
        try {
            COSDictionary catalog = retrieveTrailer().getCOSDictionary(COSName.ROOT);
            if (catalog == null) {
                throw new IOException("no catalog");
            }
            return catalog;
        } catch (NoClassDefFoundError e) { // of Bouncy Castle, which PDFBox wants for certificates
            throw new Locked(e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
        source.close();
    }

    /** The content of an embedded file, inflated as it is read; null where it is coded in a way that files are not. */
    static InputStream content(COSStream stream) throws IOException {
        List<COSBase> filters = filters(stream);
        boolean readable = filters.size() <= MAX_FILTERS && FLATE.containsAll(filters) && rowBytes(stream) == 0;
        return readable ? inflated(stream) : null;
    }

    @Override
    protected void prepareDecryption() {
        try {
            super.prepareDecryption();
        } catch (IOException e) {
            throw new Locked(e);
        }
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        if (++objects > MAX_OBJECTS) {
            throw new LimitExceeded();
        }
        return super.parseDirObject();
    }

    @Override
    protected synchronized COSBase parseObjectDynamically(COSObjectKey key, boolean requireNotCompressed)
            throws IOException {
        if (++referencedObjects > MAX_REFERENCED_OBJECTS) {
            throw new LimitExceeded();
        }
        return super.parseObjectDynamically(key, requireNotCompressed);
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        COSArray widths = dictionary.getCOSArray(COSName.W);
        if (widths != null) { // a cross-reference stream, decoded next
            check(stream);
            int width = 0;
            for (int i = 0; i < widths.size(); i++) {
                width += widths.getInt(i, 0);
            }
            if (width <= 0) { // would be read for ever
                throw new LimitExceeded();
            }
        }
        return stream;
    }

    @Override
    protected COSBase parseObjectStreamObject(long streamNumber, COSObjectKey key) throws IOException {
        if (checkedObjectStreams.add(streamNumber)
                && document.getObjectFromPool(getObjectKey(streamNumber, 0)).getObject() instanceof COSStream stream) {
            check(stream);
        }
        return super.parseObjectStreamObject(streamNumber, key);
    }

    /** Inflates a stream that PDFBox is about to decode as a whole, and forgets it. */
    private void check(COSStream stream) throws IOException {
        List<COSBase> filters = filters(stream);
        if (filters.size() > 1 || !FLATE.containsAll(filters) || rowBytes(stream) > MAX_ROW_BYTES) {
            throw new LimitExceeded(); // the standard allows other filters, but nobody uses them here
        }
        try (InputStream content = inflated(stream)) {
            structureBytes += content.readNBytes(MAX_STRUCTURE_BYTES + 1 - structureBytes).length;
        }
        if (structureBytes > MAX_STRUCTURE_BYTES) {
            throw new LimitExceeded();
        }
    }

    private static InputStream inflated(COSStream stream) throws IOException {
        InputStream content = stream.createRawInputStream();
        for (int i = filters(stream).size(); i > 0; i--) {
            content = new Inflating(content);
        }
        return content;
    }

    private static List<COSBase> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray array) {
            List<COSBase> all = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                all.add(Objects.requireNonNullElse(array.getObject(i), COSNull.NULL));
            }
            return all;
        }
        return filters == null ? List.of() : List.of(filters);
    }

    /** What a predictor buffers, 0 without one. */
    private static long rowBytes(COSStream stream) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray array && array.size() > 0) {
            parameters = array.getObject(0);
        }
        if (!(parameters instanceof COSDictionary predictor) || predictor.getInt(COSName.PREDICTOR, 1) <= 1) {
            return 0;
        }
        return 1L
                + Math.max(0, (long) predictor.getInt(COSName.COLUMNS, 1))
                        * 32 /* PDFBox's limit of colours */
                        * Math.max(1, predictor.getInt(COSName.BITS_PER_COMPONENT, 8))
                        / 8;
    }

    /** Counts the bytes that are read, and read again when a broken file is searched. */
    private static final class CountedSource extends RandomAccessReadBuffer {

        private static final int READS_PER_BYTE = 16;

        private long left;

        CountedSource(byte[] pdf) {
            super(pdf);
            left = (1L << 20) + (long) READS_PER_BYTE * pdf.length;
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            spend(Math.max(1, read));
            return read;
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new LimitExceeded();
            }
        }
    }

    /** Counts the entries of cross-reference tables and streams. */
    private static final class CountedXref extends XrefTrailerResolver {

        private int entries;

        @Override
        public void setXRef(COSObjectKey key, long offset) {
            if (++entries > MAX_XREF_ENTRIES) {
                throw new LimitExceeded();
            }
            super.setXRef(key, offset);
        }
    }

    /** Inflates without regard to checksum and end, which writers get wrong. */
    private static final class Inflating extends InflaterInputStream {

        private static final int ZLIB_HEADER = 2;

        Inflating(InputStream deflated) throws IOException {
            super(deflated, new Inflater(true), 4096);
            deflated.readNBytes(ZLIB_HEADER);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (EOFException | ZipException e) {
                return -1;
            }
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}

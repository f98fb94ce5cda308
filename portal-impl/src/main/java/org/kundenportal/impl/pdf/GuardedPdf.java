package org.kundenportal.impl.pdf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * PDFBox's parser with a budget. PDFBox itself inflates object and cross-reference streams without limit and believes what
 * a file says about its own size; here these streams are inflated within a limit, and the memory that objects take and the
 * bytes read are counted. Nothing is parsed before it is asked for.
 */
public final class GuardedPdf extends PDFParser implements Closeable {

    /**
     * What a file may cost.
     *
     * @param structureBytes of all object and cross-reference streams together, inflated
     * @param memory in bytes that all parsed objects may take, roughly
     * @param referencedObjects that may be parsed
     * @param xrefEntries of all cross-reference tables and streams
     * @param repairedBytes size up to which a broken file is searched for its objects; the search keeps all it finds
     */
    public record Limits(int structureBytes, long memory, int referencedObjects, int xrefEntries, long repairedBytes) {}

    /** A file that costs more than an honest one; unchecked, because PDFBox repairs on after a checked exception. */
    public static final class LimitExceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A document that does not open without a password or certificate; unchecked for the same reason. */
    public static final class Locked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Locked(Throwable cause) {
            super(cause);
        }
    }

    /** An object of a file that is not to be repaired cannot be read; PDFBox would go on without it. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super(cause);
        }
    }

    private static final Set<COSName> FLATE = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);

    private static final int MAX_FILTERS = 2;
    private static final int MAX_ROW_BYTES = 1 << 16;

    /** About what an array or a dictionary, a string beside its bytes, and any other object take. */
    private static final int CONTAINER_MEMORY = 128;

    private static final int STRING_MEMORY = 80;
    private static final int VALUE_MEMORY = 24;

    /** What parser and writer keep of each object with a number. */
    private static final int REFERENCED_MEMORY = 400;

    private static final int XREF_ENTRY_MEMORY = 100;

    private final Limits limits;
    private long memory;
    private int structureBytes;
    private int referencedObjects;
    private int xrefEntries;

    /**
     * Reads a file from memory; a broken one is repaired where its size allows.
     *
     * @throws IOException never
     */
    public GuardedPdf(byte[] pdf, Limits limits) throws IOException {
        this(new RandomAccessReadBuffer(pdf), limits, pdf.length <= limits.repairedBytes(), null);
    }

    /**
     * Reads any file.
     *
     * @param source closed with this parser or its document
     * @param repairing whether to make the best of a broken file, instead of giving up on it
     * @param cache where decrypted and new streams are kept, closed with the document; null for memory
     * @throws IOException if the source fails
     */
    public GuardedPdf(RandomAccessRead source, Limits limits, boolean repairing, RandomAccessStreamCache cache)
            throws IOException {
        super(new CountedSource(source), "", null, null);
        this.limits = limits;
        document = new GuardedDocument(cache);
        xrefTrailerResolver = new CountedXref();
        setLenient(repairing);
    }

    /** The root of the document; never null. */
    public COSDictionary catalog() throws IOException {
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

    /** The document, to be closed in place of this parser. */
    public PDDocument open() throws IOException {
        try {
            return parse(isLenient());
        } catch (NoClassDefFoundError e) {
            throw new Locked(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (document != null) { // PDFBox closes it itself when it fails
            document.close();
        }
        source.close();
    }

    /** The content of an embedded file, inflated as it is read; null where it is coded in a way that files are not. */
    public static InputStream content(COSStream stream) throws IOException {
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
        COSBase object = super.parseDirObject();
        if (object instanceof COSDictionary || object instanceof COSArray) {
            take(CONTAINER_MEMORY);
        } else if (object instanceof COSString string) {
            take(STRING_MEMORY + string.getBytes().length);
        } else {
            take(VALUE_MEMORY);
        }
        return object;
    }

    @Override
    protected synchronized COSBase parseObjectDynamically(COSObjectKey key, boolean requireNotCompressed)
            throws IOException {
        if (++referencedObjects > limits.referencedObjects()) {
            throw new LimitExceeded();
        }
        take(REFERENCED_MEMORY);
        try {
            return super.parseObjectDynamically(key, requireNotCompressed);
        } catch (IOException e) {
            if (isLenient()) {
                throw e;
            }
            throw new Broken(e);
        }
    }

    private void take(long bytes) {
        memory += bytes;
        if (memory > limits.memory()) {
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

    /** Makes the streams; also those that PDFBox's search for the objects of a broken file finds. */
    private final class GuardedDocument extends COSDocument {

        private final RandomAccessStreamCache cache;

        GuardedDocument(RandomAccessStreamCache cache) {
            super(cache == null ? null : () -> cache, GuardedPdf.this);
            this.cache = cache;
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            COSStream stream = new GuardedStream(cache, createRandomAccessReadView(start, length));
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    /** A stream that is decoded as a whole, as object and cross-reference streams are, within the limits only. */
    private final class GuardedStream extends COSStream {

        GuardedStream(RandomAccessStreamCache cache, RandomAccessReadView raw) throws IOException {
            super(cache, raw);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            List<COSBase> filters = filters(this);
            if (filters.size() > 1 || !FLATE.containsAll(filters) || rowBytes(this) > MAX_ROW_BYTES) {
                throw new LimitExceeded(); // the standard allows other filters, but nobody uses them here
            }
            COSArray widths = getCOSArray(COSName.W);
            if (widths != null && !hasWidth(widths)) { // a cross-reference that would be read for ever
                throw new LimitExceeded();
            }
            byte[] content;
            try (InputStream inflated = inflated(this)) {
                content = inflated.readNBytes(limits.structureBytes() - structureBytes + 1);
            }
            structureBytes += content.length;
            if (structureBytes > limits.structureBytes()) {
                throw new LimitExceeded();
            }
            if (rowBytes(this) > 0) {
                return super.createView();
            }
            if (widths == null) {
                takeObjects(content);
            }
            return new RandomAccessReadBuffer(content);
        }

        private static boolean hasWidth(COSArray widths) {
            int width = 0;
            for (int i = 0; i < widths.size(); i++) {
                width += widths.getInt(i, 0);
            }
            return width > 0;
        }
    }

    /** Takes the memory of the objects in an object stream, which another parser makes, by the signs that begin them. */
    private void takeObjects(byte[] content) {
        long bytes = 0;
        for (byte sign : content) {
            bytes += switch (sign) {
                case '[' -> CONTAINER_MEMORY;
                case '<', '(' -> STRING_MEMORY; // two of them begin a dictionary
                case ' ', '\n', '\r', '/' -> VALUE_MEMORY;
                default -> 0;
            };
        }
        take(bytes);
    }

    /** Counts the bytes that are read, and read again when a broken file is searched. */
    private static final class CountedSource implements RandomAccessRead {

        private static final int READS_PER_BYTE = 16;

        private final RandomAccessRead source;
        private long left;

        CountedSource(RandomAccessRead source) throws IOException {
            this.source = source;
            this.left = (1L << 20) + READS_PER_BYTE * source.length();
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return source.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = source.read(buffer, offset, length);
            spend(Math.max(1, read));
            return read;
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new LimitExceeded();
            }
        }

        @Override
        public long getPosition() throws IOException {
            return source.getPosition();
        }

        @Override
        public void seek(long position) throws IOException {
            source.seek(position);
        }

        @Override
        public long length() throws IOException {
            return source.length();
        }

        @Override
        public boolean isClosed() {
            return source.isClosed();
        }

        @Override
        public boolean isEOF() throws IOException {
            return source.isEOF();
        }

        @Override
        public RandomAccessReadView createView(long start, long length) throws IOException {
            return source.createView(start, length);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /** Counts the entries of cross-reference tables and streams. */
    private final class CountedXref extends XrefTrailerResolver {

        @Override
        public void setXRef(COSObjectKey key, long offset) {
            if (++xrefEntries > limits.xrefEntries()) {
                throw new LimitExceeded();
            }
            take(XREF_ENTRY_MEMORY);
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

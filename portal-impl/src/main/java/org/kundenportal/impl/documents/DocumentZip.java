package org.kundenportal.impl.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kundenportal.api.documents.DocumentFile;

/**
 * A ZIP that leaves while it is made. Only {@link #finish} writes its end; what is closed before has none, and no reader
 * takes it for a whole one. Not thread-safe.
 */
final class DocumentZip implements AutoCloseable {

    private final Stream zip;
    private final Set<String> taken = new HashSet<>();

    /** @param out is not closed */
    DocumentZip(OutputStream out) {
        zip = new Stream(out);
    }

    /**
     * A name that is one on every file system, no path, and taken by no other of this ZIP in whatever case: what is taken
     * gets a number.
     */
    String free(String wanted) {
        String safe = Normalizer.normalize(wanted, Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "-");
        String name = safe;
        for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
            name = safe + " (" + copy + ")";
        }
        return name;
    }

    /** Adds a file. */
    void add(String name, LocalDate date, DocumentFile.Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(date.atTime(12, 0));
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** Writes the end. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    /** Frees memory, and writes nothing. */
    @Override
    public void close() {
        zip.free();
    }

    /** Its files are small or compressed already: the fastest compression is enough. */
    private static final class Stream extends ZipOutputStream {

        Stream(OutputStream out) {
            super(out, StandardCharsets.UTF_8);
            setLevel(Deflater.BEST_SPEED);
        }

        void free() {
            def.end();
        }
    }
}

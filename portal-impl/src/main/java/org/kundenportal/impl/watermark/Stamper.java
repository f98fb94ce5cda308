package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.impl.fonts.Printable;
import org.kundenportal.impl.fonts.Typeface;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;

/**
 * Stamps PDF files. A stamped file is written anew as a whole, so that nothing of the unmarked one is left inside. The same
 * file and the same stamp give the same bytes, on any node and at any time: a download that broke off can go on with a file
 * that was stamped again.
 *
 * <p>Files are read from disk piece by piece, and what their objects may take is limited to a share of the heap, so memory
 * stays flat for files of any size. Thread-safe; how many are stamped at once is the caller's to bound, by a {@link
 * org.kundenportal.impl.pdf.PdfRoom}. Temporary files are made beside the source.
 */
public final class Stamper {

    /** What became of a file. */
    public enum Outcome {
        /** The target holds the stamped file. */
        STAMPED,
        /** There is no target: the file is to be delivered as it is. */
        UNSTAMPED
    }

    private static final Stamp TRIAL = new Stamp("Kundenportal", 11, 10, 10, EncryptedPdfs.DECRYPT);

    /** Loads fonts and classes, for which the first file would have to wait else: up to seconds. */
    public void warmUp() {
        try (PDDocument pdf = new PDDocument()) {
            new Mark(pdf, TRIAL, TRIAL.text(), Typeface.regular());
            pdf.save(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new AssertionError("no file was touched", e);
        }
    }

    /**
     * Stamps a file on trial, to tell once, when a file is linked, what is to be expected of it.
     *
     * @throws IOException if the file cannot be read from disk
     */
    public PdfInspection inspect(Path file) throws IOException {
        if (!PdfHead.isIn(file)) {
            return PdfInspection.of(Verdict.NOT_A_PDF);
        }
        return run(new Stamping(file, TRIAL, TRIAL.text(), true, OutputStream::nullOutputStream));
    }

    /**
     * Stamps a file.
     *
     * @param source any file, not changed; only PDFs are stamped (BB-35)
     * @param target another file, written over; there is none afterwards unless the file was stamped
     * @throws NotStampedException if it cannot be stamped and must not be delivered without
     * @throws IOException if the source cannot be read from disk or the target not be written
     */
    public Outcome stamp(Path source, Stamp stamp, Path target) throws IOException, NotStampedException {
        PdfInspection found = PdfInspection.of(Verdict.NOT_A_PDF);
        String line = line(stamp.text());
        boolean stamped = false;
        try {
            if (!line.isEmpty() && PdfHead.isIn(source)) {
                found = run(new Stamping(source, stamp, line, false, () -> Files.newOutputStream(target)));
                stamped = found.isStamped(stamp.encrypted());
            }
        } finally {
            if (!stamped) {
                Files.deleteIfExists(target);
            }
        }
        if (found.isRefused(stamp.encrypted())) {
            throw new NotStampedException(found.verdict());
        }
        return stamped ? Outcome.STAMPED : Outcome.UNSTAMPED;
    }

    /** The text as it is drawn, empty if nothing of it can be seen. */
    private static String line(String text) {
        return Printable.visual(
                Printable.of(text, Typeface.regular()).replace('\n', ' ').strip());
    }

    private static PdfInspection run(Stamping stamping) throws IOException {
        PdfInspection found = stamping.run();
        if (Thread.currentThread().isInterrupted()) { // an interrupt closes the file below the parser
            throw new InterruptedIOException("interrupted while a PDF was stamped");
        }
        return found;
    }
}

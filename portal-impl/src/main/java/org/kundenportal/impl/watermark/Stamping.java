package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.kundenportal.impl.fonts.Typeface;
import org.kundenportal.impl.pdf.GuardedPdf;
import org.kundenportal.impl.pdf.PdfRoom;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;

/**
 * One file being stamped.
 *
 * @param source beside it a temporary file is made, if need be
 * @param line the text as it is drawn from left to right
 * @param trial whether to stamp it whatever its author says, for nobody to see
 */
record Stamping(Path source, Stamp stamp, String line, boolean trial, Output.Sink sink) {

    /** What parsing and writing may take; the rest is for buffers and everybody else. */
    private static final long MEMORY = PdfRoom.SHARE;

    private static final GuardedPdf.Limits LIMITS = new GuardedPdf.Limits(
            (int) Math.min(96 << 20, MEMORY / 2),
            MEMORY,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Math.min(32 << 20, MEMORY / 4));

    /** Decrypted and new streams are kept in memory up to this, then in a temporary file. */
    private static final long SCRATCH_BYTES = 4 << 20;

    /** A cross-reference table lists the numbers of objects that are left out, too. */
    private static final int MAX_GAPS = 100_000;

    /**
     * Takes the file at its word first; only one that is wrong somewhere is searched and repaired.
     *
     * @throws IOException if the source cannot be opened, or the destination or the temporary file not be written
     */
    PdfInspection run() throws IOException {
        PdfInspection honest = run(false);
        return honest.verdict() == Verdict.DAMAGED && Files.size(source) <= LIMITS.repairedBytes() ? run(true) : honest;
    }

    private PdfInspection run(boolean repairing) throws IOException {
        Output output = new Output(sink, Files.size(source));
        Scratch scratch = new Scratch(source.toAbsolutePath().getParent(), SCRATCH_BYTES);
        try (output;
                PDDocument pdf = open(repairing, scratch)) {
            return written(pdf, output);
        } catch (GuardedPdf.Locked | InvalidPasswordException | LinkageError e) {
            // the latter of Bouncy Castle, which PDFBox wants for certificates
            return PdfInspection.of(Verdict.LOCKED);
        } catch (GuardedPdf.LimitExceeded | StackOverflowError | OutOfMemoryError e) {
            return PdfInspection.of(Verdict.HOSTILE);
        } catch (IOException | RuntimeException e) { // broken files also show as class cast and index errors
            output.check();
            scratch.check();
            return PdfInspection.of(Verdict.DAMAGED);
        }
    }

    private PDDocument open(boolean repairing, Scratch scratch) throws IOException {
        GuardedPdf parser = new GuardedPdf(new RandomAccessReadBufferedFile(source), LIMITS, repairing, scratch);
        try {
            return parser.open();
        } catch (IOException | RuntimeException | Error e) {
            parser.close();
            throw e;
        }
    }

    private PdfInspection written(PDDocument pdf, Output output) throws IOException {
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        List<Pages.Page> pages = Pages.of(catalog);
        PdfInspection found = new PdfInspection(verdict(pdf), pages.size(), Signatures.isSigned(catalog));
        if (trial || found.isStamped(stamp.encrypted())) {
            Mark mark = new Mark(pdf, stamp, line, Typeface.regular());
            for (Pages.Page page : pages) {
                mark.put(page);
            }
            Signatures.removeUsageRights(catalog);
            Identity.renew(pdf.getDocument().getTrailer(), stamp, Files.size(source));
            pdf.setAllSecurityToBeRemoved(pdf.isEncrypted());
            pdf.save(output, compression(pdf.getDocument()));
        }
        return found;
    }

    private static Verdict verdict(PDDocument pdf) {
        if (!pdf.isEncrypted()) {
            return Verdict.PLAIN;
        }
        return pdf.getCurrentAccessPermission().canModify() ? Verdict.ENCRYPTED : Verdict.PROTECTED;
    }

    /** As the file is: what PDF/A-1 and old readers cannot read is not put into a file that has none of it. */
    private static CompressParameters compression(COSDocument pdf) {
        boolean sparse = pdf.getHighestXRefObjectNumber() > pdf.getXrefTable().size() + MAX_GAPS;
        return pdf.isXRefStream() || sparse
                ? CompressParameters.DEFAULT_COMPRESSION
                : CompressParameters.NO_COMPRESSION;
    }
}

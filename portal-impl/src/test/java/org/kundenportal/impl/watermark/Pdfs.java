package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.kundenportal.api.settings.EncryptedPdfs;

/** Files to be stamped, and what is found in stamped ones. */
final class Pdfs {

    /**
     * Where a text begins on a page.
     *
     * @param x from the left edge of what is seen, in units of the page
     * @param y from the bottom edge of what is seen to the baseline, in units of the page
     */
    record Place(int page, double x, double y, double fontSize) {}

    /** Fills in a document. */
    interface Content {
        void in(PDDocument pdf) throws IOException;
    }

    /** What a program says that does not end. */
    static final String TIMEOUT = "timeout";

    private Pdfs() {}

    static Path file(Path folder, Content content) {
        Path file = folder.resolve("source.pdf");
        try (PDDocument pdf = new PDDocument()) {
            content.in(pdf);
            pdf.save(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static PDPage page(PDDocument pdf, String content) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        COSStream stream = pdf.getDocument().createCOSStream();
        try (var out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        page.getCOSObject().setItem(COSName.CONTENTS, stream);
        return page;
    }

    static void protect(PDDocument pdf, String userPassword, boolean modifiable) throws IOException {
        AccessPermission permission = new AccessPermission();
        permission.setCanModify(modifiable);
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", userPassword, permission);
        policy.setEncryptionKeyLength(128);
        policy.setPreferAES(true);
        pdf.protect(policy);
    }

    static Stamp stamp(String text) {
        return stamp(text, EncryptedPdfs.DENY);
    }

    static Stamp stamp(String text, EncryptedPdfs encrypted) {
        return new Stamp(text, 11, 10, 10, encrypted);
    }

    /** Where the given text begins, wherever it stands, and how large it is. */
    static List<Place> places(Path file, String text) {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            Finder finder = new Finder(text);
            finder.getText(pdf);
            return finder.places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that the first page shows. */
    static COSStream form(PDDocument pdf) {
        return pdf.getPage(0)
                .getResources()
                .getCOSObject()
                .getCOSDictionary(COSName.XOBJECT)
                .getCOSStream(COSName.getPDFName("KpStamp"));
    }

    /** The fonts of that form, each the dictionary with the glyphs. */
    static List<COSDictionary> fonts(PDDocument pdf) {
        COSDictionary fonts = form(pdf).getCOSDictionary(COSName.RESOURCES).getCOSDictionary(COSName.FONT);
        List<COSDictionary> found = new ArrayList<>();
        for (COSName name : fonts.keySet()) {
            COSArray descendants = fonts.getCOSDictionary(name).getCOSArray(COSName.DESCENDANT_FONTS);
            found.add((COSDictionary) descendants.getObject(0));
        }
        return found;
    }

    /** The exit code of a program and what it says, null if it is not installed. */
    static String said(Path folder, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            return null;
        }
        try {
            return process.waitFor(20, TimeUnit.SECONDS)
                    ? process.exitValue() + "\n" + Files.readString(said, StandardCharsets.ISO_8859_1)
                    : TIMEOUT;
        } finally {
            process.destroyForcibly();
        }
    }

    private static final class Finder extends PDFTextStripper {

        private final String wanted;
        private final List<Place> places = new ArrayList<>();
        private final StringBuilder read = new StringBuilder();
        private TextPosition first;

        Finder(String wanted) {
            this.wanted = wanted;
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            if (read.isEmpty()) {
                first = position;
            }
            read.append(position.getUnicode());
            if (!wanted.startsWith(read.toString())) {
                read.setLength(0);
            } else if (read.length() == wanted.length()) {
                places.add(new Place(
                        getCurrentPageNo(), first.getX(), height() - first.getY(), Math.abs(first.getYScale())));
                read.setLength(0);
            }
        }

        private double height() {
            PDRectangle box = getCurrentPage().getCropBox();
            return getCurrentPage().getRotation() % 180 == 0 ? box.getHeight() : box.getWidth();
        }
    }
}

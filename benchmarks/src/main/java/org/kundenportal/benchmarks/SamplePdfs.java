package org.kundenportal.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** PDFs as merchants sell them, always the same: pages of text with links, and pages that are pictures. */
final class SamplePdfs {

    private static final int LINES = 60;
    private static final int LINKS = 4;

    private final Random random = new Random(4711);

    /** A text with a picture on each page. */
    void text(Path file, int pages, int pictureBytes) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = page(pdf);
                page.getResources().put(COSName.getPDFName("F1"), new PDType1Font(FontName.HELVETICA));
                content(page, pdf, lines() + (pictureBytes > 0 ? picture(page, pdf, pictureBytes) : ""));
                for (int link = 0; link < LINKS; link++) {
                    PDActionURI action = new PDActionURI();
                    action.setURI("https://shop.example/" + random.nextInt(1_000_000));
                    PDAnnotationLink annotation = new PDAnnotationLink();
                    annotation.setAction(action);
                    annotation.setRectangle(new PDRectangle(50, 100 + 20 * link, 200, 15));
                    page.getAnnotations().add(annotation);
                }
            }
            pdf.save(file.toFile());
        }
    }

    /** A scan: a picture as large as the page on each. */
    void scan(Path file, int pages, int pictureBytes) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = page(pdf);
                content(page, pdf, picture(page, pdf, pictureBytes));
            }
            pdf.save(file.toFile(), CompressParameters.NO_COMPRESSION);
        }
    }

    private static PDPage page(PDDocument pdf) {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setResources(new PDResources());
        pdf.addPage(page);
        return page;
    }

    private String lines() {
        StringBuilder lines = new StringBuilder("BT /F1 9 Tf 12 TL 50 800 Td\n");
        for (int line = 0; line < LINES; line++) {
            lines.append('(');
            for (int word = 0; word < 14; word++) {
                random.ints(2 + random.nextInt(8), 'a', 'z' + 1).forEach(letter -> lines.append((char) letter));
                lines.append(' ');
            }
            lines.append(") Tj T*\n");
        }
        return lines.append("ET\n").toString();
    }

    private String picture(PDPage page, PDDocument pdf, int bytes) throws IOException {
        byte[] data = new byte[bytes];
        random.nextBytes(data);
        COSStream picture = pdf.getDocument().createCOSStream();
        try (OutputStream out = picture.createRawOutputStream()) {
            out.write(data);
        }
        picture.setItem(COSName.TYPE, COSName.XOBJECT);
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setItem(COSName.FILTER, COSName.DCT_DECODE);
        picture.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        picture.setInt(COSName.BITS_PER_COMPONENT, 8);
        picture.setInt(COSName.WIDTH, 1654);
        picture.setInt(COSName.HEIGHT, 2339);
        COSDictionary pictures = new COSDictionary();
        pictures.setItem("Im1", picture);
        page.getResources().getCOSObject().setItem(COSName.XOBJECT, pictures);
        return "q 595 0 0 842 0 0 cm /Im1 Do Q\n";
    }

    private static void content(PDPage page, PDDocument pdf, String content) throws IOException {
        COSStream stream = pdf.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        page.getCOSObject().setItem(COSName.CONTENTS, stream);
    }
}

package org.kundenportal.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Invoices as files, made by the run: each has another number, and is otherwise the same as the one before. */
final class Samples {

    private static final String PLACE = "NNNNNNNNNN";
    private static final int BYTES_PER_PIXEL = 3;
    private static final int IMAGE_WIDTH = 200;

    private final byte[] template;
    private final int[] places;

    private Samples(byte[] template) {
        this.template = template;
        this.places = places(template);
    }

    /** EN 16931 as CII for this customer, with ten lines. */
    static Samples cii(String customer) throws IOException {
        return new Samples(text(customer).getBytes(StandardCharsets.UTF_8));
    }

    /** A PDF with the same XML embedded and a picture, so that it has about so many bytes. */
    static Samples pdf(String customer, int bytes) throws IOException {
        byte[] xml = text(customer).getBytes(StandardCharsets.UTF_8);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            drawNoise(document, page, Math.max(0, bytes - xml.length));
            embed(document, xml);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return new Samples(out.toByteArray());
        }
    }

    /** The n-th file. */
    byte[] file(long number) {
        byte[] file = template.clone();
        byte[] digits = String.format(Locale.ROOT, "%010d", number).getBytes(StandardCharsets.US_ASCII);
        for (int place : places) {
            System.arraycopy(digits, 0, file, place, digits.length);
        }
        return file;
    }

    private static int[] places(byte[] template) {
        String text = new String(template, StandardCharsets.ISO_8859_1);
        int[] found = new int[template.length / PLACE.length()];
        int count = 0;
        for (int at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, at + 1)) {
            found[count++] = at;
        }
        return Arrays.copyOf(found, count);
    }

    private static String text(String customer) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int line = 1; line <= 10; line++) {
            lines.append(resource("line.cii.xml").replace("{line}", Integer.toString(line)));
        }
        return resource("invoice.cii.xml")
                .replace("{number}", PLACE)
                .replace("{customer}", customer)
                .replace("{lines}", lines);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Noise cannot be compressed, so the picture is as large in the file as it is in memory. */
    private static void drawNoise(PDDocument document, PDPage page, int bytes) throws IOException {
        int height = Math.max(1, bytes / BYTES_PER_PIXEL / IMAGE_WIDTH);
        BufferedImage noise = new BufferedImage(IMAGE_WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < IMAGE_WIDTH; x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        PDImageXObject image = LosslessFactory.createFromImage(document, noise);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, 50, 50);
        }
    }

    private static void embed(PDDocument document, byte[] xml) throws IOException {
        // without a filter, so that the number can be written into it
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(xml));
        file.setSubtype("text/xml");
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile("factur-x.xml");
        specification.setFileUnicode("factur-x.xml");
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName(COSName.getPDFName("AFRelationship"), "Alternative");
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("factur-x.xml", specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray(List.of(specification.getCOSObject()));
        document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);
    }
}

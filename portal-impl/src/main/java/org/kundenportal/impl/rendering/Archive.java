package org.kundenportal.impl.rendering;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/**
 * Makes a PDF an archivable one: PDF/A-3b (ISO 19005-3). All of it depends on the document alone, so that the same
 * document always gives the same bytes.
 */
final class Archive {

    private static final String PRODUCER = "Kundenportal";
    private static final float PDF_VERSION = 1.7f;
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final String SRGB_NAME = "sRGB IEC61966-2.1";
    private static final int SRGB_COMPONENTS = 3;

    private Archive() {}

    /**
     * Adds what the standard asks for.
     *
     * @param content all that the file says, as text: another content makes it another file
     * @param invoice the e-invoice to embed, null for none
     */
    static void complete(PDDocument pdf, Edition edition, String content, byte[] invoice) throws IOException {
        PrintedDocument document = edition.document();
        String title = XmlText.line(edition.subject());
        String language = edition.texts().locale().toLanguageTag();
        pdf.setVersion(PDF_VERSION);
        pdf.setDocumentId(identity(content));
        pdf.setDocumentInformation(information(title, document.issueDate()));
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        catalog.setLanguage(language);
        catalog.addOutputIntent(outputIntent(pdf));
        byte[] packet = Xmp.packet(title, language, PRODUCER, document.issueDate(), invoice != null);
        PDMetadata metadata = new PDMetadata(pdf, new ByteArrayInputStream(packet));
        catalog.setMetadata(metadata);
        if (invoice != null) {
            embed(pdf, invoice, document.issueDate());
        }
    }

    /** Where PDFBox would hash the time of day into the file's identifier, it hashes this. */
    private static long identity(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static PDDocumentInformation information(String title, LocalDate date) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        if (date != null) {
            information.setCreationDate(midnight(date));
            information.setModificationDate(midnight(date));
        }
        return information;
    }

    private static Calendar midnight(LocalDate date) {
        return GregorianCalendar.from(date.atStartOfDay(ZoneOffset.UTC));
    }

    /** By hand, because PDFBox's constructor parses the profile each time only to count its components. */
    private static PDOutputIntent outputIntent(PDDocument pdf) throws IOException {
        COSStream profile = pdf.getDocument().createCOSStream();
        try (var out = profile.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(SRGB);
        }
        profile.setInt(COSName.N, SRGB_COMPONENTS);
        COSDictionary intent = new COSDictionary();
        intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        intent.setItem(COSName.S, COSName.GTS_PDFA1);
        intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
        intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, SRGB_NAME);
        intent.setString(COSName.INFO, SRGB_NAME);
        return new PDOutputIntent(intent);
    }

    private static void embed(PDDocument pdf, byte[] invoice, LocalDate date) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(invoice), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(invoice.length);
        file.setModDate(midnight(date));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(Xmp.INVOICE_FILE);
        specification.setFileUnicode(Xmp.INVOICE_FILE);
        specification.setFileDescription("Factur-X invoice data");
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName(COSName.AF_RELATIONSHIP, "Alternative");

        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(Xmp.INVOICE_FILE, specification));
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.getCOSObject().setItem(COSName.AF, new COSArray(List.of(specification.getCOSObject())));
    }
}

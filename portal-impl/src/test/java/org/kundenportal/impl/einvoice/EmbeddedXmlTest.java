package org.kundenportal.impl.einvoice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;
import org.kundenportal.impl.pdf.RawPdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Where in a PDF the invoice may be, in files that PDFBox writes. */
class EmbeddedXmlTest {

    private static final String INVOICE = "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>"
            + "<ID>R 1</ID><IssueDate>2026-03-01</IssueDate></Invoice>";

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void isFoundInEveryWayOfWriting(boolean objectStreams, boolean deflated) throws Exception {
        try (PDDocument pdf = pdf(Map.of("FACTUR-X.Xml", INVOICE), deflated)) {
            assertThat(number(save(pdf, objectStreams))).isEqualTo("R 1");
        }
    }

    @Test
    void otherFilesAreSkipped() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.png", "\u0089PNG");
        files.put("b.xml", "<other/>");
        files.put("c.xml", "<broken");
        files.put("d.xml", INVOICE);
        try (PDDocument pdf = pdf(files, true)) {
            assertThat(number(save(pdf, true))).isEqualTo("R 1");
        }
    }

    @Test
    void aFileTooLargeForAnInvoiceDoesNotHideOne() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.xml", "<other>" + " ".repeat(XmlTree.MAX_BYTES) + "</other>");
        files.put("b.xml", INVOICE);
        try (PDDocument pdf = pdf(files, true)) {
            assertThat(number(save(pdf, true))).isEqualTo("R 1");
        }
    }

    @Test
    void ofSeveralInvoicesTheFirstCounts() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.xml", INVOICE);
        files.put("b.xml", INVOICE.replace("R 1", "R 2"));
        try (PDDocument pdf = pdf(files, true)) {
            assertThat(number(save(pdf, true))).isEqualTo("R 1");
        }
    }

    @Test
    void theNameTreeMayBeNested() throws Exception {
        try (PDDocument pdf = pdf(Map.of("a.xml", INVOICE), true)) {
            PDEmbeddedFilesNameTreeNode leaf =
                    pdf.getDocumentCatalog().getNames().getEmbeddedFiles();
            PDEmbeddedFilesNameTreeNode middle = new PDEmbeddedFilesNameTreeNode();
            middle.setKids(List.of(leaf));
            PDEmbeddedFilesNameTreeNode top = new PDEmbeddedFilesNameTreeNode();
            top.setKids(List.of(new PDEmbeddedFilesNameTreeNode(), middle));
            pdf.getDocumentCatalog().getNames().setEmbeddedFiles(top);

            assertThat(number(save(pdf, true))).isEqualTo("R 1");
        }
    }

    @Test
    void anAssociatedFileNeedsNoName() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            COSArray associated = new COSArray();
            associated.add(file(pdf, "a.xml", INVOICE, true));
            pdf.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);

            assertThat(number(save(pdf, true))).isEqualTo("R 1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 128, 256})
    void aDocumentProtectedAgainstChangeOnlyIsRead(int keyLength) throws Exception {
        try (PDDocument pdf = pdf(Map.of("a.xml", INVOICE), true)) {
            protect(pdf, "", keyLength);

            assertThat(number(save(pdf, true))).isEqualTo("R 1");
        }
    }

    @Test
    void aDocumentThatNeedsAPasswordIsRefused() throws Exception {
        try (PDDocument pdf = pdf(Map.of("a.xml", INVOICE), true)) {
            protect(pdf, "secret", 256);

            assertThat(refusal(save(pdf, true))).isEqualTo(Reason.ENCRYPTED);
        }
    }

    @Test
    void aBrokenCrossReferenceIsRepaired() throws Exception {
        byte[] file = new RawPdf()
                        .object("<</Type /Catalog /Names <</EmbeddedFiles <</Names [(a) 2 0 R]>>>>>>")
                        .object("<</Type /Filespec /F (a) /EF <</F 3 0 R>>>>")
                        .stream("", INVOICE.getBytes(UTF_8))
                        .withoutXref();

        assertThat(number(file)).isEqualTo("R 1");
    }

    @Test
    void anInvoiceWithoutItsChecksumIsRead() throws Exception {
        byte[] deflated = RawPdf.deflate(INVOICE.getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(deflated, deflated.length - 4);

        assertThat(number(RawPdf.embedding("/Filter /FlateDecode", cut))).isEqualTo("R 1");
    }

    @Test
    void theReasonIsThatOfTheMostPromisingFile() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.xml", "<other/>");
        files.put("b.xml", INVOICE.replace("<ID>R 1</ID>", ""));
        try (PDDocument pdf = pdf(files, true)) {
            assertThat(refusal(save(pdf, true))).isEqualTo(Reason.MISSING_FIELDS);
        }
    }

    @Test
    void aPdfWithoutFilesHasNoInvoice() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());

            assertThat(refusal(save(pdf, false))).isEqualTo(Reason.NO_EMBEDDED_XML);
        }
    }

    private static PDDocument pdf(Map<String, String> files, boolean deflated) throws IOException {
        PDDocument pdf = new PDDocument();
        pdf.addPage(new PDPage());
        Map<String, PDComplexFileSpecification> named = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            named.put(file.getKey(), file(pdf, file.getKey(), file.getValue(), deflated));
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(named);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
        return pdf;
    }

    private static PDComplexFileSpecification file(PDDocument pdf, String name, String content, boolean deflated)
            throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(content.getBytes(UTF_8));
        PDEmbeddedFile file =
                deflated ? new PDEmbeddedFile(pdf, bytes, COSName.FLATE_DECODE) : new PDEmbeddedFile(pdf, bytes);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setEmbeddedFile(file);
        return specification;
    }

    private static void protect(PDDocument pdf, String userPassword, int keyLength) throws IOException {
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
        policy.setEncryptionKeyLength(keyLength);
        pdf.protect(policy);
    }

    private static byte[] save(PDDocument pdf, boolean objectStreams) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out, objectStreams ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }

    private static String number(byte[] file) throws NotAnEInvoiceException {
        return new EInvoiceReader().read(file).number();
    }

    private static Reason refusal(byte[] file) {
        return catchThrowableOfType(NotAnEInvoiceException.class, () -> new EInvoiceReader().read(file))
                .reason();
    }
}

package org.kundenportal.impl.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Random;
import javax.persistence.EntityManager;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A ZIP larger than all memory. The build runs this with a heap of 128 MB. */
@DatabaseTest
class SmallHeapExportsDbTest {

    private static final int DOCUMENTS = 2_000;
    private static final int PDF_SIZE = 80_000;

    @TempDir
    private Path folder;

    private final TestDatabase database;

    SmallHeapExportsDbTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("BM-07 two thousand documents leave as one ZIP in flat memory, and too many are refused")
    void isStreamed() throws IOException {
        TestPortal portal = new TestPortal(database, folder).releaseAll();
        ActingCustomer customer = portal.customer("10482");
        portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.INVOICE, "RE-0", "10482"));
        portal.documentIntake.putPdf(TestPortal.HOST, new DocumentKey(DocumentType.INVOICE, "RE-0"), incompressible());
        copies(portal, 1, DOCUMENTS);

        Counted counted = new Counted();
        portal.exports.zip(customer, DocumentFilter.all(), null).content().writeTo(counted);

        assertThat(counted.bytes).isGreaterThan((long) DOCUMENTS * PDF_SIZE);
        assertThat(counted.bytes).as("more than there is memory").isGreaterThan(128L << 20);
        copies(portal, DOCUMENTS, CustomerExports.MAX_DOCUMENTS + 1);
        assertThat(Refusal.code(() -> portal.exports.zip(customer, DocumentFilter.all(), null)))
                .isEqualTo(ErrorCode.TOO_MANY_DOCUMENTS);
    }

    /** Rows like that of the first document, with its file. */
    private static void copies(TestPortal portal, int from, int to) {
        portal.tx.run(em -> {
            long first = number(em, "SELECT MIN(id) FROM document");
            long last = number(em, "SELECT MAX(id) FROM document");
            for (int i = from; i < to; i++) {
                em.createNativeQuery("INSERT INTO document (customer_id, type, number, seller, status, issue_date,"
                                + " search_text, version_number, comment_count, unread_comments, view_count, created_at,"
                                + " updated_at, version) SELECT customer_id, type, 'RE-" + i + "', seller, status,"
                                + " issue_date, search_text, version_number, comment_count, unread_comments, view_count,"
                                + " created_at, updated_at, version FROM document WHERE id = " + first)
                        .executeUpdate();
            }
            em.createNativeQuery(
                            "INSERT INTO document_version (document_id, version_number, created_at, source, content,"
                                    + " content_hash, pdf_key, pdf_size) SELECT d.id, v.version_number, v.created_at, v.source,"
                                    + " v.content, v.content_hash, v.pdf_key, v.pdf_size FROM document d, document_version v"
                                    + " WHERE v.document_id = " + first + " AND d.id > " + last)
                    .executeUpdate();
        });
    }

    private static long number(EntityManager em, String sql) {
        return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
    }

    /** A PDF with much in it that no compression makes smaller. */
    private static byte[] incompressible() throws IOException {
        byte[] noise = new byte[PDF_SIZE];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.getDocumentCatalog().setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(noise)));
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}

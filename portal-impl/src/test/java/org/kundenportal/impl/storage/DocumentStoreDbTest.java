package org.kundenportal.impl.storage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.documents.TestInvoice;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

/** The whole portal with its files in a connected storage. */
@DatabaseTest
class DocumentStoreDbTest {

    private static final DocumentKey PUSHED = new DocumentKey(DocumentType.INVOICE, "RE-1");
    private static final DocumentKey DRAWN = new DocumentKey(DocumentType.INVOICE, "RE-2");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private TestPortal portal;
    private FileRounds rounds;
    private String connection;

    DocumentStoreDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aStorage() {
        portal = new TestPortal(database, folder).releaseAll();
        portal.storageProviders.add(shelf);
        rounds = new FileRounds(
                portal.tx,
                portal.files.stores(),
                portal.files.ledger(),
                new FilesHealth(),
                portal.home,
                Duration.ofDays(1));
        connection = portal.storages
                .create(STAFF, new ConnectionData(Shelf.TYPE, "Regal", true, Map.of("room", "1", "key", "k")))
                .id();
        portal.documentStores.choose(STAFF, connection);
    }

    private void aDay() throws IOException {
        for (int hour = 0; hour < 24; hour++) {
            portal.clock.advance(Duration.ofHours(1));
            rounds.round();
        }
    }

    private void cut() {
        shelf.answer = new StorageException(Reason.UNREACHABLE, null, null);
    }

    private static byte[] written(DocumentFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            file.content().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private String uploadPicture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", out);
        return portal.images.upload(STAFF, "logo.png", out.toByteArray()).id();
    }

    @Test
    @DisplayName("a discarded import and a deleted picture leave no file within a day, and documents keep theirs")
    void leavesNothing() throws IOException {
        ActingCustomer customer = portal.customer("K-1");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "K-1"));
        portal.documentIntake.putPdf(HOST, PUSHED, pdf());
        portal.documentImport.importFile(HOST, TestInvoice.number("RE-9").ubl(), "re-9.xml");
        String picture = uploadPicture();
        assertThat(shelf.files).hasSize(3).allSatisfy((path, content) -> assertThat(path)
                .startsWith("kundenportal/"));
        aDay();
        assertThat(shelf.files).hasSize(3);

        portal.unmatched.discard(
                STAFF, portal.unmatched.list(PageRequest.first()).items().get(0).id());
        portal.images.delete(STAFF, picture);
        aDay();

        assertThat(shelf.files).hasSize(1);
        assertThat(written(portal.customerDocuments.pdf(customer, PUSHED)))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    @DisplayName(
            "while the storage is away its files are unavailable, and what the portal draws goes on, without the logo")
    void outage() throws IOException {
        ActingCustomer customer = portal.customer("K-1");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "K-1"));
        portal.documentIntake.putPdf(HOST, PUSHED, pdf());
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-2", "K-1"));
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.ESTIMATE, "AN-1", "K-1"));
        Appearance now = portal.settings.appearance().value();
        portal.settings.saveAppearance(
                STAFF,
                new Appearance(
                        now.company(),
                        uploadPicture(),
                        null,
                        now.accentColor(),
                        now.greeting(),
                        now.defaultLanguage(),
                        now.timeZone(),
                        null));
        int pictures = pictures(written(portal.customerDocuments.pdf(customer, DRAWN)));
        cut();

        DocumentFile kept = portal.customerDocuments.pdf(customer, PUSHED);
        assertThat(Refusal.code(() -> written(kept))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        byte[] drawn = written(portal.customerDocuments.pdf(customer, DRAWN));
        assertThat(text(drawn)).contains("RE-2");
        assertThat(pictures(drawn)).isEqualTo(pictures - 1);
        assertThat(Refusal.code(
                        () -> portal.customerDocuments.pdf(customer, new DocumentKey(DocumentType.ESTIMATE, "AN-1"))))
                .as("what is shown of an estimate has to be kept")
                .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(Refusal.code(() -> portal.documentImport.importFile(
                        HOST, TestInvoice.number("RE-9").ubl(), "re-9.xml")))
                .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(portal.unmatched.list(PageRequest.first()).items()).isEmpty();

        shelf.answer = null;
        assertThat(written(portal.customerDocuments.pdf(customer, PUSHED))).isNotEmpty();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Pictures on the first page. */
    private static int pictures(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            int count = 0;
            for (var name : resources.getXObjectNames()) {
                count += resources.isImageXObject(name) ? 1 : 0;
            }
            return count;
        }
    }

    @Test
    @DisplayName(
            "a connection is in use while files go to its storage or are there, and not six hours after the last has left")
    void keepsItsConnection() throws IOException {
        String picture = uploadPicture();
        assertThat(delete()).isEqualTo(ErrorCode.CONNECTION_IN_USE);
        portal.documentStores.choose(STAFF, null);
        assertThat(delete()).isEqualTo(ErrorCode.CONNECTION_IN_USE);
        rounds.round();
        assertThat(portal.documentStores.get().toMove()).isZero();
        assertThat(delete()).isEqualTo(ErrorCode.CONNECTION_IN_USE);

        aDay();

        portal.storages.delete(STAFF, connection);
        assertThat(shelf.files).isEmpty();
        assertThat(written(portal.images.content(picture))).isNotEmpty();
        assertThat(Refusal.code(() -> portal.documentStores.choose(STAFF, connection)))
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("a connection that keeps files is not led to where they are not, and changes in all other ways")
    void isNotLedAwayFromItsFiles() throws IOException {
        change("anywhere", "while nothing is kept");
        String picture = uploadPicture();
        shelf.emptyRoom = "2";

        assertThat(refusal("2")).isEqualTo(ErrorCode.CONNECTION_IN_USE);
        cut();
        assertThat(refusal("3")).as("nobody can look").isEqualTo(ErrorCode.CONNECTION_IN_USE);
        shelf.answer = null;
        shelf.fault = new IllegalStateException("the bundle is stopped");
        assertThat(refusal("3")).isEqualTo(ErrorCode.CONNECTION_IN_USE);
        shelf.fault = null;
        assertThat(portal.storages.get(connection).settings()).containsEntry("room", "anywhere");
        aDay();
        assertThat(portal.documentStores.get().missing()).isZero();
        assertThat(written(portal.images.content(picture))).isNotEmpty();

        cut();
        change("anywhere", "name and secret");
        shelf.answer = null;
        change("3", "the files are found there");
        portal.documentStores.choose(STAFF, null);
        aDay();
        change("2", "the files have left");
    }

    private void change(String room, String name) {
        portal.storages.change(
                STAFF, connection, new ConnectionData(Shelf.TYPE, name, true, Map.of("room", room, "key", "k2")));
        assertThat(portal.storages.get(connection).displayName()).isEqualTo(name);
    }

    private ErrorCode refusal(String room) {
        return Refusal.code(() -> change(room, "Regal"));
    }

    private ErrorCode delete() {
        return Refusal.code(() -> portal.storages.delete(STAFF, connection));
    }

    @Test
    @DisplayName("a choice stands on the timeline with what it was before, and one that fails does not")
    void isNoted() {
        cut();
        assertThat(unusable()).isEqualTo("UNREACHABLE");
        shelf.answer = null;
        portal.storageProviders.remove(shelf);
        assertThat(unusable()).isEqualTo("NOT_INSTALLED");

        portal.documentStores.choose(STAFF, null);

        assertThat(noted())
                .containsExactlyInAnyOrder("storage null -> " + connection, "storage " + connection + " -> null");
    }

    private String unusable() {
        PortalException refusal = Refusal.of(() -> portal.documentStores.choose(STAFF, connection));
        assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_UNUSABLE);
        return refusal.violations().get(0).code();
    }

    private Stream<String> noted() {
        return portal
                .timeline
                .list(new TimelineFilter(null, null, null, null, Set.of(), null), PageRequest.first())
                .items()
                .stream()
                .filter(event -> "storage".equals(event.details().get("setting")))
                .flatMap(event -> event.changes().stream())
                .map(change -> "storage " + change.before() + " -> " + change.after());
    }
}

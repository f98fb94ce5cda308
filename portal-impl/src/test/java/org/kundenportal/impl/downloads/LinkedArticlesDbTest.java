package org.kundenportal.impl.downloads;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.articles.ArticleFile;
import org.kundenportal.api.articles.ArticleFileData;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.ArticleSummary;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.articles.ArticlesUseOfStorages;
import org.kundenportal.impl.articles.Link;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.StorageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
class LinkedArticlesDbTest {

    private static final ArticleNumber EBOOK = new ArticleNumber("EBOOK-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private Shelf shelf;
    private DownloadScene scene;

    LinkedArticlesDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void anArticle() {
        portal = new TestPortal(database, folder);
        shelf = new Shelf();
        scene = new DownloadScene(portal, shelf);
        scene.link("EBOOK-1", "book", "%PDF-1.7 Buch");
    }

    @AfterEach
    void end() {
        scene.close();
        assertThat(shelf.inUse).hasValue(0);
    }

    private boolean put(String key, String connection, String path, String name) {
        return scene.articles.putFile(TestPortal.STAFF, EBOOK, key, new ArticleFileData(connection, path, name));
    }

    private List<ArticleFile> files() {
        return scene.articleAdministration.get(EBOOK).files();
    }

    @Test
    @DisplayName(
            "BB-19 a linked file is what the storage says it is; the same again changes nothing, another replaces it")
    void links() {
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.key()).isEqualTo("book");
            assertThat(file.displayName()).isEqualTo("book");
            assertThat(file.size()).isEqualTo(13);
            assertThat(file.pdf()).isEqualTo(PdfVerdict.STAMPABLE);
        });
        List<ArticleFile> before = files();
        portal.clock.advance(java.time.Duration.ofMinutes(1));
        assertThat(put("book", Shelf.CONNECTION, "EBOOK-1/book", null)).isFalse();
        assertThat(files()).isEqualTo(before);
        shelf.files.put("other.txt", "Text".getBytes(StandardCharsets.UTF_8));
        assertThat(put("book", Shelf.CONNECTION, "other.txt", "Anders.txt")).isFalse();
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.displayName()).isEqualTo("Anders.txt");
            assertThat(file.pdf()).isNull();
        });
    }

    @Test
    @DisplayName("BB-18 BB-19 what cannot be delivered is refused when it is linked")
    void refuses() {
        assertThat(Refusal.violations(() -> put("a", Shelf.CONNECTION, "lost.txt", null)))
                .containsExactly("path NO_SUCH_FILE");
        assertThat(Refusal.violations(() -> put("a", Shelf.CONNECTION, "../a", null)))
                .containsExactly("path INVALID_PATH");
        assertThat(Refusal.violations(() -> put("a", "4", "other.txt", null)))
                .containsExactly("connection UNKNOWN_CONNECTION");
        assertThat(Refusal.violations(() -> put("a", "x", "other.txt", null)))
                .containsExactly("connection UNKNOWN_CONNECTION");
        assertThat(Refusal.violations(() -> put(" ", Shelf.CONNECTION, "EBOOK-1/book", null)))
                .containsExactly("key INVALID_CHARACTER");
        assertThat(Refusal.violations(() -> put("a", Shelf.CONNECTION, "EBOOK-1/book", "x".repeat(256))))
                .containsExactly("displayName TOO_LONG");
        shelf.files.put("bad.pdf", "%PDF-1.7 HOSTILE".getBytes(StandardCharsets.UTF_8));
        assertThat(Refusal.violations(() -> put("a", Shelf.CONNECTION, "bad.pdf", null)))
                .containsExactly("path HOSTILE_PDF");
        shelf.down = true;
        assertThat(Refusal.code(() -> put("a", Shelf.CONNECTION, "EBOOK-1/book", null)))
                .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(Refusal.code(() -> scene.articles.putFile(
                        TestPortal.STAFF,
                        new ArticleNumber("none"),
                        "a",
                        new ArticleFileData(Shelf.CONNECTION, "EBOOK-1/book", null))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(files()).hasSize(1);
    }

    @Test
    @DisplayName("no article hands out what the portal itself keeps in the merchant's storage, however it is written")
    void nothingOfThePortals() {
        for (String path : List.of("kundenportal/ab/cdef", "Kundenportal/ab/cdef", "kundenportal")) {
            shelf.files.put(path, "Rechnung".getBytes(StandardCharsets.UTF_8));
            assertThat(Refusal.violations(() -> put("a", Shelf.CONNECTION, path, null)))
                    .as(path)
                    .containsExactly("path INVALID_PATH");
            assertThatExceptionOfType(StorageException.class)
                    .as(path)
                    .isThrownBy(() -> scene.sources.look(new Link(3, new FilePath(path), "a")))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(StorageException.Reason.REFUSED));
        }
        shelf.files.put("kundenportal-handbuch.txt", "Text".getBytes(StandardCharsets.UTF_8));
        assertThat(put("a", Shelf.CONNECTION, "kundenportal-handbuch.txt", null))
                .isTrue();
    }

    @Test
    @DisplayName("a connection whose files are linked is in use, and no longer when the last link is gone")
    void usesConnections() {
        ArticlesUseOfStorages use = new ArticlesUseOfStorages();
        assertThat(portal.tx.read(em -> use.isUsed(em, 3)).booleanValue()).isTrue();
        assertThat(portal.tx.read(em -> use.isUsed(em, 4)).booleanValue()).isFalse();
        scene.articles.deleteFile(TestPortal.STAFF, EBOOK, "book");
        assertThat(portal.tx.read(em -> use.isUsed(em, 3)).booleanValue()).isFalse();
    }

    @Test
    @DisplayName("articles are found by number and name, page by page, and go with their links")
    void lists() {
        assertThat(scene.articles.put(TestPortal.HOST, new ArticleNumber("EBOOK-2"), "Zweites Buch"))
                .isTrue();
        assertThat(scene.articles.put(TestPortal.HOST, new ArticleNumber("EBOOK-2"), "Zweites Buch"))
                .isFalse();
        scene.articles.put(TestPortal.HOST, new ArticleNumber("A-1"), "Anderes");
        Page<ArticleSummary> first = scene.articleAdministration.list(null, new PageRequest(2, null));
        Page<ArticleSummary> second = scene.articleAdministration.list(null, new PageRequest(2, first.next()));

        assertThat(first.items())
                .extracting(article -> article.number().value(), ArticleSummary::fileCount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A-1", 0L),
                        org.assertj.core.groups.Tuple.tuple("EBOOK-1", 1L));
        assertThat(second.items()).extracting(ArticleSummary::name).containsExactly("Zweites Buch");
        assertThat(second.next()).isNull();
        assertThat(scene.articleAdministration
                        .list("zweites", PageRequest.first())
                        .items())
                .hasSize(1);
        scene.articles.delete(TestPortal.STAFF, EBOOK);
        assertThat(Refusal.code(() -> scene.articleAdministration.get(EBOOK))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.articles.delete(TestPortal.STAFF, EBOOK)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.articles.deleteFile(TestPortal.STAFF, new ArticleNumber("A-1"), "x")))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }
}

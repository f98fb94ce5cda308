package org.kundenportal.impl.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.ImportedDocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchedFolderTest {

    @TempDir
    private Path folder;

    private final List<String> taken = new ArrayList<>();
    private RuntimeException refusal;
    private WatchedFolder watched;

    @BeforeEach
    void watch() {
        DocumentImport imports = (Actor actor, byte[] file, String fileName) -> {
            if (refusal != null && !fileName.startsWith("sound")) {
                throw refusal;
            }
            taken.add(fileName);
            return new ImportedDocument(
                    ImportedDocument.Outcome.CREATED,
                    new DocumentKey(DocumentType.INVOICE, "RE-1"),
                    new CustomerNumber("10001"),
                    false,
                    null);
        };
        watched = new WatchedFolder(folder, imports, Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void aFileIsTakenWhenItHasStoppedGrowing() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "<a>");
        watched.look();
        Files.writeString(file, "<a></a>");
        watched.look();
        assertThat(taken).isEmpty();

        watched.look();

        assertThat(taken).containsExactly("a.xml");
        assertThat(folder.resolve("done/a.xml")).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void aRefusedFileIsSetAsideWithItsReason() throws IOException {
        refusal = PortalException.of(ErrorCode.NOT_AN_EINVOICE, new Violation("file", "MALFORMED_XML"));
        put("b.xml");

        assertThat(folder.resolve("failed/b.xml")).exists();
        assertThat(folder.resolve("failed/b.xml.txt")).content().contains("NOT_AN_EINVOICE (MALFORMED_XML)");
    }

    @Test
    void aFileOfTheSameNameNeverReplacesTheOneBefore() throws IOException {
        put("c.xml");
        put("c.xml");

        assertThat(folder.resolve("done/c.xml")).exists();
        assertThat(folder.resolve("done/1-c.xml")).exists();
    }

    @Test
    void whileTheDatabaseIsAwayFilesWait() throws IOException {
        refusal = PortalException.of(ErrorCode.DATABASE_UNAVAILABLE);
        Path file = Files.writeString(folder.resolve("d.xml"), "<a/>");
        watched.look();

        assertThatThrownBy(watched::look).isSameAs(refusal);

        assertThat(file).exists();
    }

    @Test
    void aFileThatThePortalFailsWithIsSetAsideAndKeepsNobodyWaiting() throws IOException {
        refusal = new IllegalStateException("a mistake in the portal");
        Files.writeString(folder.resolve("a.xml"), "<a/>");
        put("sound.xml");

        assertThat(taken).containsExactly("sound.xml");
        assertThat(folder.resolve("failed/a.xml.txt")).content().contains("INTERNAL_ERROR");
    }

    @Test
    void aFileThatCannotBeSetAsideKeepsNobodyWaiting() throws IOException {
        refusal = PortalException.of(ErrorCode.NOT_AN_EINVOICE);
        Files.writeString(folder.resolve("failed"), "no folder");
        put("sound.xml");

        assertThat(taken).containsExactly("sound.xml");
    }

    @Test
    void whileThePortalCannotKeepFilesTheyWait() throws IOException {
        refusal = new UncheckedIOException(new IOException("no space left"));
        Path file = Files.writeString(folder.resolve("e.xml"), "<a/>");
        watched.look();

        assertThatThrownBy(watched::look).isSameAs(refusal);

        assertThat(file).exists();
    }

    @Test
    void hiddenFilesAndFoldersAreLeftAlone() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        put(".part.xml");

        assertThat(taken).isEmpty();
        assertThat(folder.resolve(".part.xml")).exists();
    }

    private void put(String name) throws IOException {
        Files.writeString(folder.resolve(name), "<a/>");
        watched.look();
        watched.look();
    }
}

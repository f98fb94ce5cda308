package org.kundenportal.storage.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.Listing;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

@DisplayName("DC-02 a bucket says what is wrong")
class S3StorageTest {

    private static final FilePath FILE = new FilePath("ebooks/a.pdf");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("clocks that differ are said, by every call")
    void clockSkew() throws Exception {
        S3Server server = S3Server.start(folder, -1);
        try (FileStorage storage = new S3Provider().open(server.settings())) {
            assertReason(Reason.CLOCK_SKEW, storage::check);
            assertReason(Reason.CLOCK_SKEW, () -> storage.stat(FILE));
            assertReason(Reason.CLOCK_SKEW, () -> storage.open(FILE));
            assertReason(Reason.CLOCK_SKEW, () -> put(storage));
        } finally {
            server.close();
        }
    }

    @Test
    @DisplayName("a bucket that vanishes while the connection is open")
    void vanishingBucket() throws Exception {
        S3Server server = S3Server.start(folder);
        try (FileStorage storage = new S3Provider().open(server.settings())) {
            put(storage);
            storage.check();

            server.removeBucket();

            assertReason(Reason.GONE, storage::check);
            assertReason(Reason.GONE, () -> storage.stat(FILE));
            assertReason(Reason.GONE, () -> storage.open(FILE));
            assertReason(Reason.GONE, () -> put(storage));
            assertReason(Reason.GONE, () -> ((FileBrowser) storage).list("", null, 10));
        } finally {
            server.close();
        }
    }

    @Test
    void unknownAccessKey() throws Exception {
        S3Server server = S3Server.start(folder);
        try (FileStorage storage = new S3Provider().open(server.settingsWith(S3Bucket.ACCESS_KEY, "AKIDOTHER"))) {
            assertReason(Reason.CREDENTIALS, storage::check);
            assertReason(Reason.CREDENTIALS, () -> storage.stat(FILE));
        } finally {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "403, AccessDenied, REFUSED, false",
        "403, InvalidAccessKeyId, CREDENTIALS, false",
        "403, RequestTimeTooSkewed, CLOCK_SKEW, false",
        "404, NoSuchBucket, GONE, false",
        "301, PermanentRedirect, REFUSED, false",
        "400, AuthorizationHeaderMalformed, REFUSED, false",
        "403, QuotaExceeded, FULL, false",
        "507, XMinioStorageFull, FULL, false",
        "503, SlowDown, BUSY, true",
        "429, TooManyRequests, BUSY, true",
        "500, InternalError, UNREACHABLE, true",
        "418, Teapot, REFUSED, false"
    })
    void mapsCodes(int status, String code, Reason reason, boolean passing) throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            server.on("GET", status, "<Error><Code>" + code + "</Code><Message>m</Message></Error>");

            StorageException failure = assertReason(reason, storage::check);

            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.isPassing()).isEqualTo(passing);
        }
    }

    @Test
    @DisplayName("a redirect is not followed")
    void redirect() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ScriptedServer other = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            String elsewhere = "http://127.0.0.1:" + other.port() + "/";
            server.on("GET", 307, "", "Location", elsewhere);
            server.on("PUT", 307, "", "Location", elsewhere);

            assertReason(Reason.REFUSED, storage::check);
            assertReason(Reason.REFUSED, () -> storage.open(FILE));
            assertReason(Reason.REFUSED, () -> put(storage));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    @DisplayName("small content is sent again where an upload failed in passing, other content is not")
    void repeatsSmallUploads() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            server.on("PUT", 503, "<Error><Code>SlowDown</Code></Error>");

            assertReason(Reason.BUSY, () -> put(storage, 128 << 10));
            assertThat(server.asked()).hasSize(2);
            assertReason(Reason.BUSY, () -> put(storage, (128 << 10) + 1));
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void answersThatAreNone() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            server.on("GET", 200, "<html><p>Welcome!</html>");
            assertReason(Reason.UNREADABLE, storage::check);
            server.on("GET", 206, "abc", "Content-Range", "bytes 0-2/10", "ETag", "\"t\"");
            assertReason(Reason.UNREADABLE, () -> storage.open(FILE, 5, 3));
            server.on("GET", 206, "abc", "Content-Range", "bytes 5-7/*", "ETag", "\"t\"");
            assertReason(Reason.UNREADABLE, () -> storage.open(FILE, 5, 3));
        }
    }

    @Test
    @DisplayName("a service that knows no ranges gives the part nevertheless")
    void noRanges() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            server.on("GET", 200, "0123456789", "ETag", "\"t\"");

            try (OpenFile part = storage.open(FILE, 3, 4)) {
                assertThat(part.content()).hasContent("3456");
                assertThat(part.facts().size()).isEqualTo(10);
            }
        }
    }

    @Test
    @DisplayName("who may read files but not list the bucket can tell a missing file")
    void noRightToList() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            server.on("GET", 403, "<Error><Code>AccessDenied</Code></Error>");
            server.on("HEAD", 404, "");

            assertThat(storage.stat(FILE)).isEmpty();
        }
    }

    @Test
    @DisplayName("keys that lead out of the bucket, or are none, are not shown")
    void hostileListing() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                FileStorage storage = new S3Provider().open(S3Server.settings(server.port()))) {
            server.on(
                    "GET",
                    200,
                    """
                    <ListBucketResult><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType>
                    <Contents><Key>../etc/passwd</Key><Size>1</Size></Contents>
                    <Contents><Key>/etc/passwd</Key><Size>1</Size></Contents>
                    <Contents><Key>a%00b</Key><Size>1</Size></Contents>
                    <Contents><Key>folder/</Key><Size>0</Size></Contents>
                    <Contents><Key>a+%26%20b%2520.pdf</Key><Size>7</Size></Contents>
                    <CommonPrefixes><Prefix>x//</Prefix></CommonPrefixes>
                    <CommonPrefixes><Prefix>%C3%A4/</Prefix></CommonPrefixes>
                    </ListBucketResult>
                    """);

            Listing listing = ((FileBrowser) storage).list("", null, 100);

            assertThat(listing.entries())
                    .extracting(entry -> entry.path().text())
                    .containsExactlyInAnyOrder("ä", "a & b%20.pdf");
        }
    }

    private static void put(FileStorage storage) throws IOException {
        put(storage, 3 << 20);
    }

    private static void put(FileStorage storage, int length) throws IOException {
        byte[] content = new byte[length];
        storage.put(FILE, new ByteArrayInputStream(content), content.length);
    }

    private interface Call {
        void run() throws IOException;
    }

    private static StorageException assertReason(Reason reason, Call call) {
        StorageException failure = assertThrows(StorageException.class, call::run);
        assertThat(failure).matches(e -> e.reason() == reason, reason.name());
        return failure;
    }
}

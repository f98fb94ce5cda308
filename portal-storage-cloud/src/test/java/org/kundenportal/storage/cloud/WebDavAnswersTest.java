package org.kundenportal.storage.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.Listing;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

@Timeout(60)
@DisplayName("DC-02 a WebDAV server may answer anything")
class WebDavAnswersTest {

    private static final FilePath FILE = new FilePath("a.pdf");
    private static final String OK = "<d:status>HTTP/1.1 200 OK</d:status>";

    private ScriptedServer server;
    private FileStorage storage;

    @BeforeEach
    void start() throws IOException, InvalidSettingException {
        server = new ScriptedServer();
        storage = new WebDavProvider()
                .open(Settings.of(
                        WebDavFolder.URL, "http://127.0.0.1:" + server.port() + "/remote.php/dav/files/anna/Shop",
                        WebDavFolder.USER, "anna",
                        WebDavFolder.PASSWORD, "secret"));
    }

    @AfterEach
    void stop() {
        storage.close();
        server.close();
    }

    @Test
    @DisplayName("Nextcloud's answer: encoded names, several propstat, other namespaces, folders first")
    void readsNextcloud() throws IOException {
        answer(
                """
                <?xml version="1.0"?>
                <d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns">
                <d:response><d:href>/remote.php/dav/files/anna/Shop/</d:href>
                <d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype><d:getetag>&quot;f0&quot;</d:getetag>
                <d:getlastmodified>Sat, 21 Nov 2026 10:00:00 GMT</d:getlastmodified></d:prop>%1$s</d:propstat>
                <d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
                </d:response>
                <d:response><d:href>/remote.php/dav/files/anna/Shop/E-Books%%20%%c3%%bc/</d:href>
                <d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>%1$s</d:propstat></d:response>
                <d:response><d:href>https://cloud.example/remote.php/dav/files/anna/Shop/a&amp;b+c%%25.pdf</d:href>
                <d:propstat><d:prop><d:resourcetype/><d:getcontentlength>42</d:getcontentlength>
                <d:getetag>&quot;abc&quot;</d:getetag><oc:fileid>7</oc:fileid>
                <d:getlastmodified>Sat, 21 Nov 2026 10:00:00 GMT</d:getlastmodified></d:prop>%1$s</d:propstat></d:response>
                </d:multistatus>
                """
                        .formatted(OK));

        Listing listing = browse();

        assertThat(listing.entries())
                .extracting(entry -> entry.path().text())
                .containsExactly("E-Books ü", "a&b+c%.pdf");
        FileFacts facts = listing.entries().get(1).facts();
        assertThat(facts.size()).isEqualTo(42);
        assertThat(facts.tag()).isEqualTo("abc");
        assertThat(facts.changed()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(server.asked()).containsExactly("PROPFIND /remote.php/dav/files/anna/Shop/");
    }

    @Test
    @DisplayName("what is not in the folder is not shown, wherever the server says it is")
    void hostileNames() throws IOException {
        StringBuilder files = new StringBuilder();
        for (String name : new String[] {
            "/remote.php/dav/files/other/a.pdf",
            "/remote.php/dav/files/anna/Shopping/a.pdf",
            "/remote.php/dav/files/anna/Shop/../../other/a.pdf",
            "/remote.php/dav/files/anna/Shop/%2e%2e",
            "/remote.php/dav/files/anna/Shop/%2e%2e%2fother",
            "/remote.php/dav/files/anna/Shop/a%2fb.pdf",
            "/remote.php/dav/files/anna/Shop/deep/a.pdf",
            "/remote.php/dav/files/anna/Shop/a%00.pdf",
            "/remote.php/dav/files/anna/Shop/%zz.pdf",
            "/remote.php/dav/files/anna/Shop//a.pdf",
            "/remote.php/dav/files/anna/Shop/.kundenportal",
            "file:///etc/passwd",
            "mailto:anna@example.com",
            "",
            "/remote.php/dav/files/anna/Shop/right.pdf"
        }) {
            files.append(file(name));
        }
        answer(multistatus(files.toString()));

        assertThat(browse().entries()).extracting(entry -> entry.path().text()).containsExactly("right.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Welcome!",
                "<html><body>Sign in</body></html>",
                "<multistatus/>",
                "<d:multistatus xmlns:d='DAV:'><d:response>",
                "<d:multistatus xmlns:d='DAV:'><d:response><d:collection/></d:response></d:multistatus>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d:multistatus xmlns:d='DAV:'><d:response>"
                        + "<d:href>/remote.php/dav/files/anna/Shop/&x;</d:href></d:response></d:multistatus>",
                "<!DOCTYPE d SYSTEM 'http://127.0.0.1:1/evil.dtd'><d:multistatus xmlns:d='DAV:'/>",
                "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                        + "<d:multistatus xmlns:d='DAV:'>&b;</d:multistatus>"
            })
    @DisplayName("ASVS 5.5.2 neither entities nor anything but a multistatus is read")
    void hostileDocuments(String document) {
        answer(document);
        assertReason(Reason.UNREADABLE, this::browse);
        assertReason(Reason.UNREADABLE, storage::check);
    }

    @Test
    void endlessDocuments() {
        answer("<d:multistatus xmlns:d='DAV:'>" + "<a>".repeat(100_000));
        assertReason(Reason.UNREADABLE, this::browse);
        answer("<d:multistatus xmlns:d='DAV:'><d:response><d:href>" + "a".repeat(1 << 20));
        assertReason(Reason.UNREADABLE, this::browse);
        answer("<d:multistatus xmlns:d='DAV:'>" + " ".repeat(MultiStatus.MAX_BYTES) + "</d:multistatus>");
        assertReason(Reason.UNREADABLE, this::browse);
    }

    @Test
    @DisplayName("Apache's answer: prefixes that are declared where they are used")
    void readsApache() throws IOException {
        answer(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
                <D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/">
                <D:href>/remote.php/dav/files/anna/Shop/a.pdf</D:href><D:propstat><D:prop><lp1:resourcetype/>
                <lp1:getcontentlength>3</lp1:getcontentlength><lp1:getetag>"3-5e"</lp1:getetag>
                <lp2:executable>F</lp2:executable><x:getetag xmlns:x="urn:x">other</x:getetag></D:prop>
                <D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>
                """);

        assertThat(browse().entries()).containsExactly(new Listing.Entry(FILE, new FileFacts(3, "3-5e", null)));
    }

    @Test
    @DisplayName("a million declarations cost no more than their bytes")
    void hostileDeclarations() {
        StringBuilder root = new StringBuilder("<d:multistatus xmlns:d='DAV:'");
        for (int i = 0; i < 1_000_000; i++) {
            root.append(" xmlns:n").append(i).append("='u'");
        }
        answer(root + ">" + "<n1:a/>".repeat(500_000) + "</d:multistatus>");
        assertReason(Reason.UNREADABLE, this::browse);

        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            nested.append("<a").append(i).append(" xmlns:p").append(i).append("='DAV:'/>");
        }
        answer(multistatus(nested.toString()));
        assertReason(Reason.UNREADABLE, this::browse);
    }

    @Test
    void textInAnotherEncodingThanItSays() throws IOException {
        answer("<?xml version='1.0' encoding='US-ASCII'?>"
                + multistatus(file("/remote.php/dav/files/anna/Shop/\u00e4")));
        assertReason(Reason.UNREADABLE, this::browse);
    }

    @ParameterizedTest
    @CsvSource({
        "401, CREDENTIALS, false",
        "403, REFUSED, false",
        "404, GONE, false",
        "405, REFUSED, false",
        "423, BUSY, true",
        "429, BUSY, true",
        "500, UNREACHABLE, true",
        "503, UNREACHABLE, true",
        "507, FULL, false",
        "200, UNREADABLE, false"
    })
    void mapsStatuses(int status, Reason reason, boolean passing) {
        server.on("PROPFIND", status, "<html>secret details</html>");

        StorageException failure = assertReason(reason, storage::check);

        assertThat(failure.isPassing()).isEqualTo(passing);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("ASVS 5.2.6 no redirect is followed, least of all with the password")
    void redirects(int status) throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            for (String method : new String[] {"PROPFIND", "GET", "PUT", "MKCOL"}) {
                server.on(method, status, "", "Location", "http://127.0.0.1:" + other.port() + "/elsewhere");
            }

            assertReason(Reason.REFUSED, storage::check);
            assertReason(Reason.REFUSED, this::browse);
            assertReason(Reason.REFUSED, () -> storage.stat(FILE));
            assertReason(Reason.REFUSED, () -> storage.open(FILE));
            assertReason(Reason.REFUSED, () -> storage.put(FILE, new ByteArrayInputStream(new byte[1]), 1));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    @DisplayName("a server that knows no ranges gives the part nevertheless")
    void noRanges() throws IOException {
        server.on("GET", 200, "0123456789", "ETag", "W/\"t\"");

        try (OpenFile part = storage.open(FILE, 3, 4)) {
            assertThat(part.content()).hasContent("3456");
            assertThat(part.facts().size()).isEqualTo(10);
            assertThat(part.facts().tag()).isEqualTo("t");
        }
        try (OpenFile end = storage.open(FILE, 20, 4)) {
            assertThat(end.content()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-2/10", "bytes 5-7/*", "bytes 5-9/10", "bytes 5-7/6", "lines 5-7/10", ""})
    @DisplayName("another part than the one that was asked for is no answer")
    void wrongPart(String range) {
        server.on("GET", 206, "abc", "Content-Range", range);
        assertReason(Reason.UNREADABLE, () -> storage.open(FILE, 5, 3));
    }

    @Test
    @DisplayName("an answer that trickles is given up")
    void trickles() throws IOException, InvalidSettingException {
        answer(multistatus(file("/remote.php/dav/files/anna/Shop/a.pdf").repeat(2000)));
        Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofMillis(700), 1);
        try (CuttingProxy line = CuttingProxy.to(server.port());
                FileStorage slow = new WebDavProvider(Clock.systemUTC(), patience)
                        .open(Settings.of(
                                WebDavFolder.URL,
                                "http://127.0.0.1:" + line.port() + "/remote.php/dav/files/anna/Shop/",
                                WebDavFolder.USER,
                                "anna",
                                WebDavFolder.PASSWORD,
                                "secret"))) {
            line.silentAfter(100_000);
            assertReason(Reason.UNREACHABLE, () -> ((FileBrowser) slow).list("", null, 10));
        }
    }

    private Listing browse() throws IOException {
        return ((FileBrowser) storage).list("", null, 100);
    }

    private void answer(String document) {
        server.on("PROPFIND", 207, document, "Content-Type", "application/xml; charset=utf-8");
    }

    private static String multistatus(String responses) {
        return "<d:multistatus xmlns:d='DAV:'>" + responses + "</d:multistatus>";
    }

    private static String file(String reference) {
        return "<d:response><d:href>" + reference + "</d:href><d:propstat><d:prop><d:resourcetype/>"
                + "<d:getcontentlength>1</d:getcontentlength></d:prop>" + OK + "</d:propstat></d:response>";
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

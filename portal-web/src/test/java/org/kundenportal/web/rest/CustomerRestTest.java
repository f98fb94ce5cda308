package org.kundenportal.web.rest;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CustomerRestTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) {
        return server.send(server.request("/portal/api/v1/" + path).header("Cookie", "kp=customer-token"));
    }

    private static HttpResponse<String> post(String path, String body) {
        return server.send(server.request("/portal/api/v1/" + path)
                .header("Cookie", "kp=customer-token")
                .header("Origin", server.origin())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void listsDocumentsByTypeStatusAndText() {
        HttpResponse<String> answer =
                get("documents?type=INVOICE&type=ESTIMATE&status=OPEN&query=Beratung&limit=20&cursor=abc");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"number\":\"RE-2026-1001\"", "\"next\":\"next-1\"", "\"new\":true");
        assertThat(server.portal.lastFilter.types()).containsOnly(DocumentType.INVOICE, DocumentType.ESTIMATE);
        assertThat(server.portal.lastFilter.status()).isEqualTo(DocumentStatus.OPEN);
        assertThat(server.portal.lastFilter.query()).isEqualTo("Beratung");
        assertThat(server.portal.lastPage.limit()).isEqualTo(20);
        assertThat(server.portal.lastPage.cursor()).isEqualTo("abc");
    }

    @Test
    void overdueIsAStatusToAskFor() {
        get("documents?status=OVERDUE");

        assertThat(server.portal.lastFilter.overdue()).isTrue();
        assertThat(server.portal.lastFilter.status()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=", "limit=-1", "type=FOO", "status=NEW"})
    void refusesQueriesThatMeanNothing(String query) {
        HttpResponse<String> answer = get("documents?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("INVALID_REQUEST", "\"field\":\"" + query.substring(0, 4));
    }

    @Test
    void aNumberMayContainASlash() {
        assertThat(get("documents/INVOICE/2026%2F0815").body()).contains("\"number\":\"2026/0815\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"documents/INVOICE/unknown", "documents/FOO/RE-2026-1001", "documents/invoice/RE-2026-1001", "x"
            })
    @DisplayName("BM-01 BM-07 what is not there and what nobody may see answer alike")
    void notFound(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "me",
                "documents",
                "documents?type=INVOICE",
                "documents/zip",
                "documents/count",
                "statement?from=2026-01-01&to=2026-12-31",
                "open-items.csv"
            })
    void aSessionOfOneDocumentFindsNothingElse(String path) {
        HttpResponse<String> answer =
                server.send(server.request("/portal/api/v1/" + path).header("Cookie", "kp=document-token"));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "me", "documents", "session", "documents/INVOICE/RE-2026-1001"})
    void withoutSessionNothingIsShown(String path) {
        HttpResponse<String> answer = server.send(server.request("/portal/api/v1/" + path));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("NO_SESSION");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    @DisplayName("the ZIP takes the list's filter, and is not announced longer than it is")
    void zip() {
        HttpResponse<String> answer = get("documents/zip?type=INVOICE&status=OVERDUE&query=RE&language=en");

        assertThat(answer.body()).isEqualTo("PK");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"Dokumente.zip\"; filename*=UTF-8''Dokumente.zip");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.portal.lastFilter.types()).containsOnly(DocumentType.INVOICE);
        assertThat(server.portal.lastFilter.overdue()).isTrue();
        assertThat(server.portal.lastFilter.query()).isEqualTo("RE");
        assertThat(server.portal.calls).contains("zip en");
        assertThat(get("documents/count?type=INVOICE").body()).isEqualTo("{\"count\":7,\"most\":5000}");
    }

    @Test
    @DisplayName("a ZIP that is refused before its first byte says why, one that fails later breaks off")
    void zipFails() {
        try {
            server.portal.failure = PortalException.retryAfter(ErrorCode.TOO_MANY_REQUESTS, Duration.ofSeconds(10));
            HttpResponse<String> refused = get("documents/zip");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            server.portal.failure = PortalException.of(ErrorCode.DATABASE_UNAVAILABLE);
            server.portal.bytesBeforeFailure = 1_000_000;
            assertThatThrownBy(() -> get("documents/zip")).isInstanceOf(UncheckedIOException.class);
        } finally {
            server.portal.failure = null;
            server.portal.bytesBeforeFailure = 0;
        }
    }

    @Test
    @DisplayName(
            "a file that its storage does not give is a problem with a time to wait, and no file of the size it has")
    void fileInAnUnavailableStorage() {
        try {
            server.portal.failure = PortalException.retryAfter(ErrorCode.STORAGE_UNAVAILABLE, Duration.ofSeconds(30));

            HttpResponse<String> answer = get("documents/INVOICE/RE-2026-1001/xml");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
            assertThat(answer.body())
                    .contains("\"code\":\"STORAGE_UNAVAILABLE\"")
                    .endsWith("}");
        } finally {
            server.portal.failure = null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "statement?from=gestern, from",
        "statement?from=2026-01-01&to=2026-02-30, to",
        "statement?from=2026-01-01&to=2026-12-31&language=fr, language",
        "open-items.csv?language=../../x, language",
        "documents/zip?language=xx, language",
        "documents/zip?status=NEW, status",
        "documents/count?type=NEW, type[0]"
    })
    void refusesExportsThatMeanNothing(String path, String field) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void statementAndOpenItemsAreSaved() {
        assertThat(get("statement?from=2026-01-01&to=2026-12-31&language=de")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment; filename=\"Kontoauszug.pdf\"");
        assertThat(get("open-items.csv")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment; filename=\"Offene-Posten.csv\"");
        assertThat(server.portal.calls).contains("statement 2026-01-01 2026-12-31 de", "openItems null");
    }

    @Test
    void pdfIsShownOrSavedUnderASafeName() {
        HttpResponse<String> shown = get("documents/INVOICE/RE-2026-1001/pdf");
        HttpResponse<String> saved = get("documents/INVOICE/RE-2026-1001/pdf?disposition=attachment");

        assertThat(shown.body()).isEqualTo("%PDF-1.7 fake");
        assertThat(shown.headers().firstValue("Content-Length")).hasValue("13");
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(shown.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "inline; filename=\"Rechnung Ae___X_ 1.pdf\"; filename*=UTF-8''Rechnung%20%C3%84___X_%201.pdf");
        assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; ");
        assertThat(saved.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox;");
    }

    @Test
    void headAnswersLikeGetWithoutBody() {
        HttpResponse<String> answer = server.send(server.request("/portal/api/v1/documents/INVOICE/RE-2026-1001/pdf")
                .header("Cookie", "kp=customer-token")
                .method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("13");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @DisplayName("ruling 13: reading records no view, only the POST does")
    void onlyThePostRecordsAView() {
        get("documents/INVOICE/RE-2026-1001");
        assertThat(server.portal.calls).noneMatch(call -> call.startsWith("view"));

        HttpResponse<String> answer = server.send(server.request("/portal/api/v1/documents/INVOICE/RE-2026-1001/views")
                .header("Cookie", "kp=customer-token")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(server.portal.calls).contains("view INVOICE RE-2026-1001");
    }

    @Test
    void commentsAreTextAndTravelAsTyped() {
        HttpResponse<String> answer =
                post("documents/INVOICE/RE-2026-1001/comments", "{\"text\":\"Zwei\\nZeilen <b>\\u00e4</b> 😀\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("Zwei\\nZeilen <b>ä</b> 😀", "\"kind\":\"CUSTOMER\"");
        assertThat(get("documents/INVOICE/RE-2026-1001/comments").body()).contains("\"items\":[{\"id\":\"7\"");
    }

    @Test
    @DisplayName("BM-08 an action that is not released is refused as such")
    void actionNotReleased() {
        server.portal.failure = PortalException.of(ErrorCode.ACTION_NOT_RELEASED);
        try {
            HttpResponse<String> answer = post("documents/INVOICE/RE-2026-1001/comments", "{\"text\":\"Hallo\"}");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("ACTION_NOT_RELEASED");
        } finally {
            server.portal.failure = null;
        }
    }

    @Test
    void brandingAndImagesNeedNoSession() {
        HttpResponse<String> branding = server.send(server.request("/portal/api/v1/branding"));
        HttpResponse<String> image = server.send(server.request("/portal/api/v1/images/img1"));

        assertThat(branding.body())
                .contains("\"logo\":\"/portal/api/v1/images/img1\"", "\"banner\":null", "\"languages\":[\"de\",\"en\"]")
                .doesNotContain("iban");
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(image.headers().allValues("Cache-Control"))
                .isEqualTo(List.of("public, max-age=31536000, immutable"));
    }

    @Test
    void methodsThatAreNotThereAreNamed() {
        HttpResponse<String> answer = server.send(server.request("/portal/api/v1/me")
                .header("Cookie", "kp=customer-token")
                .header("Origin", server.origin())
                .DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertThat(answer.body()).contains("METHOD_NOT_ALLOWED");
    }
}

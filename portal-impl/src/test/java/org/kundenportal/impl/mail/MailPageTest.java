package org.kundenportal.impl.mail;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailPageTest {

    private static final MailPage PAGE =
            new MailPage("#ffcc00", URI.create("https://portal.example/portal"), "Im Portal öffnen");

    private static String body(String text) {
        String html = PAGE.of("Betreff", text, null, "de");
        return html.substring(html.indexOf("<div style=\"padding"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "</p></div><iframe src=javascript:alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "https://x.example/\"onmouseover=alert(1)",
                "https://x.example/'><script>alert(1)</script>",
                "<style>*{display:none}</style>"
            })
    @DisplayName("no text becomes markup, in the subject, the text or the company's name")
    void escapes(String text) {
        String html = PAGE.of(text, text, text, "de");

        assertThat(html.replaceAll("</?(?:!DOCTYPE html|html|head|meta|title|body|div|p|br|a)\\b[^<>]*>", ""))
                .doesNotContain("<");
        assertThat(html).doesNotContainPattern("<[^>]*\\son[a-z]+=");
        assertThat(html).doesNotContain("<a href=\"java").doesNotContain("href=\"javascript");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Siehe https://x.example/a?b=1&c=2. | https://x.example/a?b=1&amp;c=2",
                "(http://x.example/a) | http://x.example/a",
                "https://x.example/ende | https://x.example/ende"
            })
    void linksWebAddresses(String text, String address) {
        assertThat(body(text)).contains("href=\"" + address + "\"").contains(">" + address + "</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "mailto:a@b.c", "//x.example"})
    void linksNothingElse(String text) {
        assertThat(body(text)).doesNotContain("<a ");
    }

    @Test
    void aLineWithAnAddressOfThePortalIsAButton() {
        assertThat(body("Hier:\nhttps://portal.example/portal/d/abc\nGrüße"))
                .contains("href=\"https://portal.example/portal/d/abc\"")
                .contains(">Im Portal öffnen</a>")
                .doesNotContain(">https://portal.example");
        assertThat(body("https://portal.example/portal.evil.example/d"))
                .as("only looks like one")
                .doesNotContain("Im Portal");
        assertThat(body("https://portal.example/portal@evil.example/")).doesNotContain("Im Portal");
    }

    @Test
    void keepsParagraphsAndLines() {
        assertThat(body("Eins\nZwei\n\n\nDrei")).contains(">Eins<br>Zwei</p><p").contains(">Drei</p>");
    }

    @Test
    @DisplayName("right-to-left text finds its own direction, and a link in it keeps its own")
    void rightToLeft() {
        assertThat(body("مرحبا https://x.example/a"))
                .contains("<p dir=\"auto\"")
                .contains("<a dir=\"ltr\" href=\"https://x.example/a\"");
        assertThat(PAGE.of("b", "t", "שלום", "de")).contains("lang=\"de\" dir=\"auto\"");
    }

    @Test
    @DisplayName("loads nothing from the net, and writes readable text on a pale brand colour")
    void isSelfContained() {
        String html = PAGE.of("b", "Text", "Muster GmbH", "de");

        assertThat(html).doesNotContain("<img").doesNotContain("<link").doesNotContain("url(");
        assertThat(html).doesNotContain("background-color:#ffcc00").contains("color:#ffffff");
    }
}

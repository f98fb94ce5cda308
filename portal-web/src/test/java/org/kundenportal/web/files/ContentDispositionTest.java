package org.kundenportal.web.files;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentDispositionTest {

    @Test
    void namesTheFileTwice() {
        assertThat(ContentDisposition.of(true, "Rechnung Müller & Söhne.pdf"))
                .isEqualTo("attachment; filename=\"Rechnung Mueller & Soehne.pdf\";"
                        + " filename*=UTF-8''Rechnung%20M%C3%BCller%20&%20S%C3%B6hne.pdf");
        assertThat(ContentDisposition.of(false, "请求.pdf"))
                .startsWith("inline; filename=\"__.pdf\"; filename*=UTF-8''%E8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\boot.ini",
                "a\r\nSet-Cookie: x=1",
                "a\"; filename=\"b.exe",
                "a\u202efdp.exe",
                "a\u0000.pdf",
                "-rf",
                ".htaccess",
                "name.pdf. ",
                "\ud800lone",
                "．．／x",
                "a\u200bb",
                ""
            })
    @DisplayName("5.4.2 no name breaks out of the header or its folder")
    void hostileNames(String name) {
        String header = ContentDisposition.of(true, name);

        assertThat(header)
                .matches("attachment; filename=\"[ !#-Z^-~\\[\\]]+\"; filename\\*=UTF-8''[!#$&+.^_`|~0-9A-Za-z%-]+");
        assertThat(header).doesNotContain("/", "\\", "..", "%00", "%0A", "%0D", "%E2%80%AE");
        assertThat(ContentDisposition.safe(name))
                .doesNotStartWith(".")
                .doesNotStartWith("-")
                .isNotEmpty();
    }

    @Test
    void longNamesKeepTheirExtension() {
        assertThat(ContentDisposition.safe("x".repeat(300) + ".pdf"))
                .hasSize(120)
                .endsWith("x.pdf");
        assertThat(ContentDisposition.safe("😀".repeat(100)))
                .hasSizeLessThanOrEqualTo(120)
                .endsWith("😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rechnung Müller.pdf", "a&b.xml", "请求.pdf", "100%.pdf"})
    void roundTrip(String name) {
        assertThat(ContentDisposition.fileName(ContentDisposition.of(true, name)))
                .isEqualTo(name);
    }

    @Test
    void readsNamesOfRequests() {
        assertThat(ContentDisposition.fileName(null)).isNull();
        assertThat(ContentDisposition.fileName("attachment")).isNull();
        assertThat(ContentDisposition.fileName("attachment; filename=\"a b.pdf\""))
                .isEqualTo("a b.pdf");
        assertThat(ContentDisposition.fileName("form-data; name=\"file\"; filename=../x.png"))
                .isEqualTo("x.png");
        assertThat(ContentDisposition.fileName("attachment; filename*=UTF-8''%zz"))
                .isEqualTo("%zz");
    }
}

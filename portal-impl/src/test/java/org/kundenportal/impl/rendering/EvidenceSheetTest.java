package org.kundenportal.impl.rendering;

import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceSheetTest {

    private static final DocumentRenderer RENDERER = new DocumentRenderer();

    private static byte[] sheet(String choice, String typed, Locale language) {
        return Samples.rendered(RENDERER, Samples.evidence(choice, typed, language));
    }

    @Test
    void saysAllInTheCustomersLanguage() {
        assertThat(PdfText.all(sheet("ACCEPTED", "Kristin Petersen", Locale.GERMAN)))
                .contains(
                        "Annahme des Angebots AN-1",
                        "Angebot AN-1, Fassung 2",
                        "Kristin Petersen",
                        "22. November 2026, 03:05:12 (2026-11-22T02:05:12Z)",
                        "geheimer Link (Sitzung 5e5510)",
                        "192.0.2.7",
                        "4711 Byte",
                        "0123456789abcdef".repeat(4));
        assertThat(PdfText.all(sheet("DECLINED", "Kristin Petersen", Locale.ENGLISH)))
                .contains("Refusal of estimate AN-1", "Declined", "secret link");
    }

    @Test
    void whatWasNotSaidIsADash() {
        assertThat(PdfText.all(sheet("DECLINED", null, Locale.GERMAN))).contains("Begründung \u2013");
    }

    @Test
    void theSameDecisionGivesTheSameBytesAndAnotherOneOthers() {
        byte[] first = sheet("ACCEPTED", "Kristin Petersen", Locale.GERMAN);

        assertThat(sheet("ACCEPTED", "Kristin Petersen", Locale.GERMAN)).isEqualTo(first);
        assertThat(sheet("ACCEPTED", "Tarek Mansour", Locale.GERMAN)).isNotEqualTo(first);
    }

    @Test
    void takesWhateverSomebodyTypes() {
        for (String text : Samples.hostileTexts()) {
            assertThat(PdfText.all(sheet("DECLINED", text, Locale.GERMAN)))
                    .as(text)
                    .contains("192.0.2.7");
        }
    }

    @Test
    void aLongReasonRunsOverPages() {
        byte[] sheet = sheet("DECLINED", "Wort ".repeat(400).strip(), Locale.GERMAN);

        assertThat(PdfText.pages(sheet)).hasSizeGreaterThan(1);
        assertThat(PdfText.all(sheet).split("Wort", -1)).hasSizeGreaterThan(1600);
    }
}

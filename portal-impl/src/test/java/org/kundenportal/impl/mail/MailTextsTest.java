package org.kundenportal.impl.mail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.templates.Template;

import static org.assertj.core.api.Assertions.assertThat;

class MailTextsTest {

    @ParameterizedTest
    @EnumSource
    void hasTextsInEachLanguageWithKnownPlaceholders(MailKind kind) {
        for (String language : new String[] {"de", "en"}) {
            assertThat(Template.of(MailTexts.subject(kind, language)).unknown(kind.placeholders()))
                    .isEmpty();
            assertThat(Template.of(MailTexts.text(kind, language)).unknown(kind.placeholders()))
                    .isEmpty();
        }
        assertThat(MailTexts.text(kind, "de")).isNotEqualTo(MailTexts.text(kind, "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "..", ""})
    void speaksEnglishWhereItKnowsNoBetter(String language) {
        assertThat(MailTexts.text(MailKind.TEST, language)).isEqualTo(MailTexts.text(MailKind.TEST, "en"));
    }
}

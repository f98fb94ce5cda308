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
            assertThat(Template.of(MailTexts.standard(kind, language).subject()).unknown(kind.placeholders()))
                    .isEmpty();
            assertThat(Template.of(MailTexts.standard(kind, language).text()).unknown(kind.placeholders()))
                    .isEmpty();
        }
        if (kind != MailKind.AUTOMATION) {
            // what a rule says is all that its mail says
            assertThat(MailTexts.standard(kind, "de")).isNotEqualTo(MailTexts.standard(kind, "en"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAnExampleForEachPlaceholderThatNobodyKnowsBeforehand(MailKind kind) {
        for (String language : new String[] {"de", "en"}) {
            assertThat(kind.placeholders().stream()
                            .filter(placeholder -> !placeholder.startsWith("Company."))
                            .filter(placeholder -> !placeholder.endsWith("_url")))
                    .allSatisfy(placeholder -> assertThat(MailTexts.word("example." + placeholder, language))
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "..", ""})
    void speaksEnglishWhereItKnowsNoBetter(String language) {
        assertThat(MailTexts.standard(MailKind.TEST, MailTexts.language(language)))
                .isEqualTo(MailTexts.standard(MailKind.TEST, "en"));
    }
}

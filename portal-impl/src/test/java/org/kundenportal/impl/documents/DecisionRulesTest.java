package org.kundenportal.impl.documents;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionOffer;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final AcceptanceTerms TERMS = new AcceptanceTerms(Map.of("de", "Verbindlich.", "en", "Binding."));

    @ParameterizedTest(name = "{0}, valid until {1}, shown version {2} of 3: {3}")
    @DisplayName("BM-23 BM-24 an estimate is decided once, while it is open and valid, as it was shown (ruling 11)")
    @CsvSource({
        "OPEN,,,",
        "OPEN,2026-11-22,3,",
        "OPEN,2026-11-23,3,",
        "OPEN,2026-11-21,3,ESTIMATE_EXPIRED",
        "OPEN,2026-11-21,,ESTIMATE_EXPIRED",
        "OPEN,,2,DOCUMENT_CHANGED",
        "OPEN,2026-11-21,2,DOCUMENT_CHANGED",
        "ACCEPTED,,3,ALREADY_DECIDED",
        "ACCEPTED,2026-11-21,2,ALREADY_DECIDED",
        "DECLINED,,3,ALREADY_DECIDED",
        "CANCELED,,3,DOCUMENT_CHANGED",
        "DRAFT,,3,DOCUMENT_CHANGED",
        "PAID,,3,DOCUMENT_CHANGED"
    })
    void refusals(DocumentStatus status, LocalDate validUntil, Integer shown, ErrorCode code) {
        assertThat(DecisionRules.refusal(status, 3, shown, validUntil, TODAY).orElse(null))
                .isEqualTo(code);
    }

    @Test
    void theCustomersNameStandsWhereNoneWasTyped() {
        assertThat(DecisionRules.checked(decision(null, null), "Hafenblick").name())
                .isEqualTo("Hafenblick");
        assertThat(DecisionRules.checked(decision("  Kristin Petersen ", null), "Hafenblick")
                        .name())
                .isEqualTo("Kristin Petersen");
    }

    @Test
    void scriptRightToLeftTextAndCombiningMarksAreNamesAndReasonsLikeOthers() {
        String name = "<script>alert(1)</script> \u202Eשָׁלוֹם a\u0301\u0327";
        Decision checked = DecisionRules.checked(decision(name, "مرحبا\n<b>ja</b> "), "x");

        assertThat(checked.name()).isEqualTo(name);
        assertThat(checked.reason()).isEqualTo("مرحبا\n<b>ja</b>");
    }

    @Test
    void refusesNamesAndReasonsThatNoPaperTakes() {
        assertThat(Refusal.violations(() -> DecisionRules.checked(decision(" ", "r".repeat(2001)), "x")))
                .containsExactly("name REQUIRED", "reason TOO_LONG");
        assertThat(Refusal.violations(() -> DecisionRules.checked(decision("n".repeat(256), "a\0b"), "x")))
                .containsExactly("name TOO_LONG", "reason INVALID_CHARACTER");
        assertThat(Refusal.violations(() -> DecisionRules.checked(decision("a\nb", null), "x")))
                .containsExactly("name INVALID_CHARACTER");
        assertThat(DecisionRules.checked(decision("n".repeat(255), "r".repeat(2000)), "x")
                        .reason())
                .hasSize(2000);
        assertThat(DecisionRules.checked(decision("n", "  "), "x").reason()).isNull();
    }

    @Test
    void whatIsAgreedToIsTheTextThatWasShown() {
        DecisionOffer.Terms german = DecisionRules.offered(TERMS).get(0);

        assertThat(german.language()).isEqualTo("de");
        assertThat(DecisionRules.agreed(TERMS, german.id(), "en")).isEqualTo("Verbindlich.");
        assertThat(DecisionRules.agreed(TERMS, null, "de")).isEqualTo("Verbindlich.");
        assertThat(DecisionRules.agreed(TERMS, null, "fr")).isEqualTo("Binding.");
        AcceptanceTerms changed = new AcceptanceTerms(Map.of("de", "Anders.", "en", "Binding."));
        assertThat(Refusal.code(() -> DecisionRules.agreed(changed, german.id(), "de")))
                .isEqualTo(ErrorCode.DOCUMENT_CHANGED);
    }

    private static Decision decision(String name, String reason) {
        return new Decision(Decision.Choice.ACCEPTED, reason, name, null, null, "192.0.2.7");
    }
}

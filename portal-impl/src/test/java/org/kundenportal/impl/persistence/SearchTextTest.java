package org.kundenportal.impl.persistence;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {

    @Test
    void isWithoutCaseAndCompositionAndWhatIsMissing() {
        assertThat(SearchText.of("RE-1", null, "Mu\u0308LLER")).isEqualTo("re-1\nmüller");
        assertThat(SearchText.of()).isEmpty();
        assertThat(SearchText.of((String) null)).isEmpty();
    }

    @Test
    void fitsIntoItsColumn() {
        // a letter that grows by folding: İ becomes i and a dot
        assertThat(SearchText.of("İ".repeat(400)).length()).isLessThanOrEqualTo(512);
        assertThat(SearchText.of("🙂".repeat(300)).length()).isLessThanOrEqualTo(512);
    }

    @Test
    void isSearchedLiterally() {
        assertThat(SearchText.pattern(" 50%_! ")).isEqualTo("%50!%!_!!%");
        assertThat(SearchText.pattern("MU\u0308LLER")).isEqualTo("%müller%");
        assertThat(SearchText.pattern("a\\b")).isEqualTo("%a\\b%");
    }

    @Test
    void isSearchedWithoutWhatNoDatabaseTakes() {
        assertThat(SearchText.pattern("a\u0000b")).doesNotContain("\u0000");
    }
}

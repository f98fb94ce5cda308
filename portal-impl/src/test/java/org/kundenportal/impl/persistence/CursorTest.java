package org.kundenportal.impl.persistence;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    @Test
    void comesBackInItsParts() {
        PageRequest page = new PageRequest(10, Cursor.of(LocalDate.parse("2026-11-21"), 4711L));

        List<String> parts = Cursor.parts(page, 2);

        assertThat(Cursor.date(parts.get(0))).isEqualTo("2026-11-21");
        assertThat(Cursor.number(parts.get(1))).isEqualTo(4711);
        assertThat(Cursor.parts(new PageRequest(10, Cursor.of("Müller 🙂 | / ?")), 1))
                .containsExactly("Müller 🙂 | / ?");
    }

    @Test
    void isEmptyOnTheFirstPage() {
        assertThat(Cursor.parts(new PageRequest(10, null), 2)).isEmpty();
        assertThat(Cursor.parts(new PageRequest(10, ""), 2)).isEmpty();
    }

    @Test
    void isRefusedWhenMadeUp() {
        for (String cursor : List.of("!", "a", "YQ", encoded("a\nb\nc"), encoded("a\u0000\nb"))) {
            assertThat(Refusal.violations(() -> Cursor.parts(new PageRequest(10, cursor), 2)))
                    .as(cursor)
                    .containsExactly("cursor INVALID_VALUE");
        }
        for (String number : List.of("", "x", "1.0", "99999999999999999999", "0x1")) {
            assertThat(Refusal.violations(() -> Cursor.number(number))).containsExactly("cursor INVALID_VALUE");
        }
        for (String date : List.of("", "x", "2026-02-30", "20261121", "+999999999-12-31", "-0001-01-01")) {
            assertThat(Refusal.violations(() -> Cursor.date(date))).as(date).containsExactly("cursor INVALID_VALUE");
        }
    }

    @Test
    void followsTheLastRowThatIsShown() {
        Page<String> page =
                Cursor.page(List.of(1, 2, 3), new PageRequest(2, null), row -> "after " + row, row -> "row " + row);
        Page<String> last =
                Cursor.page(List.of(1, 2), new PageRequest(2, null), row -> "after " + row, row -> "row " + row);

        assertThat(page).isEqualTo(new Page<>(List.of("row 1", "row 2"), "after 2"));
        assertThat(last).isEqualTo(new Page<>(List.of("row 1", "row 2"), null));
        assertThat(Cursor.page(List.<Integer>of(), new PageRequest(2, null), row -> "", row -> row))
                .isEqualTo(new Page<>(List.of(), null));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

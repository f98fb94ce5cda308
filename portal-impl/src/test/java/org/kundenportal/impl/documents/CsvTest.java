package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTest {

    private static final String ALPHABET = "ab =+-@\t\r\n;,\"'0\u00e4\u05d0\u0301\ud83d";

    @Test
    @DisplayName("German spreadsheets read semicolons and decimal commas, English ones commas and points")
    void bothLanguages() {
        LocalDate day = LocalDate.parse("2026-11-21");
        assertThat(new Csv(Locale.GERMAN)
                        .text("RE;1")
                        .date(day)
                        .number(new BigDecimal("-1284.50"))
                        .text(null)
                        .end())
                .hasToString("\ufeff\"RE;1\";2026-11-21;-1284,50;\r\n");
        assertThat(new Csv(Locale.ENGLISH)
                        .text("say \"RE,1\"")
                        .date(null)
                        .number(new BigDecimal("1E+3"))
                        .end())
                .hasToString("\ufeff\"say \"\"RE,1\"\"\",,1000\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    @DisplayName("ASVS 1.2.10 a text is never a formula")
    void formulas(String text) {
        assertThat(parsed(new Csv(Locale.ENGLISH).text(text).end().toString(), ','))
                .isEqualTo(List.of(List.of("'" + text)));
    }

    @RepeatedTest(100)
    @DisplayName("any text comes back as it was, but for the apostrophe before what would be a formula")
    void comesBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Locale locale = random.nextBoolean() ? Locale.GERMAN : Locale.ENGLISH;
        Csv csv = new Csv(locale);
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < 4; r++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                StringBuilder text = new StringBuilder();
                random.ints(random.nextInt(6), 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
                csv.text(text.toString());
                row.add((text.toString().matches("(?s)[=+\\-@\t\r\n].*") ? "'" : "") + text);
            }
            csv.end();
            rows.add(row);
        }
        assertThat(parsed(csv.toString(), locale.equals(Locale.GERMAN) ? ';' : ','))
                .isEqualTo(rows);
    }

    /** Reads RFC 4180, strictly. */
    private static List<List<String>> parsed(String csv, char separator) {
        assertThat(csv).startsWith("\ufeff").endsWith("\r\n");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && csv.startsWith("\r\n", i)) {
                i++;
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}

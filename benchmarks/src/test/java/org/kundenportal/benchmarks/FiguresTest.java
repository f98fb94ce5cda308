package org.kundenportal.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FiguresTest {

    @Test
    void percentilesAreThoseOfTheCountedRequests() {
        Latencies latencies = new Latencies();
        for (int micros = 1; micros <= 100; micros++) {
            latencies.add(micros * 1_000L + 500);
        }
        assertThat(latencies.percentile(50)).isEqualTo(50);
        assertThat(latencies.percentile(99)).isEqualTo(99);
    }

    @Test
    void latenciesOfSeveralConnectionsAddUp() {
        Latencies one = new Latencies();
        one.add(1_000);
        Latencies other = new Latencies();
        other.add(9_000);
        other.add(5_000_000_000L);
        one.addAll(other);
        assertThat(one.count()).isEqualTo(3);
        assertThat(one.percentile(50)).isEqualTo(9);
        assertThat(one.percentile(100)).isEqualTo(2_000_000);
    }

    @Test
    void cpuTimeIsReadBehindANameWithBlanksAndBrackets() {
        String stat = "77 (a) b (c) S 1 77 77 0 -1 4194560 100 0 0 0 1234 66 5 6 20 0 9 0 100 1 1";
        assertThat(ProcessFigures.cpuTicks(stat)).isEqualTo(1_300);
    }

    @Test
    void residentMemoryIsReadFromItsLine() {
        assertThat(ProcessFigures.residentKib("Name:\tjava\nVmHWM:\t  9 kB\nVmRSS:\t  412345 kB\n"))
                .isEqualTo(412_345);
    }

    @Test
    void aRowShowsTheRatioToTheReference() {
        Load.Figures figures = new Load.Figures("list", 1, 50_000, 1234.4, 810, 2_000, 235, 60.26);
        assertThat(Report.line(figures, 94))
                .isEqualTo("| list | 1 | 50000 | 1234 | 810 | 2000 | 235 | 2.50 | 60.3 |\n");
    }

    @Test
    void whatThePortalTakesBeyondTheProviderIsOurs() {
        MolliePayments.Figures alone = new MolliePayments.Figures("alone", 16, 500, 400, 2_000, 3_000, 2, 7, 7);
        MolliePayments.Figures portal =
                new MolliePayments.Figures("portal", 16, 500, 99.4, 8_000, 9_000, 2, 3_000, 900);
        assertThat(Report.payments(portal, alone))
                .containsExactly("portal", "16", "500", "99.4", "8000", "9000", "4.00", "75.0", "2.00", "3000", "900");
        assertThat(Report.payments(alone, alone)).endsWith("1.00", "0.0", "2.00", "", "");
    }

    @Test
    void optionsAreReadAndOthersRefused() {
        Options options =
                Options.of("--documents", "100,2000", "--full", "--seconds", "3", "--payments", "70", "--out", "x.md");
        assertThat(options)
                .isEqualTo(new Options(List.of(100, 2_000, 10_000_000), Duration.ofSeconds(3), 70, Path.of("x.md")));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.of("--document"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.of("--seconds"));
    }

    @Test
    void eachSampleHasItsNumberAndTheSameLength() throws Exception {
        for (Samples samples : List.of(Samples.cii("K-1"), Samples.pdf("K-1", 20_000))) {
            byte[] first = samples.file(1);
            byte[] second = samples.file(2_000_000_000L);
            assertThat(second).hasSameSizeAs(first).isNotEqualTo(first);
            assertThat(new String(second, StandardCharsets.ISO_8859_1))
                    .containsOnlyOnce("<ram:ID>2000000000</ram:ID>")
                    .containsOnlyOnce("<ram:ID>K-1</ram:ID>");
        }
        assertThat(Samples.pdf("K-1", 100_000).file(1).length).isBetween(95_000, 110_000);
    }
}

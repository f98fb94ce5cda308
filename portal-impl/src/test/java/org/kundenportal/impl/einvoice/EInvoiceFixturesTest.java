package org.kundenportal.impl.einvoice;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kundenportal.impl.einvoice.EInvoice.Syntax;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every file of the fixtures folder against the table of what other tools read in it, column by column. */
class EInvoiceFixturesTest {

    private static final Path FOLDER = Path.of(System.getProperty("fixtures", "fixtures"), "einvoice");
    private static final Set<Reason> PDF_WITHOUT_READABLE_DATA =
            Set.of(Reason.NO_EMBEDDED_XML, Reason.MALFORMED_XML, Reason.UNSUPPORTED_ROOT);
    private static final Set<Reason> CLEAR_REFUSAL =
            Set.of(Reason.NOT_PDF_OR_XML, Reason.BROKEN_PDF, Reason.MALFORMED_XML, Reason.UNSUPPORTED_ROOT);

    @TestFactory
    Stream<DynamicTest> readsWhatOtherToolsRead() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no fixtures folder at " + FOLDER);
        return rows().map(row -> DynamicTest.dynamicTest(row.get("file"), () -> check(row)));
    }

    private static void check(Map<String, String> row) throws Exception {
        byte[] file = Files.readAllBytes(FOLDER.resolve(row.get("file")));
        switch (row.get("expect")) {
            case "publish" ->
                assertThat(columns(new EInvoiceReader().read(file))).isEqualTo(expected(row));
            case "pdfonly" -> assertThat(refusal(file)).isIn(PDF_WITHOUT_READABLE_DATA);
            case "reject" -> assertThat(refusal(file)).isIn(CLEAR_REFUSAL);
            default -> assertThat(row.get("expect")).isEqualTo("either");
        }
    }

    private static Reason refusal(byte[] file) {
        return catchThrowableOfType(NotAnEInvoiceException.class, () -> new EInvoiceReader().read(file))
                .reason();
    }

    private static Map<String, String> expected(Map<String, String> row) {
        Map<String, String> expected = new LinkedHashMap<>(row);
        List.of("file", "sha256", "bytes", "expect", "container", "origin", "licence")
                .forEach(expected::remove);
        if (!row.get("syntax").equals("UBL")) { // the table does not know CII's name for it, TradingBusinessName
            expected.remove("buyer_trading");
        }
        for (String amount : List.of("grand", "payable", "net", "tax")) {
            expected.computeIfPresent(amount, (column, value) -> value.isEmpty() ? "" : plain(new BigDecimal(value)));
        }
        return expected;
    }

    private static Map<String, String> columns(EInvoice invoice) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("syntax", invoice.syntax().name());
        columns.put("profile", text(invoice.profile()));
        columns.put("typecode", text(invoice.typeCode()));
        columns.put("doctype", invoice.kind().name().toLowerCase(Locale.ROOT).replace("_", ""));
        columns.put("number", invoice.number());
        columns.put("issue", text(invoice.issueDate()));
        columns.put("due", text(invoice.dueDate()));
        columns.put("valid_until", text(invoice.validUntil()));
        columns.put("currency", text(invoice.currency()));
        columns.put("grand", plain(invoice.totals().grand()));
        columns.put("payable", plain(invoice.totals().payable()));
        columns.put("net", plain(invoice.totals().net()));
        columns.put("tax", plain(invoice.totals().tax()));
        columns.put("buyer", text(invoice.buyer().name()));
        if (invoice.syntax() == Syntax.UBL) {
            columns.put("buyer_trading", text(invoice.buyer().tradingName()));
        }
        columns.put("buyer_id", text(invoice.buyer().id()));
        columns.put("buyer_gid", text(invoice.buyer().globalId()));
        columns.put("buyer_endpoint", text(invoice.buyer().electronicAddress()));
        columns.put("buyer_vat", text(invoice.buyer().vatId()));
        columns.put("custassigned", text(invoice.customerAssignedAccountId()));
        columns.put("seller", text(invoice.seller().name()));
        columns.put("buyerref", text(invoice.buyerReference()));
        columns.put("orderref", text(invoice.orderReference()));
        columns.put("precref", text(invoice.precedingReference()));
        columns.put("lines", Integer.toString(invoice.lines().size()));
        columns.put("iban", invoice.payee() == null ? "" : text(invoice.payee().iban()));
        return columns;
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }

    private static Stream<Map<String, String>> rows() throws IOException {
        List<String> table = Files.readAllLines(FOLDER.resolve("truth.tsv"));
        String[] header = table.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : table.subList(1, table.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        assertThat(rows).isNotEmpty();
        return rows.stream();
    }
}

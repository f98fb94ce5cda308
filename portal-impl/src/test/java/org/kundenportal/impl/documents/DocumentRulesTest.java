package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.HiddenReason;
import org.kundenportal.api.documents.TaxLine;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.Release;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentRulesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("119.00", "EUR");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Release ALL =
            new Release(EnumSet.allOf(DocumentType.class), EnumSet.allOf(DocumentAction.class));

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    @DisplayName("BM-07 MF-19 a document is released with its type, unless it is a draft")
    void releasedWithItsType(DocumentType type) {
        Release others = new Release(EnumSet.complementOf(EnumSet.of(type)), Set.of());
        for (DocumentStatus status : DocumentStatus.values()) {
            assertThat(DocumentRules.isReleased(ALL, type, status)).isEqualTo(status != DocumentStatus.DRAFT);
            assertThat(DocumentRules.isReleased(others, type, status)).isFalse();
        }
    }

    @Test
    @DisplayName("BM-19 BM-20 the reasons that hide a document")
    void reasons() {
        Release none = new Release(Set.of(), Set.of());
        assertThat(DocumentRules.hiddenBecause(ALL, DocumentType.INVOICE, DocumentStatus.OPEN, true))
                .isEmpty();
        assertThat(DocumentRules.hiddenBecause(ALL, DocumentType.INVOICE, DocumentStatus.OPEN, false))
                .containsExactly(HiddenReason.CUSTOMER_NOT_RELEASED);
        assertThat(DocumentRules.hiddenBecause(none, DocumentType.INVOICE, DocumentStatus.OPEN, true))
                .containsExactly(HiddenReason.TYPE_NOT_RELEASED);
        assertThat(DocumentRules.hiddenBecause(none, DocumentType.INVOICE, DocumentStatus.OPEN, false))
                .containsExactlyInAnyOrder(HiddenReason.TYPE_NOT_RELEASED, HiddenReason.CUSTOMER_NOT_RELEASED);
        assertThat(DocumentRules.hiddenBecause(ALL, DocumentType.INVOICE, DocumentStatus.DRAFT, true))
                .containsExactly(HiddenReason.NOT_ISSUED);
        assertThat(DocumentRules.hiddenBecause(none, DocumentType.INVOICE, DocumentStatus.DRAFT, false))
                .containsExactlyInAnyOrder(HiddenReason.values());
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, OPEN, , 119.00",
        "INVOICE, OPEN, 19.00, 100.00",
        "INVOICE, PARTIALLY_PAID, 119.00, 0.00",
        "INVOICE, PARTIALLY_PAID, 120.00, 0.00",
        "INVOICE, PAID, , 0.00",
        "INVOICE, CANCELED, 19.00, 0.00",
        "REMINDER, OPEN, , 119.00",
        "INVOICE, OPEN, -1.00, 120.00"
    })
    void whatIsOpen(DocumentType type, DocumentStatus status, BigDecimal paid, BigDecimal open) {
        assertThat(DocumentRules.open(type, status, TOTAL, paid == null ? null : new Money(paid, EUR)))
                .isEqualTo(new Money(open, EUR));
    }

    @Test
    void nothingIsOpenThatIsNotPaid() {
        assertThat(DocumentRules.open(DocumentType.ESTIMATE, DocumentStatus.OPEN, TOTAL, null))
                .isNull();
        assertThat(DocumentRules.open(DocumentType.INVOICE, DocumentStatus.OPEN, null, null))
                .isNull();
        assertThat(DocumentRules.open(DocumentType.INVOICE, DocumentStatus.OPEN, Money.of("-5.00", "EUR"), null))
                .isEqualTo(Money.zero(EUR));
    }

    @Test
    void overdueIsAnOpenInvoiceFromTheDayAfter() {
        assertThat(DocumentRules.isOverdue(DocumentType.INVOICE, TOTAL, TODAY.minusDays(1), TODAY))
                .isTrue();
        assertThat(DocumentRules.isOverdue(DocumentType.INVOICE, TOTAL, TODAY, TODAY))
                .isFalse();
        assertThat(DocumentRules.isOverdue(DocumentType.INVOICE, TOTAL, null, TODAY))
                .isFalse();
        assertThat(DocumentRules.isOverdue(DocumentType.INVOICE, null, TODAY.minusDays(1), TODAY))
                .isFalse();
        assertThat(DocumentRules.isOverdue(DocumentType.INVOICE, Money.zero(EUR), TODAY.minusDays(1), TODAY))
                .isFalse();
        assertThat(DocumentRules.isOverdue(DocumentType.REMINDER, TOTAL, TODAY.minusDays(1), TODAY))
                .isFalse();
    }

    @Test
    @DisplayName("BM-24 BM-25 BM-26 released actions, deciding for open estimates and paying for open invoices only")
    void actions() {
        for (DocumentType type : DocumentType.values()) {
            for (DocumentStatus status : DocumentStatus.values()) {
                Set<DocumentAction> actions = DocumentRules.actions(ALL, type, status, TOTAL, null, TODAY);
                assertThat(actions).contains(DocumentAction.VIEW, DocumentAction.COMMENT);
                assertThat(actions.contains(DocumentAction.DECIDE))
                        .isEqualTo(type == DocumentType.ESTIMATE && status == DocumentStatus.OPEN);
                assertThat(actions.contains(DocumentAction.PAY)).isEqualTo(type == DocumentType.INVOICE);
                assertThat(DocumentRules.actions(new Release(Set.of(type), Set.of()), type, status, TOTAL, null, TODAY))
                        .isEmpty();
            }
        }
        assertThat(DocumentRules.actions(ALL, DocumentType.INVOICE, DocumentStatus.OPEN, Money.zero(EUR), null, TODAY))
                .doesNotContain(DocumentAction.PAY);
    }

    @Test
    @DisplayName("ruling 11: an estimate can be decided on its last day, not on the day after")
    void estimatesEnd() {
        assertThat(decidable(TODAY)).isTrue();
        assertThat(decidable(TODAY.minusDays(1))).isFalse();
        assertThat(decidable(null)).isTrue();
    }

    private static boolean decidable(LocalDate validUntil) {
        return DocumentRules.actions(ALL, DocumentType.ESTIMATE, DocumentStatus.OPEN, null, validUntil, TODAY)
                .contains(DocumentAction.DECIDE);
    }

    @Test
    @DisplayName("totals are computed as EN 16931 does: lines rounded, summed by rate, tax rounded")
    void totals() {
        Totals totals = Totals.of(
                List.of(
                        line("3", "0.335", "19"),
                        line("1", "10", "7.00"),
                        line("1", "0.10", "19.0"),
                        line("1", "5", null)),
                EUR);

        assertThat(totals.net()).isEqualTo(Money.of("16.11", "EUR"));
        assertThat(totals.taxes())
                .extracting(TaxLine::base, TaxLine::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Money.of("1.11", "EUR"), Money.of("0.21", "EUR")),
                        org.assertj.core.groups.Tuple.tuple(Money.of("10.00", "EUR"), Money.of("0.70", "EUR")));
        assertThat(Totals.of(List.of(), EUR)).isNull();
        assertThat(Totals.of(List.of(line("1", "1", "19"), line("1", null, null)), EUR))
                .isNull();
        assertThat(Totals.of(List.of(line("1", "1.5", "10")), Currency.getInstance("JPY"))
                        .net())
                .isEqualTo(Money.of("2", "JPY"));
    }

    @Test
    void totalsFitOrNot() {
        assertThat(Totals.fit(List.of(line("1", "8000000000000", "19")), EUR)).isTrue();
        assertThat(Totals.fit(List.of(line("1", "9000000000000", "19")), EUR)).isFalse();
        assertThat(Totals.fit(List.of(line("10", "9000000000000", null)), null)).isFalse();
        assertThat(Totals.fit(List.of(line("10", null, null)), null)).isTrue();
    }

    private static DocumentLine line(String quantity, String price, String vat) {
        return new DocumentLine(
                "x",
                new BigDecimal(quantity),
                null,
                price == null ? null : new BigDecimal(price),
                vat == null ? null : new BigDecimal(vat));
    }

    @ParameterizedTest
    @CsvSource({"1.000, 1", "1E+2, 100", "0.00, 0", "0E+5, 0", "-1.50, -1.5", "1E-6, 0.000001"})
    void theSameNumberIsKeptInTheSameWords(BigDecimal written, String kept) {
        assertThat(DocumentContent.plain(written)).hasToString(new BigDecimal(kept).toString());
        assertThat(DocumentContent.plain(null)).isNull();
    }

    @Test
    @DisplayName("decision 6: a seller is the merchant by VAT id or name, and may be while one of them is unknown")
    void sellers() {
        Company merchant = company(" Muster GmbH ", "DE 123 456 789");
        Seller sameName = new Seller("muster gmbh", "ATU1");
        Seller sameVatId = new Seller("Muster Filiale", "de123456789");
        Seller other = new Seller("Andere AG", "DE999999999");
        Seller unnamed = new Seller(null, null);

        assertThat(sameName.key(merchant)).isEqualTo(Seller.OWN);
        assertThat(sameVatId.key(merchant)).isEqualTo(Seller.OWN);
        assertThat(other.key(merchant)).isEqualTo("andere ag");
        assertThat(other.mayBeMerchant(merchant)).isFalse();
        assertThat(other.mayBeMerchant(company(null, null))).isTrue();
        assertThat(other.isMerchant(company(null, null))).isFalse();
        assertThat(unnamed.mayBeMerchant(merchant)).isTrue();
        assertThat(unnamed.key(merchant)).isEqualTo(Seller.OWN);
        assertThat(new Seller("x".repeat(500), null).key(merchant)).hasSize(128);
    }

    private static Company company(String name, String vatId) {
        return new Company(name, null, null, null, null, null, null, vatId, null);
    }
}

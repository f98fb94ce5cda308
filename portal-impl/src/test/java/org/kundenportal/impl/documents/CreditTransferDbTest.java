package org.kundenportal.impl.documents;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.CreditTransfer;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CreditTransferDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer acting;

    CreditTransferDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aMerchantWithABankAccount() {
        portal = new TestPortal(database, folder).releaseAll();
        company("Nordlicht GmbH", "DE02 1203 0000 0000 2020 51");
        acting = portal.customer("10001");
    }

    private void company(String name, String iban) {
        Appearance plain = portal.settings.appearance().value();
        portal.settings.saveAppearance(
                TestPortal.STAFF,
                new Appearance(
                        new Company(name, null, null, null, null, null, null, null, iban),
                        null,
                        null,
                        plain.accentColor(),
                        plain.greeting(),
                        plain.defaultLanguage(),
                        plain.timeZone(),
                        null));
    }

    private void put(DocumentType type, DocumentStatus status, String total, String paid) {
        portal.documentIntake.put(
                TestPortal.HOST,
                new DocumentData(
                        new DocumentKey(type, "RE-1"),
                        new CustomerNumber("10001"),
                        LocalDate.parse("2026-11-21"),
                        LocalDate.parse("2026-12-05"),
                        null,
                        status,
                        Money.of(total, "EUR"),
                        paid == null ? null : Money.of(paid, "EUR"),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    @DisplayName("an open invoice says how to transfer what is still due")
    void saysHowToPay() {
        put(DocumentType.INVOICE, DocumentStatus.PARTIALLY_PAID, "119.00", "19.00");

        CreditTransfer transfer =
                portal.customerDocuments.transfer(acting, INVOICE).orElseThrow();

        assertThat(transfer.payee()).isEqualTo("Nordlicht GmbH");
        assertThat(transfer.iban()).isEqualTo("DE02120300000000202051");
        assertThat(transfer.amount()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(transfer.reference()).isEqualTo("RE-1");
        assertThat(transfer.code())
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.length() == transfer.code().size());
    }

    @Test
    void saysNothingOfWhatIsSettledOrIsNoBill() {
        put(DocumentType.INVOICE, DocumentStatus.PAID, "119.00", "119.00");
        assertThat(portal.customerDocuments.transfer(acting, INVOICE)).isEmpty();

        put(DocumentType.ESTIMATE, DocumentStatus.OPEN, "119.00", null);
        assertThat(portal.customerDocuments.transfer(acting, new DocumentKey(DocumentType.ESTIMATE, "RE-1")))
                .isEmpty();
    }

    @Test
    @DisplayName("the account is the one that the merchant had when the invoice was issued")
    void keepsTheAccountOfTheInvoice() {
        put(DocumentType.INVOICE, DocumentStatus.OPEN, "119.00", null);
        company("Nordlicht GmbH", "DE89 3704 0044 0532 0130 00");

        assertThat(portal.customerDocuments
                        .transfer(acting, INVOICE)
                        .orElseThrow()
                        .iban())
                .isEqualTo("DE02120300000000202051");
    }

    @Test
    @DisplayName("what another seller has invoiced is not paid to the merchant")
    void namesNobodyElsesAccount() {
        portal.documentImport.importFile(
                TestPortal.HOST, TestInvoice.number("RE-1").buyerId("10001").ubl(), "invoice.xml");
        assertThat(portal.customerDocuments.get(acting, INVOICE).summary().open())
                .isNotNull();
        assertThat(portal.customerDocuments.transfer(acting, INVOICE)).isEmpty();

        company("muster gmbh", "DE02 1203 0000 0000 2020 51");
        portal.documentImport.importFile(
                TestPortal.HOST, TestInvoice.number("RE-2").buyerId("10001").ubl(), "invoice.xml");
        assertThat(portal.customerDocuments.transfer(acting, new DocumentKey(DocumentType.INVOICE, "RE-2")))
                .isPresent();
    }

    @Test
    @DisplayName("BM-01 BM-07 a foreign or unreleased invoice says nothing of itself here either")
    void isBehindTheGate() {
        put(DocumentType.INVOICE, DocumentStatus.OPEN, "119.00", null);
        ActingCustomer other = portal.customer("10002");
        assertThat(Refusal.code(() -> portal.customerDocuments.transfer(other, INVOICE)))
                .isEqualTo(ErrorCode.NOT_FOUND);

        portal.settings.saveRelease(
                TestPortal.STAFF, new Release(Set.of(DocumentType.ESTIMATE), EnumSet.allOf(DocumentAction.class)));
        assertThat(Refusal.code(() -> portal.customerDocuments.transfer(acting, INVOICE)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }
}

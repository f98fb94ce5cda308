package org.kundenportal.impl.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.security.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class EstimateDecisionsDbTest {

    private static final DocumentKey ESTIMATE = new DocumentKey(DocumentType.ESTIMATE, "AN-1");
    private static final String HOTEL = "10001";
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-12-01");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer customer;

    EstimateDecisionsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomerWithAnEstimate() {
        portal = new TestPortal(database, folder).releaseAll();
        customer = signedIn(HOTEL, "k.petersen@hotel.example");
        push("Wartung", DocumentStatus.OPEN);
    }

    private ActingCustomer signedIn(String number, String email) {
        Contact contact = new Contact("kp", "Kristin", "Petersen", email, null, true, true);
        CustomerNumber key = new CustomerNumber(number);
        portal.customerIntake.put(
                TestPortal.HOST,
                new CustomerData(
                        key,
                        "Hotel " + number,
                        CustomerKind.COMPANY,
                        null,
                        "de",
                        null,
                        null,
                        null,
                        null,
                        List.of(contact)));
        portal.access.choose(TestPortal.STAFF, key, AccessChoice.GRANTED);
        return portal.signIn(portal.access.get(key).link().url());
    }

    private void push(String line, DocumentStatus status) {
        portal.documentIntake.put(TestPortal.HOST, estimate("AN-1", line, status));
    }

    private static DocumentData estimate(String number, String line, DocumentStatus status) {
        DocumentData plain = TestPortal.document(DocumentType.ESTIMATE, number, HOTEL, status, line);
        return new DocumentData(
                plain.key(),
                plain.customer(),
                plain.issueDate(),
                null,
                LAST_DAY,
                status,
                plain.total(),
                null,
                plain.lines(),
                null,
                null,
                null,
                null,
                null);
    }

    private static Decision accepted() {
        return decision(Decision.Choice.ACCEPTED, null);
    }

    private static Decision decision(Decision.Choice choice, Integer version) {
        return new Decision(choice, "Passt <b>gut</b>", "Kristin Petersen", version, null, "192.0.2.7");
    }

    private RecordedDecision decide(Decision decision) {
        return portal.customerDocuments.decide(customer, ESTIMATE, decision);
    }

    private DocumentStatus status() {
        return portal.documents.get(ESTIMATE).row().summary().status();
    }

    private List<DecisionEvidence> decisions() {
        return portal.documents.get(ESTIMATE).decisions();
    }

    private List<TimelineEvent> events(String kind) {
        return portal.timeline.list(new CustomerNumber(HOTEL), null, new PageRequest(200, null)).items().stream()
                .filter(event -> event.kind().equals(kind))
                .toList();
    }

    private List<OutgoingMail> mails() {
        return portal.mails.list(null, null, new PageRequest(200, null)).items();
    }

    private static byte[] bytes(DocumentFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.content().writeTo(bytes);
        assertThat(file.size()).isIn((long) bytes.size(), DocumentFile.UNKNOWN_SIZE);
        return bytes.toByteArray();
    }

    private static String text(DocumentFile file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes(file))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    @DisplayName("BM-23 MF-17 a customer accepts an estimate, and all that proves it is kept")
    void accepts() {
        RecordedDecision decision = decide(decision(Decision.Choice.ACCEPTED, 1));

        assertThat(decision.choice()).isEqualTo(Decision.Choice.ACCEPTED);
        assertThat(decision.at()).isEqualTo(portal.clock.instant());
        assertThat(decision.version()).isEqualTo(1);
        assertThat(status()).isEqualTo(DocumentStatus.ACCEPTED);
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).decision()).isEqualTo(decision);
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).actions()).doesNotContain(DocumentAction.DECIDE);
        assertThat(decisions()).singleElement().satisfies(evidence -> {
            assertThat(evidence.decision()).isEqualTo(decision);
            assertThat(evidence.contactName()).isEqualTo("Kristin Petersen");
            assertThat(evidence.contactEmail()).isEqualTo("k.petersen@hotel.example");
            assertThat(evidence.terms()).startsWith("Mit der Annahme erteilen Sie den Auftrag verbindlich");
            assertThat(evidence.assurance()).isEqualTo(ActingCustomer.Assurance.LINK);
            assertThat(evidence.session()).isEqualTo(customer.session());
            assertThat(evidence.clientAddress()).isEqualTo("192.0.2.7");
            assertThat(evidence.voided()).isNull();
        });
        assertThat(events("ESTIMATE_ACCEPTED")).singleElement().satisfies(event -> {
            assertThat(event.details())
                    .containsEntry("name", "Kristin Petersen")
                    .containsEntry("version", "1");
            assertThat(event.session()).isEqualTo(customer.session());
        });
        assertThat(portal.overviews.administration().decisions()).isEqualTo(1);
    }

    @Test
    @DisplayName("BM-23 MF-17 a customer declines an estimate: nothing is agreed to")
    void declines() {
        decide(decision(Decision.Choice.DECLINED, 1));

        assertThat(status()).isEqualTo(DocumentStatus.DECLINED);
        assertThat(decisions())
                .singleElement()
                .extracting(DecisionEvidence::terms)
                .isNull();
        assertThat(events("ESTIMATE_DECLINED")).hasSize(1);
    }

    @Test
    @DisplayName("BM-24 a decided estimate cannot be decided again, whichever way")
    void decidesOnce() {
        decide(accepted());

        for (Decision.Choice choice : Decision.Choice.values()) {
            assertThat(Refusal.code(() -> decide(decision(choice, 1)))).isEqualTo(ErrorCode.ALREADY_DECIDED);
        }
        assertThat(decisions()).hasSize(1);
        assertThat(mails()).hasSize(2);
    }

    @Test
    @DisplayName("BM-24 what is no estimate cannot be decided")
    void decidesEstimatesOnly() {
        for (DocumentType type : EnumSet.complementOf(EnumSet.of(DocumentType.ESTIMATE))) {
            portal.documentIntake.put(TestPortal.HOST, TestPortal.document(type, "X-1", HOTEL));
            DocumentKey key = new DocumentKey(type, "X-1");

            assertThat(Refusal.code(() -> portal.customerDocuments.decide(customer, key, accepted())))
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> portal.documents.reopen(TestPortal.STAFF, key, null)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("BM-01 an estimate of another customer cannot be decided, and its evidence not be read")
    void decidesNoForeignEstimate() {
        ActingCustomer other = signedIn("10002", "x@y.example");

        assertThat(Refusal.code(() -> portal.customerDocuments.decide(other, ESTIMATE, accepted())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        decide(accepted());
        assertThat(Refusal.code(() -> portal.customerDocuments.decide(other, ESTIMATE, accepted())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.customerDocuments.evidence(other, ESTIMATE)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("BM-08 deciding that is not released is refused, and so is somebody who only looks")
    void decidesOnlyWhereItIsReleased() {
        ActingCustomer looking = new ActingCustomer(
                customer.customer(), customer.name(), null, customer.assurance(), customer.session(), "anna");
        assertThat(Refusal.code(() -> portal.customerDocuments.decide(looking, ESTIMATE, accepted())))
                .isEqualTo(ErrorCode.VIEW_ONLY);

        portal.settings.saveRelease(
                TestPortal.STAFF,
                new Release(
                        EnumSet.allOf(DocumentType.class), EnumSet.of(DocumentAction.VIEW, DocumentAction.COMMENT)));
        portal.clock.advance(Duration.ofSeconds(2));

        assertThat(Refusal.code(() -> decide(accepted()))).isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).offer()).isNull();
    }

    @Test
    @DisplayName("Ruling 11: an estimate is decided up to the end of its last day in the merchant's zone")
    void expires() {
        portal.clock.set(LAST_DAY.atTime(22, 59, 59).toInstant(java.time.ZoneOffset.UTC));
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).offer()).isNotNull();

        portal.clock.advance(Duration.ofSeconds(1));

        assertThat(Refusal.code(() -> decide(accepted()))).isEqualTo(ErrorCode.ESTIMATE_EXPIRED);
        assertThat(Refusal.code(() -> decide(decision(Decision.Choice.DECLINED, null))))
                .isEqualTo(ErrorCode.ESTIMATE_EXPIRED);
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).offer()).isNull();
        assertThat(status()).isEqualTo(DocumentStatus.OPEN);
    }

    @Test
    @DisplayName("Of 200 decisions at once one counts: one mail to each side, one event, 199 are told")
    void oneOfManyWins() throws Exception {
        List<Parallel.Result<RecordedDecision>> results = Parallel.calls(
                200,
                number -> decide(decision(number % 2 == 0 ? Decision.Choice.ACCEPTED : Decision.Choice.DECLINED, 1)));

        assertThat(results).filteredOn(result -> result.value() != null).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result.refusal() != null)
                .hasSize(199)
                .allMatch(result -> result.refusal().code() == ErrorCode.ALREADY_DECIDED);
        assertThat(decisions()).hasSize(1);
        assertThat(mails())
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder("DECISION_FOR_STAFF", "DECISION_FOR_CUSTOMER");
        assertThat(events("ESTIMATE_ACCEPTED").size()
                        + events("ESTIMATE_DECLINED").size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Both sides get the evidence as PDF by mail; a customer who wants no news hears of it all the same")
    void mailsTheEvidence() throws IOException {
        decide(accepted());

        assertThat(mails()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Angebot AN-1: Angenommen");
            assertThat(portal.mails.get(mail.id()).text()).contains("Angebot AN-1");
        });
        assertThat(mails())
                .extracting(OutgoingMail::recipient)
                .containsExactlyInAnyOrder(null, "k.petersen@hotel.example");
        assertThat(portal.mails.get(mails().get(0).id()).attachment()).isEqualTo("Nachweis-AN-1.pdf");

        Contact quiet = new Contact("kp", "Kristin", "Petersen", "k.petersen@hotel.example", null, true, false);
        portal.customerIntake.put(
                TestPortal.HOST,
                new CustomerData(
                        new CustomerNumber(HOTEL),
                        "Hotel",
                        CustomerKind.COMPANY,
                        null,
                        "de",
                        null,
                        null,
                        null,
                        null,
                        List.of(quiet)));
        portal.documentIntake.put(TestPortal.HOST, estimate("AN-2", "Zweites", DocumentStatus.OPEN));
        portal.customerDocuments.decide(customer, new DocumentKey(DocumentType.ESTIMATE, "AN-2"), accepted());
        assertThat(mails()).hasSize(4);
    }

    @Test
    @DisplayName("The evidence names what was shown, agreed to, typed, when and from where")
    void printsTheEvidence() throws IOException {
        decide(accepted());

        DocumentFile evidence = portal.customerDocuments.evidence(customer, ESTIMATE);
        String sha256 = decisions().get(0).pdfSha256();
        assertThat(evidence.name()).isEqualTo("Nachweis-AN-1.pdf");
        assertThat(text(evidence).replaceAll("\\s+", ""))
                .contains("AnnahmedesAngebotsAN-1")
                .contains("KristinPetersen")
                .contains("Passt<b>gut</b>")
                .contains("MitderAnnahmeerteilenSie")
                .contains("k.petersen@hotel.example")
                .contains("2026-11-21T12:00:00Z")
                .contains("192.0.2.7")
                .contains(customer.session())
                .contains(sha256);
        assertThat(bytes(portal.documents.evidence(
                        ESTIMATE, decisions().get(0).decision().id())))
                .isEqualTo(bytes(evidence));
    }

    @Test
    @DisplayName("The hash is that of the PDF which the customer was shown, and it is served ever after")
    void thePdfThatWasShownIsTheOneThatCounts() throws IOException {
        byte[] shown = bytes(portal.customerDocuments.pdf(customer, ESTIMATE));
        repaint("#aa0000");

        decide(accepted());
        repaint("#00aa00");

        assertThat(decisions().get(0).pdfSha256()).isEqualTo(Tokens.sha256(shown));
        assertThat(decisions().get(0).pdfSize()).isEqualTo(shown.length);
        assertThat(bytes(portal.customerDocuments.pdf(customer, ESTIMATE))).isEqualTo(shown);
        assertThat(bytes(portal.documents.pdf(ESTIMATE))).isEqualTo(shown);
        push("Anders", DocumentStatus.CANCELED);
        assertThat(bytes(portal.documents.pdf(ESTIMATE, 1))).isEqualTo(shown);
        assertThat(bytes(portal.customerDocuments.pdf(customer, ESTIMATE))).isNotEqualTo(shown);
    }

    @Test
    @DisplayName("An estimate that was decided unseen is served as it was decided")
    void thePdfOfADecisionIsKeptWhereNobodyHadLooked() throws IOException {
        decide(accepted());
        repaint("#00aa00");

        assertThat(Tokens.sha256(bytes(portal.customerDocuments.pdf(customer, ESTIMATE))))
                .isEqualTo(decisions().get(0).pdfSha256());
    }

    @Test
    @DisplayName("What customers take along is the PDF that counts, too")
    void thePdfThatWasTakenAlongIsTheOneThatCounts() throws IOException {
        byte[] zip = bytes(portal.exports.zip(customer, DocumentFilter.all(), "de"));
        byte[] taken;
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(entries.getNextEntry().getName()).endsWith("AN-1.pdf");
            taken = entries.readAllBytes();
        }
        repaint("#aa0000");

        decide(accepted());

        assertThat(decisions().get(0).pdfSha256()).isEqualTo(Tokens.sha256(taken));
    }

    @Test
    void theHostsOwnPdfIsWhatIsDecided() throws IOException {
        byte[] pdf = bytes(portal.documents.pdf(ESTIMATE));
        portal.documentIntake.putPdf(TestPortal.HOST, ESTIMATE, pdf);

        decide(decision(Decision.Choice.ACCEPTED, 1));

        assertThat(decisions().get(0).pdfSha256()).isEqualTo(Tokens.sha256(pdf));
    }

    @Test
    @DisplayName("A PDF that comes after another was shown or decided is a new version, and voids the decision")
    void anotherPdfIsAnotherVersion() throws IOException {
        decide(accepted());
        repaint("#aa0000");
        portal.documentIntake.put(TestPortal.HOST, estimate("AN-2", "Anderes", DocumentStatus.OPEN));
        byte[] other = bytes(portal.documents.pdf(new DocumentKey(DocumentType.ESTIMATE, "AN-2")));

        portal.documentIntake.putPdf(TestPortal.HOST, ESTIMATE, other);

        assertThat(portal.documents.get(ESTIMATE).detail().version()).isEqualTo(2);
        assertThat(status()).isEqualTo(DocumentStatus.OPEN);
        assertThat(decisions().get(0).voided().cause()).isEqualTo(DecisionEvidence.Cause.NEW_VERSION);
        assertThat(bytes(portal.customerDocuments.pdf(customer, ESTIMATE))).isEqualTo(other);
    }

    @Test
    @DisplayName("A host that has not heard of the decision does not undo it")
    void theSameEstimateAgainKeepsTheDecision() {
        decide(accepted());

        push("Wartung", DocumentStatus.OPEN);

        assertThat(status()).isEqualTo(DocumentStatus.ACCEPTED);
        assertThat(decisions().get(0).voided()).isNull();
        assertThat(portal.documents.get(ESTIMATE).detail().version()).isEqualTo(1);
        push("Wartung", DocumentStatus.CANCELED);
        assertThat(status()).isEqualTo(DocumentStatus.CANCELED);
        push("Wartung", DocumentStatus.OPEN);
        assertThat(status()).isEqualTo(DocumentStatus.ACCEPTED);
    }

    @Test
    @DisplayName(
            "A changed estimate is a new version: what was decided or is about to be decided on the old one is void")
    void aChangedEstimateVoidsTheDecision() {
        decide(accepted());

        push("Wartung und Reparatur", DocumentStatus.OPEN);

        assertThat(status()).isEqualTo(DocumentStatus.OPEN);
        assertThat(decisions()).singleElement().satisfies(evidence -> {
            assertThat(evidence.voided().cause()).isEqualTo(DecisionEvidence.Cause.NEW_VERSION);
            assertThat(evidence.voided().by()).isEqualTo("erp");
        });
        assertThat(events("DECISION_VOIDED")).hasSize(1);
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).decision()).isNull();
        assertThat(Refusal.code(() -> portal.customerDocuments.evidence(customer, ESTIMATE)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> decide(decision(Decision.Choice.ACCEPTED, 1))))
                .isEqualTo(ErrorCode.DOCUMENT_CHANGED);
        assertThat(decide(decision(Decision.Choice.DECLINED, 2)).version()).isEqualTo(2);
        assertThat(decisions()).hasSize(2);
    }

    @Test
    void aHostThatKnowsOfAnOrderSaysSo() {
        push("Wartung", DocumentStatus.ACCEPTED);
        assertThat(Refusal.code(() -> decide(accepted()))).isEqualTo(ErrorCode.ALREADY_DECIDED);

        push("Wartung", DocumentStatus.OPEN);

        assertThat(decide(accepted()).choice()).isEqualTo(Decision.Choice.ACCEPTED);
    }

    @Test
    @DisplayName("Staff let the customer decide again; the decision before is kept and marked")
    void reopens() {
        assertThat(Refusal.code(() -> portal.documents.reopen(TestPortal.STAFF, ESTIMATE, null)))
                .isEqualTo(ErrorCode.NOT_DECIDED);
        decide(accepted());

        portal.documents.reopen(TestPortal.STAFF, ESTIMATE, "Irrtum am Telefon");

        assertThat(status()).isEqualTo(DocumentStatus.OPEN);
        assertThat(decisions().get(0).voided()).satisfies(voided -> {
            assertThat(voided.cause()).isEqualTo(DecisionEvidence.Cause.REOPENED);
            assertThat(voided.by()).isEqualTo("anna");
            assertThat(voided.reason()).isEqualTo("Irrtum am Telefon");
        });
        assertThat(events("ESTIMATE_REOPENED")).singleElement().satisfies(event -> assertThat(event.details())
                .containsEntry("reason", "Irrtum am Telefon"));
        assertThat(mails())
                .filteredOn(mail -> mail.kind().equals("ESTIMATE_REOPENED"))
                .singleElement()
                .satisfies(mail -> assertThat(portal.mails.get(mail.id()).text())
                        .contains("Irrtum am Telefon", "https://portal.example/portal/d/"));
        push("Wartung", DocumentStatus.OPEN);
        assertThat(status()).isEqualTo(DocumentStatus.OPEN);
        decide(decision(Decision.Choice.DECLINED, 1));
        assertThat(decisions()).hasSize(2);
        assertThat(portal.customerDocuments.get(customer, ESTIMATE).decision().choice())
                .isEqualTo(Decision.Choice.DECLINED);
    }

    @Test
    @DisplayName("What is agreed to is the text that was shown, even in another language; another text is refused")
    void keepsTheTermsThatWereShown() {
        var offer = portal.customerDocuments.get(customer, ESTIMATE).offer();
        assertThat(offer.name()).isEqualTo("Kristin Petersen");
        var english = offer.terms().stream()
                .filter(terms -> terms.language().equals("en"))
                .findFirst()
                .orElseThrow();
        portal.settings.saveAcceptance(
                TestPortal.STAFF, new AcceptanceTerms(java.util.Map.of("de", "Neuer Text", "en", english.text())));
        String german = offer.terms().get(0).id();

        assertThat(Refusal.code(
                        () -> decide(new Decision(Decision.Choice.ACCEPTED, null, null, 1, german, "192.0.2.7"))))
                .isEqualTo(ErrorCode.DOCUMENT_CHANGED);
        assertThat(status()).isEqualTo(DocumentStatus.OPEN);
        RecordedDecision decision =
                decide(new Decision(Decision.Choice.ACCEPTED, null, null, 1, english.id(), "192.0.2.7"));
        assertThat(decision.name()).isEqualTo("Hotel 10001");
        assertThat(decisions().get(0).terms()).isEqualTo(english.text());
    }

    @Test
    @DisplayName("The start page shows an estimate to decide until it is decided")
    void theStartPageAsksForTheDecision() {
        assertThat(portal.overviews.of(customer).attention())
                .extracting(CustomerOverview.Attention::kind)
                .contains(CustomerOverview.Attention.Kind.ESTIMATE_OPEN);

        decide(accepted());

        assertThat(portal.overviews.of(customer).attention()).isEmpty();
    }

    @Test
    void decisionsOfADocumentsOwnLinkCountLikeOthers() {
        ActingCustomer confined = portal.signIn(
                portal.documents.get(ESTIMATE).row().portal().link().url());

        assertThat(portal.customerDocuments
                        .decide(confined, ESTIMATE, accepted())
                        .choice())
                .isEqualTo(Decision.Choice.ACCEPTED);
        assertThat(status()).isEqualTo(DocumentStatus.ACCEPTED);
    }

    private void repaint(String colour) {
        Appearance now = portal.settings.appearance().value();
        portal.settings.saveAppearance(
                TestPortal.STAFF,
                new Appearance(
                        now.company(),
                        now.logo(),
                        now.banner(),
                        colour,
                        now.greeting(),
                        now.defaultLanguage(),
                        now.timeZone(),
                        now.tileServer()));
    }
}

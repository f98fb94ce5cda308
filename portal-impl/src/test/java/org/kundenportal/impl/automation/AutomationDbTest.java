package org.kundenportal.impl.automation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.automation.AutomationRule;
import org.kundenportal.api.automation.AutomationRun;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.DryRun;
import org.kundenportal.api.automation.DryRun.Outcome;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.automation.RunReason;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.UnknownEmail;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.timeline.Happening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class AutomationDbTest {

    private static final String BUYER = "erika@kaeufer.example";
    private static final String CUSTOMER = "10001";
    private static final Instant ORDERED = Instant.parse("2026-11-20T10:00:00Z");

    private final TestDatabase database;
    private final List<AutomationRounds> nodes = new ArrayList<>();

    @TempDir
    private Path folder;

    private TestPortal portal;
    private AutomationRounds node;

    AutomationDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        portal = new TestPortal(database, folder).releaseAll();
        CustomerData company = TestPortal.company(CUSTOMER, "Plattformkunden");
        portal.customerIntake.put(HOST, company);
        portal.access.choose(STAFF, company.number(), AccessChoice.GRANTED);
        node = node();
    }

    @AfterEach
    void close() {
        nodes.forEach(AutomationRounds::close);
    }

    /** Works only when asked to. */
    private AutomationRounds node() {
        AutomationRounds made = new AutomationRounds(
                portal.tx, portal.outbox, portal.events, portal.ruleLetters, portal.home, Duration.ofHours(1));
        nodes.add(made);
        return made;
    }

    @Test
    @DisplayName("BB-49 an order that is paid sends its buyer the link to it, once")
    void sendsTheLinkOfAnOrder() {
        AutomationRule rule = rule(paid());
        put("A-1", OrderStatus.ORDERED);
        assertThat(node.doDue()).as("nothing is paid").isZero();

        put("A-1", OrderStatus.PAID);
        assertThat(node.doDue()).isEqualTo(1);

        OutgoingMail mail = mails().get(0);
        assertThat(mail.kind()).isEqualTo("AUTOMATION");
        assertThat(mail.recipient()).isEqualTo(BUYER);
        assertThat(mail.subject()).isEqualTo("Ihre Bestellung A-1");
        String url = portal.orders.get(new OrderNumber("A-1")).portal().link().url();
        assertThat(portal.mails.get(mail.id()).text()).isEqualTo("Guten Tag Erika Beispiel (eBay),\n\n" + url);
        assertThat(portal.signIn(url).onlyOrder()).isEqualTo(new OrderNumber("A-1"));

        put("A-1", OrderStatus.SHIPPED);
        put("A-1", OrderStatus.PAID);
        assertThat(node.doDue()).as("once per order and rule").isZero();
        AutomationRun run = onlyRun(rule);
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.reason()).isNull();
        assertThat(run.recipient()).isEqualTo(BUYER);
        assertThat(run.order()).isEqualTo(new OrderNumber("A-1"));
        assertThat(run.customer().value()).isEqualTo(CUSTOMER);
        AutomationRule listed = portal.automation.list().get(0);
        assertThat(listed.runs().done()).isEqualTo(1);
        assertThat(listed.runs().lastAt()).isEqualTo(portal.clock.instant());
    }

    @Test
    @DisplayName("BB-49 an order that comes in as paid has reached that state, too")
    void sendsForAnOrderThatComesInPaid() {
        rule(paid());
        put("A-1", OrderStatus.PAID);
        put("A-2", OrderStatus.PAID);

        assertThat(node.doDue()).isEqualTo(2);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void actsOnWhatHappensFromThenOn() {
        put("A-1", OrderStatus.PAID);
        RuleData off = new RuleData("Regel", false, paid().trigger(), paid().condition(), paid().mail());
        AutomationRule rule = rule(off);
        put("A-2", OrderStatus.PAID);
        portal.automation.change(STAFF, rule.id(), paid());
        put("A-3", OrderStatus.PAID);

        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).order()).isEqualTo(new OrderNumber("A-3"));
    }

    @Test
    @DisplayName("BB-49 two nodes with eight threads send one mail for each order, not more and not fewer")
    void exactlyOnceOnTwoNodes() throws Exception {
        AutomationRule rule = rule(paid());
        AutomationRounds other = node();
        // the same order from two hosts at once, four times
        Parallel.calls(8, i -> {
            put("A-" + i / 2, OrderStatus.PAID);
            return null;
        });
        assertThat(portal.automation.get(rule.id()).runs().waiting()).isEqualTo(4);

        Parallel.calls(8, i -> i % 2 == 0 ? node.doDue() : other.doDue());

        assertThat(mails()).extracting(OutgoingMail::subject).hasSize(4).doesNotHaveDuplicates();
        assertThat(portal.automation.get(rule.id()).runs().done()).isEqualTo(4);
    }

    @Test
    @DisplayName("BB-49 documents of one order that are issued at once write one mail")
    void onceForAllDocumentsOfAnOrder() throws Exception {
        AutomationRule rule = rule(new RuleData(
                "Belege",
                true,
                AutomationTrigger.DOCUMENT_ISSUED,
                RuleCondition.NONE,
                new RuleMail("Neues", "[Order.customerportal_url]")));
        put("A-1", OrderStatus.PAID);

        List<Parallel.Result<Object>> results = Parallel.calls(4, i -> {
            portal.documentIntake.put(HOST, document("RE-" + i, DocumentStatus.OPEN, "A-1"));
            return null;
        });

        assertThat(results).as("no host is refused").allMatch(result -> result.refusal() == null);
        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).state()).isEqualTo(RunState.DONE);
        assertThat(mails()).hasSize(1);
    }

    @Test
    @DisplayName("BB-49 what is rolled back has never happened to a rule")
    void aTransactionThatIsRolledBackLeavesNothing() throws Exception {
        rule(paid());
        try {
            portal.tx.run(em -> {
                portal.events.add(
                        em,
                        Happening.of(Happening.Kind.ORDER_CREATED, HOST)
                                .to(
                                        portal.customerRows
                                                .find(em, new CustomerNumber(CUSTOMER))
                                                .orElseThrow()
                                                .id(),
                                        new CustomerNumber(CUSTOMER))
                                .with("order", "A-1")
                                .with("status", OrderStatus.PAID));
                throw new IllegalStateException("the host's work fails");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the host's work fails");
        }

        assertThat(database.count("automation_run")).isZero();
    }

    @Test
    @DisplayName(
            "BB-49 an order that was cancelled before the mail is written gets none, and gets it once it is paid again")
    void whatIsSoNoMore() {
        AutomationRule rule = rule(paid());
        put("A-1", OrderStatus.PAID);
        put("A-1", OrderStatus.CANCELLED);

        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).state()).isEqualTo(RunState.SKIPPED);
        assertThat(onlyRun(rule).reason()).isEqualTo(RunReason.CONDITION_GONE);
        assertThat(mails()).isEmpty();

        put("A-1", OrderStatus.PAID);
        put("A-1", OrderStatus.SHIPPED);
        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).state()).as("it has gone on from there").isEqualTo(RunState.DONE);
    }

    @Test
    @DisplayName("BB-49 a rule for any state writes about the cancellation that comes while it waits for the order")
    void writesAboutWhatComesWhileItWaits() {
        AutomationRule rule = rule(new RuleData(
                "Jeder Zustand",
                true,
                AutomationTrigger.ORDER_STATUS,
                RuleCondition.NONE,
                new RuleMail("Neues", "[Order.number]")));
        put("A-1", OrderStatus.ORDERED);
        put("A-1", OrderStatus.CANCELLED);

        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).reason()).isNull();
        assertThat(onlyRun(rule).state()).isEqualTo(RunState.DONE);
        assertThat(mails()).hasSize(1);
    }

    @Test
    @DisplayName("BB-49 what comes while a node works on the order before is written about, too, and once")
    void writesAboutWhatComesWhileANodeWorks() {
        AutomationRule rule = rule(new RuleData(
                "Jeder Zustand",
                true,
                AutomationTrigger.ORDER_STATUS,
                RuleCondition.NONE,
                new RuleMail("Neues", "[Order.number]")));
        put("A-1", OrderStatus.ORDERED);
        // a node has claimed it, and died or works still
        portal.tx.run(em -> em.createQuery(
                        "UPDATE AutomationRun r SET r.dueAt = :lease, r.attempts = 1, r.version = r.version + 1")
                .setParameter("lease", portal.clock.instant().plusSeconds(60))
                .executeUpdate());
        assertThat(node.doDue()).isZero();

        put("A-1", OrderStatus.CANCELLED);

        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).state()).isEqualTo(RunState.DONE);
        portal.clock.advance(Duration.ofMinutes(2));
        assertThat(node.doDue()).isZero();
        assertThat(mails()).hasSize(1);
    }

    @Test
    @DisplayName("BB-49 a page that does not open is not written about")
    void whatLeadsNowhere() {
        AutomationRule rule = rule(paid());

        portal.access.choose(STAFF, new CustomerNumber(CUSTOMER), AccessChoice.REVOKED);
        assertThat(reasonFor(rule, "A-1")).isEqualTo(RunReason.CUSTOMER_NOT_RELEASED);
        portal.access.choose(STAFF, new CustomerNumber(CUSTOMER), AccessChoice.GRANTED);

        AccessPreset preset = portal.settings.access().value();
        Set<LoginMethod> others = EnumSet.copyOf(preset.loginMethods());
        others.remove(LoginMethod.ORDER_LINK);
        portal.settings.saveAccess(
                STAFF, new AccessPreset(preset.newCustomersHaveAccess(), others, UnknownEmail.ERROR));
        assertThat(reasonFor(rule, "A-2")).isEqualTo(RunReason.ORDER_LINKS_OFF);
        portal.settings.saveAccess(STAFF, preset);

        put("A-3", OrderStatus.ORDERED);
        portal.orders.revokeLink(STAFF, new OrderNumber("A-3"));
        assertThat(reasonFor(rule, "A-3")).isEqualTo(RunReason.NO_LINK);
        assertThat(mails()).isEmpty();
    }

    private RunReason reasonFor(AutomationRule rule, String order) {
        put(order, OrderStatus.PAID);
        node.doDue();
        return latestRun(rule).reason();
    }

    @Test
    @DisplayName("BB-49 a rule that fails says why, stops nobody else, and can be tried again")
    void failsAlone() {
        AutomationRule rule = rule(paid());
        put(order("A-1", OrderStatus.PAID, null));
        put("A-2", OrderStatus.PAID);

        assertThat(node.doDue()).isEqualTo(2);

        AutomationRun failed = portal.automation
                .runs(rule.id(), RunState.FAILED, PageRequest.first())
                .items()
                .get(0);
        assertThat(failed.order()).isEqualTo(new OrderNumber("A-1"));
        assertThat(failed.reason()).isEqualTo(RunReason.NO_ADDRESS);
        assertThat(mails()).hasSize(1);
        assertThat(portal.automation.get(rule.id()).runs().failed()).isEqualTo(1);
        assertThat(portal.timeline
                        .list(new CustomerNumber(CUSTOMER), null, PageRequest.first())
                        .items()
                        .get(0)
                        .kind())
                .isEqualTo("AUTOMATION_FAILED");

        put(order("A-1", OrderStatus.PAID, new Buyer("Erika Beispiel", BUYER, "de")));
        assertThat(node.doDue()).as("the buyer changed, not the state").isZero();
        assertThat(portal.automation.retry(STAFF, rule.id(), failed.id()).state())
                .isEqualTo(RunState.WAITING);
        assertThat(node.doDue()).isEqualTo(1);
        assertThat(mails()).hasSize(2);
        assertThat(Refusal.code(() -> portal.automation.retry(STAFF, rule.id(), failed.id())))
                .isEqualTo(ErrorCode.ALREADY_RESOLVED);
    }

    @Test
    @DisplayName("BB-49 what nobody expected is tried again, then given up, and stops nobody else")
    void survivesWhatNobodyExpected() {
        AutomationRule rule = rule(paid());
        portal.customerIntake.put(HOST, TestPortal.company("10002", "Andere"));
        portal.access.choose(STAFF, new CustomerNumber("10002"), AccessChoice.GRANTED);
        put(withCustomer("B-1", "10002"));
        // nobody can open this: the row was damaged
        portal.tx.run(em -> em.createNativeQuery("UPDATE customer SET bank_iban = 'damaged' WHERE number = '10002'")
                .executeUpdate());
        put("A-1", OrderStatus.PAID);

        assertThat(node.doDue()).isEqualTo(2);
        assertThat(mails()).as("the other one").hasSize(1);
        assertThat(portal.automation.get(rule.id()).runs().waiting()).isEqualTo(1);
        assertThat(node.doDue()).as("not at once").isZero();
        for (int i = 0; i < 4; i++) {
            portal.clock.advance(Duration.ofHours(3));
            node.doDue();
        }
        AutomationRun run = portal.automation
                .runs(rule.id(), RunState.FAILED, PageRequest.first())
                .items()
                .get(0);
        assertThat(run.reason()).isEqualTo(RunReason.ERROR);
        assertThat(run.attempts()).isEqualTo(5);
        portal.clock.advance(Duration.ofDays(1));
        assertThat(node.doDue()).isZero();
    }

    @Test
    @DisplayName("BB-49 a node that died leaves its run to another")
    void takesOverWhatADeadNodeHad() {
        AutomationRule rule = rule(paid());
        put("A-1", OrderStatus.PAID);
        // as a node has it that claimed it and was never heard of again
        portal.tx.run(em -> em.createNativeQuery("UPDATE automation_run SET attempts = 1, due_at = due_at + 60000")
                .executeUpdate());
        assertThat(node.doDue()).isZero();

        portal.clock.advance(Duration.ofMinutes(2));
        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).state()).isEqualTo(RunState.DONE);
    }

    @Test
    @DisplayName("BB-49 a document that is issued is written about once, with its link")
    void writesAboutDocuments() {
        AutomationRule rule = rule(new RuleData(
                "Rechnung",
                true,
                AutomationTrigger.DOCUMENT_ISSUED,
                new RuleCondition(null, null, DocumentType.INVOICE, Money.of("100.00", "EUR"), null),
                new RuleMail("[Document.name]", "[Invoice.customerportal_url]")));
        writable(true);
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.ESTIMATE, "AN-1", CUSTOMER));
        portal.documentIntake.put(HOST, document("RE-1", DocumentStatus.DRAFT, null));
        assertThat(node.doDue())
                .as("a draft is not issued, and an estimate no invoice")
                .isZero();

        portal.documentIntake.put(HOST, document("RE-1", DocumentStatus.OPEN, null));
        assertThat(node.doDue()).isEqualTo(1);

        OutgoingMail mail = mails().get(0);
        assertThat(mail.recipient()).isEqualTo("buchhaltung@kunde.example");
        assertThat(mail.subject()).isEqualTo("Rechnung RE-1");
        assertThat(mail.document()).isEqualTo(new DocumentKey(DocumentType.INVOICE, "RE-1"));
        assertThat(portal.mails.get(mail.id()).text())
                .isEqualTo(portal.documents
                        .get(new DocumentKey(DocumentType.INVOICE, "RE-1"))
                        .row()
                        .portal()
                        .link()
                        .url());

        writable(false);
        portal.documentIntake.put(HOST, document("RE-2", DocumentStatus.OPEN, null));
        node.doDue();
        assertThat(latestRun(rule).reason()).isEqualTo(RunReason.NOTIFICATION_DISABLED);
        portal.settings.saveRelease(
                STAFF, new Release(EnumSet.of(DocumentType.ESTIMATE), EnumSet.allOf(DocumentAction.class)));
        portal.documentIntake.put(HOST, document("RE-3", DocumentStatus.OPEN, null));
        node.doDue();
        assertThat(latestRun(rule).reason()).isEqualTo(RunReason.DOCUMENT_NOT_RELEASED);
    }

    @Test
    @DisplayName("BB-49 an invoice of an order leads to the order, also where documents are not released")
    void leadsToTheOrderOfAnInvoice() {
        rule(new RuleData(
                "Rechnung",
                true,
                AutomationTrigger.DOCUMENT_ISSUED,
                new RuleCondition(null, "eBay", DocumentType.INVOICE, null, null),
                new RuleMail("Rechnung zu [Order.number]", "[Order.customerportal_url][Client.customerportal_url]")));
        portal.settings.saveRelease(STAFF, new Release(Set.of(), Set.of()));
        put("A-1", OrderStatus.PAID);
        portal.documentIntake.put(HOST, document("RE-1", DocumentStatus.OPEN, "A-1"));
        portal.documentIntake.put(HOST, document("RE-2", DocumentStatus.OPEN, "of another shop"));

        assertThat(node.doDue()).isEqualTo(1);

        OutgoingMail mail = mails().get(0);
        assertThat(mail.recipient()).isEqualTo(BUYER);
        assertThat(portal.mails.get(mail.id()).text())
                .as("a buyer on a platform gets no link to all that the customer has")
                .isEqualTo(portal.orders
                        .get(new OrderNumber("A-1"))
                        .portal()
                        .link()
                        .url());
    }

    @Test
    @DisplayName("BB-49 payments that arrive or fail are written about")
    void writesAboutPayments() {
        writable(true);
        AutomationRule failed = rule(new RuleData(
                "Gescheitert",
                true,
                AutomationTrigger.PAYMENT_FAILED,
                RuleCondition.NONE,
                new RuleMail("Nicht bezahlt", "[Invoice.customerportal_url]")));
        rule(new RuleData(
                "Danke",
                true,
                AutomationTrigger.PAYMENT_PAID,
                new RuleCondition(null, null, null, Money.of("100.00", "EUR"), null),
                new RuleMail("Danke", "[Document.name]")));
        portal.documentIntake.put(HOST, document("RE-1", DocumentStatus.OPEN, null));
        portal.documentIntake.put(HOST, document("RE-2", DocumentStatus.OPEN, null));
        payment(Happening.Kind.PAYMENT_FAILED, "RE-1", "119.00");
        payment(Happening.Kind.PAYMENT_PAID, "RE-1", "99.99");
        payment(Happening.Kind.PAYMENT_PAID, "RE-2", "119.00");

        assertThat(node.doDue()).isEqualTo(2);
        assertThat(mails()).extracting(OutgoingMail::subject).containsExactlyInAnyOrder("Nicht bezahlt", "Danke");

        payment(Happening.Kind.PAYMENT_FAILED, "RE-2", "119.00");
        portal.documentIntake.put(HOST, document("RE-2", DocumentStatus.PAID, null));
        node.doDue();
        assertThat(latestRun(failed).reason())
                .as("it was paid another way meanwhile")
                .isEqualTo(RunReason.CONDITION_GONE);
    }

    private void payment(Happening.Kind kind, String invoice, String amount) {
        portal.tx.run(em -> portal.events.add(
                em,
                Happening.of(kind, HOST)
                        .to(
                                portal.customerRows
                                        .find(em, new CustomerNumber(CUSTOMER))
                                        .orElseThrow()
                                        .id(),
                                new CustomerNumber(CUSTOMER))
                        .on(new DocumentKey(DocumentType.INVOICE, invoice))
                        .with("payment", "p")
                        .with("amount", amount)
                        .with("currency", "EUR")));
    }

    @Test
    @DisplayName("BB-49 a rule that was changed or switched off does not write what it would have written")
    void aRuleThatWasSwitchedOff() {
        AutomationRule rule = rule(paid());
        put("A-1", OrderStatus.PAID);
        portal.automation.change(
                STAFF, rule.id(), new RuleData("Regel", false, paid().trigger(), paid().condition(), paid().mail()));
        assertThat(node.doDue()).isEqualTo(1);
        assertThat(onlyRun(rule).reason()).isEqualTo(RunReason.RULE_CHANGED);

        portal.automation.delete(STAFF, rule.id());
        assertThat(portal.automation.list()).isEmpty();
        assertThat(Refusal.code(() -> portal.automation.get(rule.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .extracting(event -> event.kind())
                .startsWith("AUTOMATION_RULE_DELETED", "AUTOMATION_RULE_CHANGED");
        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("BB-49 a dry run shows what a rule would have done, and does nothing")
    void dryRunHasNoEffect() throws Exception {
        put("A-0", OrderStatus.PAID);
        portal.clock.advance(Duration.ofDays(31));
        put("A-1", OrderStatus.ORDERED);
        put("A-1", OrderStatus.PAID);
        put("A-1", OrderStatus.SHIPPED);
        put("A-2", OrderStatus.PAID);
        put("A-2", OrderStatus.CANCELLED);
        put(order("A-3", OrderStatus.PAID, null));
        put("A-4", OrderStatus.ORDERED);
        List<String> before = database.dump();

        DryRun dry = portal.automation.dryRun(paid(), null);

        assertThat(database.dump()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(dry.count()).isEqualTo(3);
        assertThat(dry.complete()).isTrue();
        assertThat(dry.items())
                .extracting(item -> item.order().value(), DryRun.Item::outcome, DryRun.Item::reason)
                .containsExactlyInAnyOrder(
                        tuple("A-1", Outcome.WOULD_SEND, null),
                        tuple("A-2", Outcome.SKIPPED, RunReason.CONDITION_GONE),
                        tuple("A-3", Outcome.FAILED, RunReason.NO_ADDRESS));
        DryRun.Item first = dry.items().stream()
                .filter(item -> item.order().value().equals("A-1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.recipient()).isEqualTo(BUYER);
        assertThat(first.subject()).isEqualTo("Ihre Bestellung A-1");
        assertThat(first.body()).contains("/portal/o/");
        assertThat(portal.automation
                        .dryRun(paid(), portal.clock.instant().plusSeconds(1))
                        .count())
                .isZero();
        assertThat(Refusal.violations(() -> portal.automation.dryRun(
                        new RuleData(
                                "x",
                                true,
                                AutomationTrigger.ORDER_STATUS,
                                RuleCondition.NONE,
                                new RuleMail("[Nobody.knows]", "x")),
                        null)))
                .containsExactly("action.subject UNKNOWN_PLACEHOLDER");
    }

    @Test
    void dryRunMarksWhatIsDone() {
        AutomationRule rule = rule(paid());
        put("A-1", OrderStatus.PAID);
        node.doDue();

        assertThat(portal.automation.dryRun(rule.id(), null).items())
                .extracting(DryRun.Item::outcome)
                .containsExactly(Outcome.ALREADY_DONE);
    }

    @Test
    @DisplayName("BB-49 an answer to a request of a customer is written about")
    void writesAboutAnswers() {
        writable(true);
        AutomationRule rule = rule(new RuleData(
                "Antwort",
                true,
                AutomationTrigger.REQUEST_ANSWERED,
                new RuleCondition("DECLINED", null, null, null, null),
                new RuleMail("Ihre Anfrage", "[Client.customerportal_url]")));
        answer(Happening.Kind.CHANGE_APPROVED, "1");
        answer(Happening.Kind.CHANGE_DECLINED, "2");
        answer(Happening.Kind.CHANGE_DECLINED, "3");

        assertThat(node.doDue()).isEqualTo(2);
        assertThat(mails()).hasSize(2);
        assertThat(portal.automation.get(rule.id()).runs().done()).isEqualTo(2);
    }

    private void answer(Happening.Kind kind, String request) {
        portal.tx.run(em -> portal.events.add(
                em,
                Happening.of(kind, STAFF)
                        .to(
                                portal.customerRows
                                        .find(em, new CustomerNumber(CUSTOMER))
                                        .orElseThrow()
                                        .id(),
                                new CustomerNumber(CUSTOMER))
                        .with("request", request)));
    }

    private AutomationRule rule(RuleData data) {
        return portal.automation.create(STAFF, data);
    }

    private static RuleData paid() {
        return new RuleData(
                "Link nach Zahlung",
                true,
                AutomationTrigger.ORDER_STATUS,
                new RuleCondition("PAID", null, null, null, null),
                new RuleMail(
                        "Ihre Bestellung [Order.number]",
                        "Guten Tag [Order.buyer_name] ([Order.platform]),\n\n[Order.customerportal_url]"));
    }

    private void put(String number, OrderStatus status) {
        put(order(number, status, new Buyer("Erika Beispiel", BUYER, "de")));
    }

    private void put(OrderData order) {
        portal.orderIntake.put(HOST, order);
    }

    private static OrderData order(String number, OrderStatus status, Buyer buyer) {
        return order(number, CUSTOMER, status, buyer);
    }

    private static OrderData withCustomer(String number, String customer) {
        return order(number, customer, OrderStatus.PAID, new Buyer("Erika Beispiel", BUYER, "de"));
    }

    private static OrderData order(String number, String customer, OrderStatus status, Buyer buyer) {
        return new OrderData(
                new OrderNumber(number),
                new CustomerNumber(customer),
                buyer,
                "eBay",
                status,
                ORDERED,
                null,
                false,
                List.of(new OrderItem(null, "Buch", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.valueOf(19))),
                Currency.getInstance("EUR"));
    }

    /** Gives the customer a main contact. */
    private void writable(boolean notifications) {
        CustomerData company = TestPortal.company(CUSTOMER, "Plattformkunden");
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        company.number(),
                        company.name(),
                        company.kind(),
                        null,
                        "de",
                        null,
                        company.address(),
                        null,
                        null,
                        List.of(new Contact(
                                "1", "Petra", "Muster", "buchhaltung@kunde.example", null, true, notifications))));
    }

    private static DocumentData document(String number, DocumentStatus status, String order) {
        DocumentData data = TestPortal.document(DocumentType.INVOICE, number, CUSTOMER, status, "Wartung");
        return new DocumentData(
                data.key(),
                data.customer(),
                data.issueDate(),
                data.dueDate(),
                data.validUntil(),
                data.status(),
                data.total(),
                data.paid(),
                data.lines(),
                data.note(),
                order,
                data.subscriptionHandle(),
                data.dunningLevel(),
                data.workOrderNumber());
    }

    private List<OutgoingMail> mails() {
        return portal.mails.list(null, null, PageRequest.first()).items();
    }

    private AutomationRun onlyRun(AutomationRule rule) {
        List<AutomationRun> runs =
                portal.automation.runs(rule.id(), null, PageRequest.first()).items();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private AutomationRun latestRun(AutomationRule rule) {
        return portal.automation
                .runs(rule.id(), null, PageRequest.first())
                .items()
                .get(0);
    }
}

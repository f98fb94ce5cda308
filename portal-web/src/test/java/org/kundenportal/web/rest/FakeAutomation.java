package org.kundenportal.web.rest;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.api.automation.AutomationRule;
import org.kundenportal.api.automation.AutomationRun;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.DryRun;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.automation.RunFigures;
import org.kundenportal.api.automation.RunReason;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.api.automation.TriggerChoices;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentType;

/** One rule, 1, with one run, 7, that failed; what is said and asked is kept to look at. */
final class FakeAutomation implements AutomationAdministration {

    private static final CustomerNumber CUSTOMER = new CustomerNumber("10042");
    private static final RuleData DATA = new RuleData(
            "Link nach Zahlung",
            true,
            AutomationTrigger.DOCUMENT_ISSUED,
            new RuleCondition("OPEN", "eBay", DocumentType.INVOICE, Money.of("1.00", "EUR"), null),
            new RuleMail("Ihre Rechnung", "[Invoice.customerportal_url]"));

    volatile RuleData lastData;
    volatile Instant lastSince;
    volatile RunState lastState;

    private static AutomationRule rule(RuleData data) {
        return new AutomationRule("1", data, Samples.NOW, Samples.NOW, "anna", new RunFigures(0, 3, 1, 1, Samples.NOW));
    }

    private static AutomationRun run(RunState state) {
        return new AutomationRun(
                "7",
                Samples.NOW,
                state,
                state == RunState.FAILED ? RunReason.NO_ADDRESS : null,
                CUSTOMER,
                "Anna Schmidt",
                new OrderNumber("B-1"),
                Samples.INVOICE,
                null,
                1,
                state == RunState.FAILED ? null : Samples.NOW,
                state == RunState.FAILED ? Samples.NOW : null);
    }

    private static void require(String id) {
        if (!id.equals("1")) {
            throw PortalException.notFound();
        }
    }

    @Override
    public List<TriggerChoices> choices() {
        return List.of(new TriggerChoices(
                AutomationTrigger.REQUEST_ANSWERED, List.of("status"), List.of("APPROVED"), List.of("Client.name")));
    }

    @Override
    public List<AutomationRule> list() {
        return List.of(rule(DATA));
    }

    @Override
    public AutomationRule get(String id) {
        require(id);
        return rule(DATA);
    }

    @Override
    public AutomationRule create(Actor actor, RuleData data) {
        lastData = data;
        return rule(data);
    }

    @Override
    public AutomationRule change(Actor actor, String id, RuleData data) {
        require(id);
        lastData = data;
        return rule(data);
    }

    @Override
    public void delete(Actor actor, String id) {
        require(id);
    }

    @Override
    public Page<AutomationRun> runs(String id, RunState state, PageRequest page) {
        require(id);
        lastState = state;
        return new Page<>(List.of(run(RunState.FAILED)), null);
    }

    @Override
    public AutomationRun retry(Actor actor, String id, String run) {
        require(id);
        if (run.equals("8")) {
            throw PortalException.of(ErrorCode.ALREADY_RESOLVED);
        }
        return run(RunState.WAITING);
    }

    @Override
    public DryRun dryRun(RuleData data, Instant since) {
        lastData = data;
        lastSince = since;
        return dryRun();
    }

    @Override
    public DryRun dryRun(String id, Instant since) {
        require(id);
        lastSince = since;
        return dryRun();
    }

    private static DryRun dryRun() {
        return new DryRun(
                Samples.NOW,
                List.of(new DryRun.Item(
                        Samples.NOW,
                        CUSTOMER,
                        "Anna Schmidt",
                        new OrderNumber("B-1"),
                        null,
                        "anna@example.org",
                        "Ihre Rechnung",
                        "https://portal.example/portal/o/x",
                        DryRun.Outcome.WOULD_SEND,
                        null)),
                1,
                true);
    }
}

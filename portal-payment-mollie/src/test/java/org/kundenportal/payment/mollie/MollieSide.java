package org.kundenportal.payment.mollie;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kundenportal.api.Money;
import org.kundenportal.payment.mollie.fake.FakeMollie;
import org.kundenportal.payment.mollie.fake.FakePayment;
import org.kundenportal.payment.mollie.fake.Operation;
import org.kundenportal.spi.payment.FakeProvider;
import org.kundenportal.spi.payment.WebhookCall;

/** The fake as the contract test wants it. */
record MollieSide(FakeMollie mollie) implements FakeProvider {

    @Override
    public void fail(Call call, Fault fault) {
        Operation[] operations =
                switch (call) {
                    case START -> new Operation[] {Operation.CREATE_PAYMENT, Operation.CREATE_LINK};
                    case READ, COMPLETE -> new Operation[] {Operation.READ_PAYMENT, Operation.READ_LINK};
                    case REFUND -> new Operation[] {Operation.CREATE_REFUND};
                };
        mollie.fail(org.kundenportal.payment.mollie.fake.Fault.valueOf(fault.name()), Integer.MAX_VALUE, operations);
    }

    @Override
    public void heal() {
        mollie.heal();
    }

    @Override
    public void approve(String id) {
        mollie.pay(id);
    }

    @Override
    public void payByLink(String id) {
        mollie.pay(mollie.openLink(id));
    }

    @Override
    public int links() {
        return mollie.links().size();
    }

    @Override
    public void cancel(String id) {
        mollie.move(id, "canceled");
    }

    @Override
    public void expire(String id) {
        mollie.move(id, "expired");
    }

    @Override
    public void distort(String id, Money amount) {
        mollie.distort(id, amount);
    }

    @Override
    public boolean chargeBack(String id) {
        mollie.chargeBack(id, amount(id));
        return true;
    }

    @Override
    public Money amount(String id) {
        return mollie.payment(id).amount();
    }

    @Override
    public int payments() {
        return mollie.payments().size();
    }

    @Override
    public int captures() {
        return (int) mollie.payments().stream().filter(FakePayment::isPaid).count();
    }

    @Override
    public int refunds() {
        return mollie.payments().stream()
                .mapToInt(payment -> payment.refunds().size())
                .sum();
    }

    @Override
    public WebhookCall webhook(String id) {
        String form = "id=" + (id.equals("unknown") ? "tr_unknown" : id);
        return new WebhookCall(
                List.of(new WebhookCall.Header("Content-Type", "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<WebhookCall> forgedWebhook(String id) {
        return Optional.empty();
    }
}

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
        mollie.fail(
                org.kundenportal.payment.mollie.fake.Fault.valueOf(fault.name()),
                Integer.MAX_VALUE,
                switch (call) {
                    case START -> Operation.CREATE_PAYMENT;
                    case READ, COMPLETE -> Operation.READ_PAYMENT;
                    case REFUND -> Operation.CREATE_REFUND;
                });
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

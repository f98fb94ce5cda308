package org.kundenportal.web.rest;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.PayLinks;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.api.payments.PaymentFilter;

/** Payments of staff without rules: it knows {@link Samples#PAYMENT} and records what is done. */
final class FakePayments implements PaymentAdministration, PayLinks {

    /** What was last asked for with an effect. */
    volatile String lastCall;

    volatile PaymentFilter lastFilter;
    volatile Locale lastLanguage;

    @Override
    public Page<AdministeredPayment> list(PaymentFilter filter, PageRequest page, Locale language) {
        lastFilter = filter;
        lastLanguage = language;
        return new Page<>(List.of(Samples.PAYMENT), "next-1");
    }

    @Override
    public long attention() {
        return 2;
    }

    @Override
    public AdministeredPayment get(String id, Locale language) {
        lastLanguage = language;
        return known(id);
    }

    @Override
    public AdministeredPayment refund(Actor actor, String id, Money amount, String note, Locale language) {
        known(id);
        if (amount != null && amount.amount().intValue() > 100) {
            throw PortalException.invalid("amount", "MORE_THAN_REFUNDABLE");
        }
        if (amount != null && amount.amount().intValue() == 13) {
            throw PortalException.of(ErrorCode.REFUND_IN_PROGRESS);
        }
        lastCall = "refund " + actor.name() + " " + (amount == null ? "all" : amount.amount()) + " " + note;
        return Samples.PAYMENT;
    }

    @Override
    public AdministeredPayment resolve(Actor actor, String id, Resolution resolution, String note, Locale language) {
        if (id.equals("resolved")) {
            throw PortalException.of(ErrorCode.ALREADY_RESOLVED);
        }
        lastCall = "resolve " + actor.name() + " " + resolution + " " + note;
        return known(id);
    }

    @Override
    public AdministeredPayment check(Actor actor, String id, Locale language) {
        lastCall = "check " + actor.name();
        return known(id);
    }

    @Override
    public Sent send(Actor actor, DocumentKey invoice, String connectionId, boolean mail) {
        if (!invoice.equals(Samples.INVOICE)) {
            throw PortalException.of(ErrorCode.NOTHING_TO_PAY);
        }
        lastCall = "link " + actor.name() + " " + connectionId + " " + mail;
        URI url = URI.create("https://shop.example/portal/p/sEcReT");
        return new Sent(url, mail ? "anna@example.org" : null, connectionId == null ? null : Samples.NOW);
    }

    private static AdministeredPayment known(String id) {
        if (!id.equals(Samples.PAYMENT.payment().id())) {
            throw PortalException.notFound();
        }
        return Samples.PAYMENT;
    }
}

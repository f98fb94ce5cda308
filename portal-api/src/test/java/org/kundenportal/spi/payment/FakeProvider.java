package org.kundenportal.spi.payment;

import java.util.Optional;
import org.kundenportal.api.Money;

/**
 * The provider's side in {@link PaymentProviderContractTest}: a server that remembers, as the real one does, what was begun,
 * taken and given back, that knows a repeated request by its key, and that can be told to fail. Thread-safe.
 */
public interface FakeProvider {

    /** Which call fails. Calls that only let the portal in (tokens, sessions) are none of these. */
    enum Call {
        /** The one that begins a payment, and the one that makes a link. */
        START,
        /** The one that reads a payment. */
        READ,
        /** The one that takes the money. */
        COMPLETE,
        /** The one that gives money back. */
        REFUND
    }

    /** How a call fails. */
    enum Fault {
        /** It does what it was asked, and cuts the connection in place of an answer. */
        LOST_ANSWER,
        /** It does what it was asked, and breaks off in the middle of the answer. */
        CUT_ANSWER,
        /** It does what it was asked, and answers something that is not the provider's format, with a status of success. */
        UNREADABLE,
        /** It does what it was asked, and never answers. The provider under test should have a short limit of time. */
        HANG,
        /** It does what it was asked, and answers that the server has failed (500). */
        ERROR_AFTER,
        /** It does nothing, and answers that the server has failed (500). */
        ERROR_BEFORE,
        /** It does nothing, and answers that there are too many calls, and that seven seconds would be fine. */
        BUSY,
        /** It does nothing, and refuses the request with a code. */
        REFUSED
    }

    /** Lets every call of a kind fail until {@link #heal}. */
    void fail(Call call, Fault fault);

    /** Lets all calls work again. */
    void heal();

    /** The customer agrees on the payment's page: to be completed where the portal completes payments, else it is paid. */
    void approve(String id);

    /** The customer opens a link's page and pays; only asked for where the type has links. */
    default void payByLink(String id) {
        throw new UnsupportedOperationException("a type without links");
    }

    /** How many links were made; only asked for where the type has links. */
    default int links() {
        throw new UnsupportedOperationException("a type without links");
    }

    /** The customer gives up on the payment's page. */
    void cancel(String id);

    /** The time in which the customer could pay is over. */
    void expire(String id);

    /** The provider takes, or has taken, this instead of what the payment was begun with. */
    void distort(String id, Money amount);

    /**
     * The customer's bank takes the money of a paid payment back.
     *
     * @return whether reading the payment back shows such a thing at this provider
     */
    boolean chargeBack(String id);

    /** What the payment is about, as the provider has it. */
    Money amount(String id);

    /** How many payments were begun. */
    int payments();

    /** How often money was taken. */
    int captures();

    /** How often money was given back. */
    int refunds();

    /** A call to the webhook address that is the provider's, about a payment; the id need not exist. */
    WebhookCall webhook(String id);

    /** Such a call which the provider did not make; empty where its calls carry nothing that proves where they come from. */
    Optional<WebhookCall> forgedWebhook(String id);
}

package org.kundenportal.impl.payments;

import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

/** What providers answer. A bundle that fails in a way it must not, or is stopped meanwhile, has given no answer. */
final class Provided {

    private Provided() {}

    /** A call of a provider. */
    @FunctionalInterface
    interface Call<T> {
        T answer() throws ProviderException;
    }

    /** The answer. */
    static <T> T by(Call<T> call) throws ProviderException {
        try {
            return call.answer();
        } catch (RuntimeException e) {
            throw ProviderException.unknown(Reason.UNREADABLE, e);
        }
    }

    /** Whether it may have happened nevertheless. */
    static boolean isUnknown(ProviderException failure) {
        return failure.outcome() == Outcome.UNKNOWN;
    }

    /** What staff read of it: the provider's code, else why. */
    static String problem(ProviderException failure) {
        return failure.code() == null ? failure.reason().name() : failure.code();
    }

    /** What the caller is told of it. */
    static PortalException refusal(ProviderException failure) {
        boolean refused = !isUnknown(failure)
                && switch (failure.reason()) {
                    case REFUSED, UNSUPPORTED, NOT_FOUND, CUSTOMER_ACTION, FORGED -> true;
                    case CREDENTIALS, BUSY, UNREACHABLE, UNREADABLE -> false;
                };
        return refused ? PortalException.of(ErrorCode.PROVIDER_REFUSED) : unavailable();
    }

    /** The provider does not answer, or is not there. */
    static PortalException unavailable() {
        return PortalException.of(ErrorCode.PROVIDER_UNAVAILABLE);
    }
}

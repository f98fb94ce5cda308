package org.kundenportal.impl;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a call was refused for. */
public final class Refusal {

    private Refusal() {}

    /** The refusal; fails if the call returns or throws anything else. */
    public static PortalException of(ThrowingCallable call) {
        PortalException refusal = catchThrowableOfType(PortalException.class, call);
        if (refusal == null) {
            throw new AssertionError("nothing was refused");
        }
        return refusal;
    }

    /** The code of the refusal. */
    public static ErrorCode code(ThrowingCallable call) {
        return of(call).code();
    }

    /** The violations of an invalid request as {@code field CODE}. */
    public static List<String> violations(ThrowingCallable call) {
        PortalException refusal = of(call);
        if (refusal.code() != ErrorCode.INVALID_REQUEST) {
            throw new AssertionError("refused for " + refusal.code());
        }
        return refusal.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }
}

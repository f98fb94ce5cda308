package org.kundenportal.web.rest;

import java.time.Duration;
import java.util.List;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.ChangeRequests;
import org.kundenportal.api.customers.CodePurpose;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.api.customers.OwnProfile;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.SentCode;

/** Master data without rules: an IBAN is wrong, a phone number needs a code, the rest is taken. */
final class FakeMasterData implements CustomerProfile, ChangeRequests {

    volatile ProfileChange lastChange;
    volatile ChangeRequest.State lastState;

    @Override
    public CustomerData get(ActingCustomer customer) {
        return Samples.CUSTOMER;
    }

    @Override
    public OwnProfile read(ActingCustomer customer) {
        return new OwnProfile(Samples.CUSTOMER, Samples.POLICY, List.of(Samples.REQUEST));
    }

    @Override
    public OwnProfile change(ActingCustomer customer, ProfileChange change, String code) {
        lastChange = change;
        if (change.values().containsKey(ProfileField.IBAN)) {
            throw PortalException.of(ErrorCode.INVALID_MASTER_DATA, new Violation("bankAccount.iban", "IBAN_CHECKSUM"));
        }
        if (change.values().containsKey(ProfileField.PHONE) && code == null) {
            throw PortalException.of(ErrorCode.CODE_REQUIRED);
        }
        return read(customer);
    }

    @Override
    public SentCode sendCode(ActingCustomer customer, CodePurpose purpose) {
        if (purpose == CodePurpose.EMAIL) {
            throw PortalException.retryAfter(ErrorCode.RESEND_TOO_EARLY, Duration.ofSeconds(42));
        }
        return new SentCode("a•••@example.org", Duration.ofSeconds(60), Samples.NOW);
    }

    @Override
    public Page<ChangeRequest> list(ChangeRequest.State state, CustomerNumber customer, PageRequest page) {
        lastState = state;
        return new Page<>(List.of(Samples.REQUEST), null);
    }

    @Override
    public ChangeRequest approve(Actor actor, String id) {
        return known(id);
    }

    @Override
    public ChangeRequest reject(Actor actor, String id, String reason) {
        return known(id);
    }

    private static ChangeRequest known(String id) {
        if (id.equals("resolved")) {
            throw PortalException.of(ErrorCode.ALREADY_RESOLVED);
        }
        if (!id.equals(Samples.REQUEST.id())) {
            throw PortalException.notFound();
        }
        return Samples.REQUEST;
    }
}

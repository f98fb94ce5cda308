package org.kundenportal.impl.customers;

import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CodePurpose;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.api.customers.OwnProfile;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.SentCode;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The acting customer's own row. */
@Component(service = CustomerProfile.class)
public final class JpaCustomerProfile implements CustomerProfile {

    private final Tx tx;
    private final Customers customers;
    private final ConfirmationCodes codes;
    private final JpaChangeRequests requests;
    private final MasterDataNotices notices;
    private final Timeline timeline;

    /** Reads and changes the given rows. */
    @Activate
    public JpaCustomerProfile(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference ConfirmationCodes codes,
            @Reference JpaChangeRequests requests,
            @Reference MasterDataNotices notices,
            @Reference Timeline timeline) {
        this.tx = tx;
        this.customers = customers;
        this.codes = codes;
        this.requests = requests;
        this.notices = notices;
        this.timeline = timeline;
    }

    @Override
    public CustomerData get(ActingCustomer customer) {
        requireWhole(customer);
        return tx.read(em -> customers.get(em, customer.customer()).data());
    }

    @Override
    public OwnProfile read(ActingCustomer customer) {
        requireWhole(customer);
        return tx.read(em -> profile(em, row(em, customer)));
    }

    private OwnProfile profile(EntityManager em, CustomerEntity row) {
        return new OwnProfile(
                row.toData(customers.secrets()),
                SettingRows.read(em, Setting.MASTER_DATA).value(),
                requests.open(em, row).stream().toList());
    }

    @Override
    public OwnProfile change(ActingCustomer customer, ProfileChange change, String code) {
        requireOwner(customer);
        CodePurpose purpose = tx.read(em -> edit(em, row(em, customer), change)).purpose();
        if (purpose == null) {
            return tx.callRepeatably(em -> apply(em, customer, change, null, 0));
        }
        if (code == null) {
            throw PortalException.of(ErrorCode.CODE_REQUIRED);
        }
        long confirmed = codes.confirm(customer, purpose, code);
        return tx.callRepeatably(em -> apply(em, customer, change, purpose, confirmed));
    }

    /** The change is sorted out again on the row that it changes: the first time it was only to know about the code. */
    private OwnProfile apply(
            EntityManager em, ActingCustomer customer, ProfileChange change, CodePurpose confirmed, long codeId) {
        CustomerEntity row = row(em, customer);
        ProfileEdit edit = edit(em, row, change);
        if (edit.purpose() != null) {
            if (edit.purpose() != confirmed) {
                throw PortalException.of(ErrorCode.CODE_REQUIRED);
            }
            codes.use(em, codeId);
        }
        requests.ask(em, customer, row, edit);
        if (edit.isDirect()) {
            customers.update(em, Happening.by(customer, Happening.Kind.CUSTOMER_UPDATED), row, edit.after());
            notices.warn(em, row, edit.before(), edit.after());
            notices.changed(em, row, JpaChangeRequests.wishes(edit.before(), ProfileValues.of(edit.after())));
        }
        em.flush();
        return profile(em, row);
    }

    private ProfileEdit edit(EntityManager em, CustomerEntity row, ProfileChange change) {
        return ProfileEdit.of(
                row.toData(customers.secrets()),
                SettingRows.read(em, Setting.MASTER_DATA).value(),
                change);
    }

    @Override
    public SentCode sendCode(ActingCustomer customer, CodePurpose purpose) {
        requireOwner(customer);
        return tx.callRepeatably(em -> {
            CustomerEntity row = row(em, customer);
            CustomerData data = row.toData(customers.secrets());
            String address = MasterDataNotices.addressOnFile(data);
            // of two at once, the second has to find the first's code
            em.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            String code = codes.create(em, customer, purpose);
            notices.code(em, row, data, address, code);
            String masked = MasterDataNotices.masked(address);
            timeline.add(
                    em,
                    Customers.about(row, Happening.by(customer, Happening.Kind.CODE_SENT))
                            .with("purpose", purpose)
                            .with("sentTo", masked));
            return new SentCode(masked, ConfirmationCodes.RESEND, codes.expiry());
        });
    }

    private static CustomerEntity row(EntityManager em, ActingCustomer customer) {
        return em.find(CustomerEntity.class, customer.customer().value());
    }

    private static void requireWhole(ActingCustomer customer) {
        if (customer.isConfined()) {
            throw PortalException.notFound();
        }
    }

    private static void requireOwner(ActingCustomer customer) {
        requireWhole(customer);
        ViewOnly.refuse(customer);
    }
}

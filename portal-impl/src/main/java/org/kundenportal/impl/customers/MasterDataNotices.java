package org.kundenportal.impl.customers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.ChangeRequest.Wish;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.ProfileGroup;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is told by mail what has become of master data. Thread-safe. */
@Component(service = MasterDataNotices.class)
public final class MasterDataNotices {

    private final Outbox outbox;
    private final CustomerPlaceholders placeholders;

    /** Notices through the given outbox. */
    @Activate
    public MasterDataNotices(@Reference Outbox outbox, @Reference CustomerPlaceholders placeholders) {
        this.outbox = outbox;
        this.placeholders = placeholders;
    }

    /** Sends the code that confirms a change. */
    void code(EntityManager em, CustomerEntity customer, CustomerData data, String address, String code) {
        send(
                em,
                customer,
                Mail.to(address, data.language(), MailKind.CONFIRMATION_CODE)
                        .with("Code.value", code.substring(0, 4) + " " + code.substring(4))
                        .with("Code.minutes", Long.toString(ConfirmationCodes.LIFE.toMinutes())));
    }

    /**
     * Warns of a change of the bank account at the address on file before and the one since, and of a change of an e-mail
     * address at the one before.
     */
    void warn(EntityManager em, CustomerEntity customer, CustomerData before, CustomerData after) {
        List<ProfileField> changed = ProfileEdit.differing(before, after);
        if (changed.stream().anyMatch(field -> field.group() == ProfileGroup.BANK_ACCOUNT)) {
            String iban = after.bankAccount() == null
                    ? words(em, after.language()).none()
                    : BankNumbers.masked(after.bankAccount().iban());
            for (String address : addresses(before.securityAddress().stream(), after.securityAddress().stream())) {
                send(
                        em,
                        customer,
                        Mail.to(address, after.language(), MailKind.BANK_ACCOUNT_CHANGED)
                                .with("BankAccount.iban", iban));
            }
        }
        if (changed.contains(ProfileField.EMAIL) || changed.contains(ProfileField.CONTACT_EMAIL)) {
            String now = after.securityAddress()
                    .orElseGet(() -> words(em, after.language()).none());
            for (String address : addresses(before.securityAddress().stream(), gone(before, after))) {
                send(
                        em,
                        customer,
                        Mail.to(address, after.language(), MailKind.EMAIL_CHANGED)
                                .with("Email.address", now));
            }
        }
    }

    /** Addresses that are not on file any more. */
    private static Stream<String> gone(CustomerData before, CustomerData after) {
        Set<String> left = addresses(own(before), Stream.empty());
        left.removeAll(addresses(own(after), Stream.empty()));
        return left.stream();
    }

    private static Stream<String> own(CustomerData data) {
        return Stream.concat(Stream.ofNullable(data.email()), data.primaryContact().map(Contact::email).stream());
    }

    private static Set<String> addresses(Stream<String> some, Stream<String> others) {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(some, others).forEach(all::add);
        return all;
    }

    /** Tells staff what a customer has changed. A language alone is nothing that staff have to act on. */
    void changed(EntityManager em, CustomerEntity customer, List<Wish> changes) {
        if (changes.stream().anyMatch(change -> change.field() != ProfileField.LANGUAGE)) {
            send(
                    em,
                    customer,
                    Mail.toStaff(MailKind.MASTER_DATA_CHANGED)
                            .with("Change.fields", words(em, null).lines(changes)));
        }
    }

    /** Tells staff what a customer asks for. */
    void requested(EntityManager em, CustomerEntity customer, List<Wish> changes) {
        send(
                em,
                customer,
                Mail.toStaff(MailKind.CHANGE_REQUESTED)
                        .with("Change.fields", words(em, null).lines(changes)));
    }

    /** Tells a customer what staff have decided. */
    void resolved(
            EntityManager em,
            CustomerEntity customer,
            CustomerData data,
            MailKind kind,
            List<Wish> changes,
            String reason) {
        data.notificationAddress()
                .ifPresent(address -> send(
                        em,
                        customer,
                        Mail.to(address, data.language(), kind)
                                .with(
                                        "Change.fields",
                                        words(em, data.language()).lines(changes))
                                .with("Change.reason", reason)));
    }

    private void send(EntityManager em, CustomerEntity customer, Mail mail) {
        Map<String, String> values = placeholders.of(em, customer.id());
        outbox.add(em, mail.concerning(customer.id(), customer.number()).with(values));
    }

    private static ChangeWords words(EntityManager em, String language) {
        return ChangeWords.in(
                language == null
                        ? SettingRows.read(em, Setting.APPEARANCE).value().defaultLanguage()
                        : language);
    }

    /** The address on file, where codes go. */
    static String addressOnFile(CustomerData data) {
        return data.securityAddress().orElseThrow(() -> PortalException.of(ErrorCode.NO_EMAIL_ADDRESS));
    }

    /** The address as one may show it to somebody who need not know it: {@code p•••@hotel.example}. */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "•••" : address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
    }
}

package org.kundenportal.impl.customers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.ChangeRequest.State;
import org.kundenportal.api.customers.CodePurpose;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.EditPolicy;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.OwnProfile;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.ProfileGroup;
import org.kundenportal.api.customers.SentCode;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

/** BM-27 to BM-31, BW-12, BW-15 to BW-17: customers keep their master data themselves. */
@DatabaseTest
class MasterDataDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10001");
    private static final String OLD_IBAN = "DE02120300000000202051";
    private static final String NEW_IBAN = "DE89370400440532013000";
    private static final String INA = "ina@muster.example";
    private static final Pattern CODE = Pattern.compile("[0-9]{4} [0-9]{4}");
    private static final PageRequest ALL = new PageRequest(200, null);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer ina;

    MasterDataDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomer() {
        portal = new TestPortal(database, folder);
        ina = portal.customer(NUMBER.value());
        put(INA);
    }

    private void put(String contactEmail) {
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        NUMBER,
                        "Muster GmbH",
                        CustomerKind.COMPANY,
                        "info@muster.example",
                        "de",
                        "040 1",
                        new Address("Hauptstraße 1", "20095", "Hamburg", "DE"),
                        new BankAccount("Muster GmbH", OLD_IBAN, "BYLADEM1001"),
                        new TaxDetails("DE136695976", "48/123/45678"),
                        List.of(
                                new Contact("1", "Ina", "Muster", contactEmail, null, true, true),
                                new Contact("2", "Bo", "Beispiel", null, null, false, true))));
    }

    private static ProfileChange change(Object... fieldsAndValues) {
        Map<ProfileField, String> values = new HashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.put((ProfileField) fieldsAndValues[i], (String) fieldsAndValues[i + 1]);
        }
        return new ProfileChange(values);
    }

    private static ProfileChange account(String iban) {
        return change(ProfileField.IBAN, iban, ProfileField.BIC, null);
    }

    private OwnProfile change(ProfileChange change, String code) {
        return portal.profile.change(ina, change, code);
    }

    private CustomerData data() {
        return portal.customers.get(NUMBER).data();
    }

    private void policy(ProfileGroup group, EditPolicy policy) {
        portal.settings.saveMasterData(STAFF, new MasterDataPolicy(Map.of(group, policy)));
    }

    private List<OutgoingMail> mails(String kind) {
        return portal.mails.list(null, NUMBER, ALL).items().stream()
                .filter(mail -> mail.kind().equals(kind))
                .toList();
    }

    private String text(String kind) {
        return portal.mails.get(mails(kind).get(0).id()).text();
    }

    private String code(ActingCustomer customer, CodePurpose purpose) {
        portal.profile.sendCode(customer, purpose);
        Matcher code = CODE.matcher(text("CONFIRMATION_CODE"));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private TimelineEvent event(String kind) {
        return portal.timeline.list(NUMBER, null, ALL).items().stream()
                .filter(event -> event.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> violations(Runnable call) {
        PortalException refusal = Refusal.of(call::run);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_MASTER_DATA);
        return refusal.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .sorted()
                .toList();
    }

    private ErrorCode refusal(ProfileChange change, String code) {
        return Refusal.code(() -> change(change, code));
    }

    @Test
    @DisplayName("BM-27 BM-31 a change lands in the merchant's record, and nothing else of it changes")
    void changesContactData() {
        CustomerData before = data();
        portal.clock.advance(Duration.ofHours(1));

        OwnProfile after = change(
                change(
                        ProfileField.PHONE, " 040 / 99 ",
                        ProfileField.CITY, "Lu\u0308beck",
                        ProfileField.CONTACT_FIRST_NAME, "Inga"),
                null);

        CustomerData expected = new CustomerData(
                NUMBER,
                before.name(),
                before.kind(),
                before.email(),
                before.language(),
                "040 / 99",
                new Address("Hauptstraße 1", "20095", "Lübeck", "DE"),
                before.bankAccount(),
                before.taxDetails(),
                List.of(
                        new Contact("1", "Inga", "Muster", INA, null, true, true),
                        before.contacts().get(1)));
        assertThat(after.data()).isEqualTo(expected);
        Customer kept = portal.customers.get(NUMBER);
        assertThat(kept.data()).isEqualTo(expected);
        assertThat(kept.updatedAt()).isEqualTo(portal.clock.instant());
    }

    @Test
    @DisplayName("BW-17 the timeline says who changed what, from what, to what, in which session")
    void timeline() {
        change(change(ProfileField.PHONE, "040 2", ProfileField.STREET, null), null);

        TimelineEvent event = event("CUSTOMER_UPDATED");
        assertThat(event.actor()).isEqualTo(ina.actor());
        assertThat(event.session()).isEqualTo(ina.session());
        assertThat(event.changes())
                .containsExactly(
                        new Change("phone", "040 1", "040 2"), new Change("address.street", "Hauptstraße 1", null));
    }

    @Test
    @DisplayName("BW-17 what the host changes is on the timeline the same way, with a masked IBAN")
    void timelineOfTheHost() {
        put("ina.neu@muster.example");
        CustomerData data = data();
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        NUMBER,
                        data.name(),
                        data.kind(),
                        data.email(),
                        data.language(),
                        data.phone(),
                        data.address(),
                        new BankAccount("Muster GmbH", NEW_IBAN, null),
                        data.taxDetails(),
                        data.contacts()));

        assertThat(event("CUSTOMER_UPDATED").changes())
                .containsExactly(
                        new Change("bankAccount.iban", "DE02 **** 2051", "DE89 **** 3000"),
                        new Change("bankAccount.bic", "BYLADEM1001", null));
        assertThat(portal.timeline.list(NUMBER, null, ALL).items().get(1).changes())
                .containsExactly(new Change("contacts[1].email", INA, "ina.neu@muster.example"));
    }

    @Test
    @DisplayName("BM-31 staff are told in words what a customer has changed; a language alone is no mail")
    void tellsStaff() {
        change(change(ProfileField.LANGUAGE, "en"), null);
        assertThat(mails("MASTER_DATA_CHANGED")).isEmpty();

        change(change(ProfileField.PHONE, "040 2", ProfileField.COUNTRY, "AT"), null);

        assertThat(mails("MASTER_DATA_CHANGED")).singleElement().satisfies(mail -> assertThat(mail.recipient())
                .isNull());
        assertThat(text("MASTER_DATA_CHANGED"))
                .contains("Muster GmbH", "Telefon: 040 1 → 040 2", "Land: Deutschland → Österreich");
    }

    @Test
    @DisplayName("each change is a mail of its own: none of another customer, or of a minute later, takes its place")
    void losesNoNotice() {
        change(change(ProfileField.PHONE, "040 2"), null);
        change(change(ProfileField.CITY, "Altona"), null);
        change(change(ProfileField.PHONE, "040 3"), null);

        assertThat(mails("MASTER_DATA_CHANGED").stream()
                        .map(mail -> portal.mails.get(mail.id()).text()))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("040 1 → 040 2"),
                        text -> assertThat(text).contains("Altona"),
                        text -> assertThat(text).contains("040 2 → 040 3"));
    }

    @Test
    @DisplayName("RFC 7396: null empties a field, what is not named stays, the same again is no change")
    void merges() {
        change(change(ProfileField.PHONE, null), null);
        assertThat(data().phone()).isNull();
        assertThat(data().address().city()).isEqualTo("Hamburg");
        int events = portal.timeline.list(NUMBER, null, ALL).items().size();

        change(
                change(ProfileField.PHONE, " ", ProfileField.VAT_ID, "de 136.695.976", ProfileField.IBAN, OLD_IBAN),
                null);

        assertThat(portal.timeline.list(NUMBER, null, ALL).items()).hasSize(events);
    }

    @Test
    @DisplayName("BM-29 tax details are kept without the blanks that people write")
    void taxDetails() {
        change(change(ProfileField.VAT_ID, "ATU 1234 5678", ProfileField.TAX_NUMBER, " 12 345/6789 "), null);

        assertThat(data().taxDetails()).isEqualTo(new TaxDetails("ATU12345678", "12 345/6789"));
    }

    @Test
    @DisplayName("BM-27 BM-28 BM-29 all that is wrong is named beside its field, and nothing is changed")
    void refusesTogether() {
        CustomerData before = data();

        assertThat(violations(() -> change(
                        change(
                                ProfileField.PHONE, "040 2",
                                ProfileField.NAME, "Anders",
                                ProfileField.EMAIL, "info@localhost",
                                ProfileField.COUNTRY, "XX",
                                ProfileField.CITY, "x".repeat(201),
                                ProfileField.STREET, "a\u202Eb",
                                ProfileField.CONTACT_LAST_NAME, "a\nb",
                                ProfileField.LANGUAGE, "xx",
                                ProfileField.IBAN, "DE88370400440532013000",
                                ProfileField.BIC, "NO",
                                ProfileField.VAT_ID, "GR123456789"),
                        null)))
                .containsExactly(
                        "address.city TOO_LONG",
                        "address.country INVALID_COUNTRY",
                        "address.street INVALID_CHARACTER",
                        "bankAccount.bic BIC_FORMAT",
                        "bankAccount.iban IBAN_CHECKSUM",
                        "contact.lastName INVALID_CHARACTER",
                        "email INVALID_EMAIL",
                        "language INVALID_LANGUAGE",
                        "name READ_ONLY",
                        "taxDetails.vatId VAT_ID_FORMAT");
        assertThat(data()).isEqualTo(before);
    }

    @Test
    @DisplayName("BM-28 holder and BIC without IBAN are no account, and a BIC has to fit the IBAN that stays")
    void accountAsAWhole() {
        assertThat(violations(() -> change(change(ProfileField.IBAN, null), null)))
                .containsExactly("bankAccount.iban REQUIRED");
        assertThat(violations(() -> change(change(ProfileField.BIC, "BNPAFRPP"), null)))
                .containsExactly("bankAccount.bic BIC_COUNTRY");
        assertThat(violations(() -> change(change(ProfileField.IBAN, "AT611904300234573201"), null)))
                .containsExactly("bankAccount.bic BIC_COUNTRY");
    }

    @Test
    @DisplayName("names in other scripts, with marks, from right to left, and with markup are kept as they are")
    void textsOfAllKinds() {
        for (String text : List.of(
                "<script>alert(1)</script>",
                "שלום עולם",
                "Z\u0351\u0352a",
                "'; DROP TABLE customer; --",
                "${jndi:x}",
                "名前")) {
            change(change(ProfileField.CONTACT_LAST_NAME, text), null);
            assertThat(data().primaryContact().orElseThrow().lastName()).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("what the host has wrong stays as it is, and stands in the way of no other change")
    void wrongDataOfTheHost() {
        CustomerData data = data();
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        NUMBER,
                        data.name(),
                        data.kind(),
                        "no address",
                        "de",
                        null,
                        null,
                        null,
                        new TaxDetails("GR1", null),
                        List.of()));

        change(change(ProfileField.VAT_ID, "GR1", ProfileField.EMAIL, "no address", ProfileField.PHONE, "1"), null);

        assertThat(data().phone()).isEqualTo("1");
        assertThat(data().taxDetails().vatId()).isEqualTo("GR1");
    }

    @Test
    @DisplayName("BM-27 a customer for whom the host knows no contact can name one")
    void ownContact() {
        portal.customerIntake.put(HOST, TestPortal.company(NUMBER.value(), "Muster GmbH"));

        change(change(ProfileField.CONTACT_LAST_NAME, "Muster", ProfileField.CONTACT_NOTIFICATIONS, "false"), null);

        assertThat(data().contacts())
                .containsExactly(new Contact(ProfileValues.OWN_CONTACT, null, "Muster", null, null, true, false));
    }

    @Test
    @DisplayName("BM-28 the bank account changes only with a code that went to the address on file")
    void bankAccountNeedsACode() {
        assertThat(refusal(account(NEW_IBAN), null)).isEqualTo(ErrorCode.CODE_REQUIRED);

        SentCode sent = portal.profile.sendCode(ina, CodePurpose.BANK_ACCOUNT);

        assertThat(sent.sentTo()).isEqualTo("i•••@muster.example");
        assertThat(sent.resendAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(sent.expiresAt()).isEqualTo(portal.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(mails("CONFIRMATION_CODE")).singleElement().satisfies(mail -> assertThat(mail.recipient())
                .isEqualTo(INA));
        Matcher code = CODE.matcher(text("CONFIRMATION_CODE"));
        assertThat(code.find()).isTrue();
        String wrong = code.group().startsWith("0000") ? "1111 1111" : "0000 0000";
        assertThat(refusal(account(NEW_IBAN), wrong)).isEqualTo(ErrorCode.WRONG_CODE);
        assertThat(data().bankAccount().iban()).isEqualTo(OLD_IBAN);

        change(account(NEW_IBAN), code.group().replace(" ", ""));

        assertThat(data().bankAccount()).isEqualTo(new BankAccount("Muster GmbH", NEW_IBAN, null));
        assertThat(event("CODE_SENT").details())
                .containsEntry("purpose", "BANK_ACCOUNT")
                .containsEntry("sentTo", "i•••@muster.example");
        assertThat(refusal(account(OLD_IBAN), code.group()))
                .as("a code counts once")
                .isEqualTo(ErrorCode.WRONG_CODE);
    }

    @Test
    @DisplayName("BM-28 a change of the bank account is told to the address before and to the one since")
    void warnsOldAndNew() {
        String code = code(ina, CodePurpose.BANK_ACCOUNT);

        change(
                change(
                        ProfileField.IBAN, "de89 3704 0044 0532 0130 00",
                        ProfileField.BIC, "COBADEFFXXX",
                        ProfileField.CONTACT_EMAIL, "neu@muster.example"),
                code);

        assertThat(mails("BANK_ACCOUNT_CHANGED").stream().map(OutgoingMail::recipient))
                .containsExactlyInAnyOrder(INA, "neu@muster.example");
        assertThat(text("BANK_ACCOUNT_CHANGED")).contains("DE89 **** 3000").doesNotContain(NEW_IBAN, OLD_IBAN);
        assertThat(mails("EMAIL_CHANGED").stream().map(OutgoingMail::recipient)).containsExactly(INA);
        assertThat(text("EMAIL_CHANGED")).contains("neu@muster.example");
    }

    @Test
    @DisplayName("BM-28 with one address before and since, one mail is enough")
    void warnsOnce() {
        change(account(NEW_IBAN), code(ina, CodePurpose.BANK_ACCOUNT));

        assertThat(mails("BANK_ACCOUNT_CHANGED").stream().map(OutgoingMail::recipient))
                .containsExactly(INA);
    }

    @Test
    @DisplayName("BW-16 after a change of the e-mail address, codes go to the new one")
    void emailNeedsACode() {
        ProfileChange wish = change(ProfileField.CONTACT_EMAIL, "neu@muster.example");
        assertThat(refusal(wish, null)).isEqualTo(ErrorCode.CODE_REQUIRED);
        change(wish, code(ina, CodePurpose.EMAIL));
        portal.clock.advance(Duration.ofMinutes(1));

        portal.profile.sendCode(ina, CodePurpose.EMAIL);

        assertThat(mails("CONFIRMATION_CODE").get(0).recipient()).isEqualTo("neu@muster.example");
    }

    @Test
    @DisplayName("a code counts for its customer, its session and its purpose, ten minutes, until the next one")
    void codesAreBound() {
        ActingCustomer otherSession =
                portal.signIn(portal.access.get(NUMBER).link().url());
        ActingCustomer otherCustomer = portal.customer("10002");
        String code = code(ina, CodePurpose.BANK_ACCOUNT);

        assertThat(Refusal.code(() -> portal.profile.change(otherSession, account(NEW_IBAN), code)))
                .isEqualTo(ErrorCode.WRONG_CODE);
        assertThat(Refusal.code(() -> portal.profile.change(otherCustomer, account(NEW_IBAN), code)))
                .isEqualTo(ErrorCode.WRONG_CODE);
        assertThat(refusal(change(ProfileField.EMAIL, "x@muster.example"), code))
                .isEqualTo(ErrorCode.WRONG_CODE);
        assertThat(refusal(account(NEW_IBAN), "12345")).isEqualTo(ErrorCode.WRONG_CODE);
        portal.clock.advance(Duration.ofMinutes(1));
        String next = code(ina, CodePurpose.BANK_ACCOUNT);
        if (!next.equals(code)) {
            assertThat(refusal(account(NEW_IBAN), code)).isEqualTo(ErrorCode.WRONG_CODE);
        }
        portal.clock.advance(Duration.ofMinutes(10));
        assertThat(refusal(account(NEW_IBAN), next)).isEqualTo(ErrorCode.WRONG_CODE);
        assertThat(data().bankAccount().iban()).isEqualTo(OLD_IBAN);
    }

    @Test
    @DisplayName("codes can be asked for once a minute, five times an hour and twenty times a day")
    void codesAreLimited() {
        portal.profile.sendCode(ina, CodePurpose.EMAIL);
        PortalException early = Refusal.of(() -> portal.profile.sendCode(ina, CodePurpose.EMAIL));
        assertThat(early.code()).isEqualTo(ErrorCode.RESEND_TOO_EARLY);
        assertThat(early.retryAfter()).isEqualTo(Duration.ofSeconds(60));
        for (int i = 1; i < 5; i++) {
            portal.clock.advance(Duration.ofMinutes(1));
            portal.profile.sendCode(ina, CodePurpose.EMAIL);
        }
        portal.clock.advance(Duration.ofMinutes(1));
        assertThat(Refusal.of(() -> portal.profile.sendCode(ina, CodePurpose.BANK_ACCOUNT))
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(55));
        for (int i = 5; i < 20; i++) {
            portal.clock.advance(Duration.ofMinutes(61));
            portal.profile.sendCode(ina, CodePurpose.EMAIL);
        }
        portal.clock.advance(Duration.ofMinutes(61));
        assertThat(Refusal.code(() -> portal.profile.sendCode(ina, CodePurpose.EMAIL)))
                .isEqualTo(ErrorCode.RESEND_TOO_EARLY);
    }

    @Test
    @DisplayName("of ten who ask for a code at once, one gets it")
    void oneCodeAtOnce() throws Exception {
        List<Parallel.Result<SentCode>> results =
                Parallel.calls(10, i -> portal.profile.sendCode(ina, CodePurpose.BANK_ACCOUNT));

        assertThat(results.stream().map(Parallel.Result::value).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(mails("CONFIRMATION_CODE")).hasSize(1);
    }

    @Test
    @DisplayName("of a hundred guesses at once, five are looked at; the right code is then worth nothing")
    void guesses() throws Exception {
        String code = code(ina, CodePurpose.BANK_ACCOUNT);
        String wrong = code.startsWith("0000") ? "1111 1111" : "0000 0000";

        List<Parallel.Result<OwnProfile>> results = Parallel.calls(100, i -> change(account(NEW_IBAN), wrong));

        assertThat(results.stream().filter(result -> result.refusal().code() == ErrorCode.WRONG_CODE))
                .hasSizeLessThanOrEqualTo(5);
        assertThat(refusal(account(NEW_IBAN), code)).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
        assertThat(data().bankAccount().iban()).isEqualTo(OLD_IBAN);
    }

    @Test
    @DisplayName("without an address on file there is no code")
    void noAddress() {
        portal.customerIntake.put(HOST, TestPortal.company(NUMBER.value(), "Muster GmbH"));

        assertThat(Refusal.code(() -> portal.profile.sendCode(ina, CodePurpose.BANK_ACCOUNT)))
                .isEqualTo(ErrorCode.NO_EMAIL_ADDRESS);
        assertThat(refusal(change(ProfileField.EMAIL, "ich@evil.example"), null))
                .isEqualTo(ErrorCode.CODE_REQUIRED);
    }

    @Test
    @DisplayName("codes and what waits for approval are not readable in the database")
    void sealed() throws Exception {
        policy(ProfileGroup.BANK_ACCOUNT, EditPolicy.APPROVAL);
        String code = code(ina, CodePurpose.BANK_ACCOUNT);
        change(account(NEW_IBAN), code);

        assertThat(database.dump())
                .noneMatch(row -> row.contains(NEW_IBAN)
                        || row.contains("32013000")
                        || row.contains(code)
                        || row.contains(code.replace(" ", "")));
    }

    @Test
    @DisplayName(
            "BM-27 under APPROVAL a change waits for staff, who see before and after, and counts when they approve")
    void approval() {
        policy(ProfileGroup.ADDRESS, EditPolicy.APPROVAL);

        OwnProfile asked = change(change(ProfileField.STREET, "Neuer Weg 2", ProfileField.PHONE, "040 2"), null);

        assertThat(asked.data().phone()).isEqualTo("040 2");
        assertThat(asked.data().address().street()).isEqualTo("Hauptstraße 1");
        assertThat(asked.pending()).singleElement().satisfies(request -> assertThat(request.changes())
                .containsExactly(new ChangeRequest.Wish(ProfileField.STREET, "Hauptstraße 1", "Neuer Weg 2")));
        assertThat(event("CHANGE_REQUESTED").changes())
                .containsExactly(new Change("address.street", "Hauptstraße 1", "Neuer Weg 2"));
        assertThat(text("CHANGE_REQUESTED")).contains("Straße und Hausnummer: Hauptstraße 1 → Neuer Weg 2");
        ChangeRequest open = requests(State.OPEN).get(0);
        assertThat(open.customerName()).isEqualTo("Muster GmbH");

        ChangeRequest approved = portal.changeRequests.approve(STAFF, open.id());

        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.resolvedBy()).isEqualTo("anna");
        assertThat(data().address()).isEqualTo(new Address("Neuer Weg 2", "20095", "Hamburg", "DE"));
        assertThat(portal.profile.read(ina).pending()).isEmpty();
        assertThat(event("CUSTOMER_UPDATED").actor()).isEqualTo(STAFF);
        assertThat(event("CHANGE_APPROVED").actor()).isEqualTo(STAFF);
        assertThat(mails("CHANGE_APPROVED")).singleElement().satisfies(mail -> assertThat(mail.recipient())
                .isEqualTo(INA));
        assertThat(Refusal.code(() -> portal.changeRequests.reject(STAFF, open.id(), "nein")))
                .isEqualTo(ErrorCode.ALREADY_RESOLVED);
    }

    private List<ChangeRequest> requests(State state) {
        return portal.changeRequests.list(state, NUMBER, ALL).items();
    }

    @Test
    @DisplayName("BM-27 what staff decline stays as it was, and the customer reads why")
    void rejection() {
        policy(ProfileGroup.PHONE, EditPolicy.APPROVAL);
        change(change(ProfileField.PHONE, "0900 1"), null);
        String id = requests(State.OPEN).get(0).id();
        assertThat(Refusal.violations(() -> portal.changeRequests.reject(STAFF, id, " ")))
                .containsExactly("reason REQUIRED");

        portal.changeRequests.reject(STAFF, id, "Das ist eine Servicenummer.");

        assertThat(data().phone()).isEqualTo("040 1");
        assertThat(requests(State.REJECTED)).singleElement().satisfies(request -> assertThat(request.reason())
                .isEqualTo("Das ist eine Servicenummer."));
        assertThat(text("CHANGE_DECLINED")).contains("Telefon: 040 1 → 0900 1", "Das ist eine Servicenummer.");
        assertThat(event("CHANGE_DECLINED").details()).containsEntry("reason", "Das ist eine Servicenummer.");
    }

    @Test
    @DisplayName("BM-27 a later wish replaces the earlier one for the same field; staff approve what they have read")
    void replaces() {
        policy(ProfileGroup.ADDRESS, EditPolicy.APPROVAL);
        change(change(ProfileField.STREET, "Weg 1", ProfileField.CITY, "Kiel"), null);
        String first = requests(State.OPEN).get(0).id();

        change(change(ProfileField.STREET, "Weg 2"), null);

        assertThat(requests(State.OPEN)).singleElement().satisfies(request -> assertThat(request.changes())
                .containsExactly(
                        new ChangeRequest.Wish(ProfileField.STREET, "Hauptstraße 1", "Weg 2"),
                        new ChangeRequest.Wish(ProfileField.CITY, "Hamburg", "Kiel")));
        assertThat(Refusal.code(() -> portal.changeRequests.approve(STAFF, first)))
                .isEqualTo(ErrorCode.ALREADY_RESOLVED);
        change(change(ProfileField.STREET, "Hauptstraße 1", ProfileField.CITY, "Hamburg"), null);
        assertThat(requests(State.OPEN)).isEmpty();
        assertThat(event("CHANGE_WITHDRAWN").actor()).isEqualTo(ina.actor());
    }

    @Test
    @DisplayName("BM-28 an approved bank account is told to the address before and the one since, too")
    void approvedAccount() {
        policy(ProfileGroup.BANK_ACCOUNT, EditPolicy.APPROVAL);
        assertThat(refusal(account(NEW_IBAN), null)).isEqualTo(ErrorCode.CODE_REQUIRED);
        change(account(NEW_IBAN), code(ina, CodePurpose.BANK_ACCOUNT));
        assertThat(mails("BANK_ACCOUNT_CHANGED")).isEmpty();
        assertThat(event("CHANGE_REQUESTED").changes())
                .contains(new Change("bankAccount.iban", "DE02 **** 2051", "DE89 **** 3000"));
        put("neu@muster.example");

        portal.changeRequests.approve(STAFF, requests(State.OPEN).get(0).id());

        assertThat(mails("BANK_ACCOUNT_CHANGED").stream().map(OutgoingMail::recipient))
                .containsExactly("neu@muster.example");
        assertThat(data().bankAccount().iban()).isEqualTo(NEW_IBAN);
    }

    @Test
    @DisplayName("two members of staff decide at once: one wins")
    void oneWins() throws Exception {
        policy(ProfileGroup.PHONE, EditPolicy.APPROVAL);
        change(change(ProfileField.PHONE, "040 2"), null);
        String id = requests(State.OPEN).get(0).id();

        List<Parallel.Result<ChangeRequest>> results = Parallel.calls(
                8,
                i -> i % 2 == 0
                        ? portal.changeRequests.approve(STAFF, id)
                        : portal.changeRequests.reject(STAFF, id, "nein"));

        List<ChangeRequest> won = results.stream()
                .map(Parallel.Result::value)
                .filter(Objects::nonNull)
                .toList();
        assertThat(won).hasSize(1);
        assertThat(data().phone()).isEqualTo(won.get(0).state() == State.APPROVED ? "040 2" : "040 1");
        assertThat(mails("CHANGE_APPROVED").size() + mails("CHANGE_DECLINED").size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("BM-31 changes of different fields at the same time all land")
    void nothingIsOverwritten() throws Exception {
        policy(ProfileGroup.TAX_DETAILS, EditPolicy.APPROVAL);
        change(change(ProfileField.TAX_NUMBER, "12/34"), null);
        String id = requests(State.OPEN).get(0).id();
        List<ProfileChange> changes = Arrays.asList(
                change(ProfileField.PHONE, "040 2"),
                change(ProfileField.STREET, "Weg 2"),
                change(ProfileField.CONTACT_FIRST_NAME, "Inga"),
                null);

        List<Parallel.Result<Object>> results = Parallel.calls(4, i -> {
            ProfileChange wish = changes.get(i);
            return wish == null ? portal.changeRequests.approve(STAFF, id) : change(wish, null);
        });

        assertThat(results).allSatisfy(result -> assertThat(result.refusal()).isNull());
        assertThat(data().phone()).isEqualTo("040 2");
        assertThat(data().address().street()).isEqualTo("Weg 2");
        assertThat(data().primaryContact().orElseThrow().firstName()).isEqualTo("Inga");
        assertThat(data().taxDetails().taxNumber()).isEqualTo("12/34");
    }

    @Test
    @DisplayName("BM-27 of two wishes at once none is lost, and one request is open")
    void oneOpenRequest() throws Exception {
        policy(ProfileGroup.ADDRESS, EditPolicy.APPROVAL);
        List<ProfileChange> changes = List.of(change(ProfileField.STREET, "Weg 2"), change(ProfileField.CITY, "Kiel"));

        Parallel.calls(2, i -> change(changes.get(i), null));

        assertThat(requests(State.OPEN)).singleElement().satisfies(request -> assertThat(request.changes())
                .hasSize(2));
    }

    @Test
    @DisplayName(
            "BM-30 what is released matters nothing to master data; the policy does, for every customer with access")
    void policyAlone() {
        assertThat(portal.settings.release().value().types()).isEmpty();
        assertThat(portal.profile.read(ina).policy().groups())
                .containsEntry(ProfileGroup.NAME, EditPolicy.READ_ONLY)
                .containsEntry(ProfileGroup.BANK_ACCOUNT, EditPolicy.DIRECT);
        change(change(ProfileField.PHONE, "040 2"), null);
        policy(ProfileGroup.NAME, EditPolicy.DIRECT);

        change(change(ProfileField.NAME, "Muster AG"), null);

        assertThat(data().name()).isEqualTo("Muster AG");
        assertThat(violations(() -> change(change(ProfileField.NAME, null), null)))
                .containsExactly("name REQUIRED");
    }

    @Test
    @DisplayName("who only looks changes nothing, and a session of one document finds no master data")
    void onlyTheOwner() {
        ActingCustomer looking =
                new ActingCustomer(ina.customer(), ina.name(), null, ina.assurance(), ina.session(), "anna");
        ActingCustomer confined =
                new ActingCustomer(ina.customer(), ina.name(), new DocumentId(1), ina.assurance(), ina.session(), null);

        assertThat(Refusal.code(() -> portal.profile.change(looking, change(ProfileField.PHONE, "1"), null)))
                .isEqualTo(ErrorCode.VIEW_ONLY);
        assertThat(Refusal.code(() -> portal.profile.sendCode(looking, CodePurpose.EMAIL)))
                .isEqualTo(ErrorCode.VIEW_ONLY);
        assertThat(portal.profile.read(looking).data()).isEqualTo(data());
        assertThat(Refusal.code(() -> portal.profile.read(confined))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.profile.change(confined, change(ProfileField.PHONE, "1"), null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.profile.sendCode(confined, CodePurpose.EMAIL)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.changeRequests.approve(STAFF, "x")))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }
}

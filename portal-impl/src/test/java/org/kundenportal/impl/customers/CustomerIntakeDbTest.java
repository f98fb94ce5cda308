package org.kundenportal.impl.customers;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerSummary;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Parallel.Result;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;

@DatabaseTest
class CustomerIntakeDbTest {

    private static final String IBAN = "DE02120300000000202051";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    CustomerIntakeDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
    }

    @Test
    @DisplayName("a customer is created with everything that the host says")
    void creates() {
        CustomerData data = full("10001");

        assertThat(portal.customerIntake.put(HOST, data)).isTrue();

        assertThat(get("10001"))
                .isEqualTo(new Customer(
                        data, false, AccessChoice.DEFAULT, false, portal.clock.instant(), portal.clock.instant()));
    }

    @Test
    @DisplayName(
            "a customer is replaced, what is missing is gone, and the timeline names the fields without their content")
    void replaces() {
        portal.customerIntake.put(HOST, full("10001"));
        Instant created = portal.clock.instant();
        portal.clock.advance(Duration.ofDays(1));
        CustomerData bare = new CustomerData(
                new CustomerNumber("10001"), "Neu", CustomerKind.PERSON, null, null, null, null, null, null, List.of());

        assertThat(portal.customerIntake.put(HOST, bare)).isFalse();

        assertThat(get("10001"))
                .isEqualTo(new Customer(bare, false, AccessChoice.DEFAULT, false, created, portal.clock.instant()));
        TimelineEvent event = events().get(0);
        assertThat(event.kind()).isEqualTo("CUSTOMER_UPDATED");
        assertThat(event.details())
                .containsEntry(
                        "fields", "name, kind, email, language, phone, address, bankAccount, taxDetails, contacts");
        assertThat(event.details().toString()).doesNotContain(IBAN);
    }

    @Test
    @DisplayName("the same again changes nothing, is no event, and counts as no change")
    void repeats() {
        portal.customerIntake.put(HOST, full("10001"));
        Customer before = get("10001");
        portal.clock.advance(Duration.ofDays(1));

        assertThat(portal.customerIntake.put(HOST, full("10001"))).isFalse();

        assertThat(get("10001")).isEqualTo(before);
        assertThat(events()).hasSize(1);
    }

    @Test
    @DisplayName("an address or tax details without content are none, so that the same again changes nothing")
    void emptyPartsAreNone() {
        CustomerData data = new CustomerData(
                new CustomerNumber("10001"),
                "Kunde",
                CustomerKind.COMPANY,
                null,
                null,
                null,
                new Address(null, null, null, null),
                null,
                new TaxDetails(null, null),
                List.of());
        portal.customerIntake.put(HOST, data);

        portal.customerIntake.put(HOST, data);

        assertThat(events()).hasSize(1);
        assertThat(get("10001").data().address()).isNull();
        assertThat(get("10001").data().taxDetails()).isNull();
    }

    @Test
    @DisplayName("contacts come, go, change and change places, and stay the host's")
    void contactsFollowTheHost() {
        Contact anna = contact("a", "Anna");
        Contact bernd = contact("b", "Bernd");
        Contact carla = contact("c", "Carla");
        for (List<Contact> contacts : List.of(
                List.of(anna, bernd, carla),
                List.of(carla, anna, bernd),
                List.of(bernd),
                List.of(contact("b", "Berta"), anna),
                List.of(contact("a", "Bernd"), contact("b", "Anna")),
                List.<Contact>of(),
                List.of(carla))) {
            portal.customerIntake.put(HOST, with("10001", contacts));
            assertThat(get("10001").data().contacts()).isEqualTo(contacts);
        }
        assertThat(events()).hasSize(7);
    }

    @Test
    @DisplayName("ASVS 13.3.1 IBANs are encrypted in the database and never on the timeline")
    void ibansAreEncrypted() throws SQLException {
        portal.customerIntake.put(HOST, full("10001"));
        portal.customerIntake.put(HOST, full("10002"));

        List<String> dump = database.dump();

        assertThat(dump).anyMatch(row -> row.startsWith("customer|"));
        assertThat(dump).noneMatch(row -> row.contains(IBAN) || row.contains("0202051"));
        assertThat(get("10002").data().bankAccount().iban()).isEqualTo(IBAN);
    }

    @Test
    @DisplayName("parallel pushes of the same new customer make one, and none fails")
    void parallelPushesMakeOne() throws Exception {
        List<Result<Boolean>> results = Parallel.calls(10, i -> portal.customerIntake.put(HOST, full("10001")));

        assertThat(results).extracting(Result::value).containsOnlyOnce(true).doesNotContainNull();
        assertThat(database.count("customer")).isEqualTo(1);
        assertThat(database.count("customer_contact")).isEqualTo(2);
        assertThat(database.count("portal_link")).isEqualTo(1);
        assertThat(events()).hasSize(1);
    }

    @Test
    void everyFieldIsChecked() {
        String tooLong = "x".repeat(256);
        CustomerData wrong = new CustomerData(
                new CustomerNumber("10001"),
                " ",
                CustomerKind.COMPANY,
                tooLong,
                "DE",
                "x".repeat(65),
                new Address(tooLong, "x".repeat(33), tooLong, "de"),
                new BankAccount(tooLong, "DE 0212", "X"),
                new TaxDetails("x".repeat(33), "x".repeat(65)),
                List.of(
                        new Contact("a", tooLong, tooLong, tooLong, "x".repeat(65), true, false),
                        new Contact("a", null, null, null, null, true, false),
                        new Contact(" ", null, null, null, null, false, false),
                        new Contact(null, null, null, null, null, false, false),
                        new Contact("x".repeat(65), "\u0000", null, null, null, false, false)));

        assertThat(Refusal.violations(() -> portal.customerIntake.put(HOST, wrong)))
                .containsExactlyInAnyOrder(
                        "name REQUIRED",
                        "email TOO_LONG",
                        "language INVALID_VALUE",
                        "phone TOO_LONG",
                        "address.street TOO_LONG",
                        "address.postalCode TOO_LONG",
                        "address.city TOO_LONG",
                        "address.country INVALID_COUNTRY",
                        "bankAccount.holder TOO_LONG",
                        "bankAccount.iban IBAN_FORMAT",
                        "bankAccount.bic BIC_FORMAT",
                        "taxDetails.vatId TOO_LONG",
                        "taxDetails.taxNumber TOO_LONG",
                        "contacts[0].firstName TOO_LONG",
                        "contacts[0].lastName TOO_LONG",
                        "contacts[0].email TOO_LONG",
                        "contacts[0].phone TOO_LONG",
                        "contacts[1].key DUPLICATE",
                        "contacts[2].key REQUIRED",
                        "contacts[3].key REQUIRED",
                        "contacts[4].key TOO_LONG",
                        "contacts[4].firstName INVALID_CHARACTER",
                        "contacts MORE_THAN_ONE_PRIMARY");
        assertThat(Refusal.code(() -> get("10001"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anAccountNeedsAnIban() {
        CustomerData wrong = new CustomerData(
                new CustomerNumber("10001"),
                "x",
                CustomerKind.COMPANY,
                null,
                null,
                null,
                null,
                new BankAccount("x", null, null),
                null,
                List.of());

        assertThat(Refusal.violations(() -> portal.customerIntake.put(HOST, wrong)))
                .containsExactly("bankAccount.iban REQUIRED");
    }

    @Test
    void fieldsMayBeAsLongAsTheyMay() {
        String longest = "ü".repeat(255);
        CustomerData data = new CustomerData(
                new CustomerNumber("ü".repeat(64)),
                longest,
                CustomerKind.COMPANY,
                longest,
                "de",
                "x".repeat(64),
                new Address(longest, "x".repeat(32), longest, "DE"),
                new BankAccount(longest, "DE00" + "A".repeat(30), "ABCDEFGH123"),
                new TaxDetails("X".repeat(32), "x".repeat(64)),
                List.of(new Contact("x".repeat(64), longest, longest, longest, "x".repeat(64), true, true)));

        portal.customerIntake.put(HOST, data);

        assertThat(get("ü".repeat(64)).data()).isEqualTo(data);
    }

    @Test
    @DisplayName("the list pages by number, finds words in any case, and refuses cursors that it did not give")
    void lists() {
        for (int i = 1; i <= 7; i++) {
            portal.customerIntake.put(HOST, TestPortal.company("K-" + i, "Größe " + i + "%"));
        }
        portal.access.choose(TestPortal.STAFF, new CustomerNumber("K-3"), AccessChoice.GRANTED);

        Page<CustomerSummary> first = portal.customers.list(null, null, new PageRequest(3, null));
        portal.customerIntake.put(HOST, TestPortal.company("K-0", "Neu"));
        Page<CustomerSummary> second = portal.customers.list(null, null, new PageRequest(3, first.next()));
        Page<CustomerSummary> third = portal.customers.list(null, null, new PageRequest(3, second.next()));

        assertThat(numbers(first)).containsExactly("K-1", "K-2", "K-3");
        assertThat(numbers(second)).containsExactly("K-4", "K-5", "K-6");
        assertThat(numbers(third)).containsExactly("K-7");
        assertThat(third.next()).isNull();
        assertThat(numbers(portal.customers.list("GRÖSSE 2", null, PageRequest.first())))
                .isEmpty();
        assertThat(numbers(portal.customers.list(" GRÖßE 2% ", null, PageRequest.first())))
                .containsExactly("K-2");
        assertThat(numbers(portal.customers.list("hamburg", AccessChoice.GRANTED, PageRequest.first())))
                .containsExactly("K-3");
        assertThat(numbers(portal.customers.list("_", null, PageRequest.first())))
                .isEmpty();
        assertThat(numbers(portal.customers.list("\u0000", null, PageRequest.first())))
                .isEmpty();
        for (String cursor : List.of("!", "AAAA", "YQpi")) {
            assertThat(Refusal.violations(() -> portal.customers.list(null, null, new PageRequest(3, cursor))))
                    .containsExactly("cursor INVALID_VALUE");
        }
    }

    private static List<String> numbers(Page<CustomerSummary> page) {
        return page.items().stream().map(customer -> customer.number().value()).toList();
    }

    private Customer get(String number) {
        return portal.customers.get(new CustomerNumber(number));
    }

    private List<TimelineEvent> events() {
        return portal.timeline.list(null, null, PageRequest.first()).items();
    }

    private static Contact contact(String key, String firstName) {
        return new Contact(key, firstName, null, null, null, false, true);
    }

    private static CustomerData with(String number, List<Contact> contacts) {
        return new CustomerData(
                new CustomerNumber(number),
                "Kunde",
                CustomerKind.COMPANY,
                null,
                null,
                null,
                null,
                null,
                null,
                contacts);
    }

    private static CustomerData full(String number) {
        return new CustomerData(
                new CustomerNumber(number),
                "Łódź & Söhne 🙂",
                CustomerKind.COMPANY,
                "post@kunde.example",
                "en",
                "+49 40 123",
                new Address("Weg 1", "20095", "Hamburg", "DE"),
                new BankAccount("Kunde", IBAN, "BYLADEM1001"),
                new TaxDetails("DE111111111", "22/333/44444"),
                Collections.unmodifiableList(List.of(
                        new Contact("z", "Zoe", "Zimmer", "zoe@kunde.example", "1", true, true),
                        new Contact("a", "Anna", null, null, null, false, false))));
    }
}

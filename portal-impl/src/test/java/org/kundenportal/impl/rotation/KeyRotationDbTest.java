package org.kundenportal.impl.rotation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.EditPolicy;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.ProfileGroup;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.webhooks.Webhook;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class KeyRotationDbTest {

    private static final Pattern SEALED = Pattern.compile("v[0-9]:[A-Za-z0-9+/=:]{20,}");
    private static final String IBAN = "DE02120300000000202051";
    private static final PageRequest ALL = new PageRequest(10, null);
    private static final int CUSTOMERS = 130;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private String link;
    private Webhook webhook;

    KeyRotationDbTest(TestDatabase database) {
        this.database = database;
    }

    /** Everything that is kept sealed, each at least once; one of the places on more rows than a transaction takes. */
    @BeforeEach
    void secrets() {
        portal = new TestPortal(database, folder);
        ActingCustomer ina = portal.customer("K-1");
        link = portal.access.get(new CustomerNumber("K-1")).link().url();
        for (int i = 1; i <= CUSTOMERS; i++) {
            portal.customerIntake.put(HOST, withAccount("K-" + i));
        }
        portal.settings.saveMasterData(STAFF, new MasterDataPolicy(Map.of(ProfileGroup.NAME, EditPolicy.APPROVAL)));
        portal.profile.change(ina, new ProfileChange(Map.of(ProfileField.NAME, "Neu GmbH")), null);
        Opened<Webhook> made =
                portal.webhooks.create(STAFF, new WebhookData("http://127.0.0.1:1/hook", false, Set.of()));
        webhook = made.session();
        portal.webhooks.rotateSecret(STAFF, webhook.id());
        portal.mailSetup.saveSettings(
                STAFF,
                new MailSettings(
                        "smtp.example", 587, MailSecurity.TLS, "portal", false, "a@b.example", "M", null, null),
                "smtp-password");
        portal.mailSetup.sendTest("ina@muster.example");
        connect("payment_connection");
        connect("storage_connection");
    }

    private void connect(String table) {
        portal.tx.run(em -> em.createNativeQuery("INSERT INTO " + table + " (id, type, display_name, active,"
                        + " settings, secrets, secret_keys, created_at, changed_at, changed_by, version)"
                        + " VALUES (7, 'house-bank', 'Bank', ?1, '{}', ?2, 'pin', 0, 0, 'anna', 1)")
                .setParameter(1, true)
                .setParameter(2, portal.home.secrets().seal("{\"pin\":\"1234\"}", table + ".secrets:7"))
                .executeUpdate());
    }

    private static CustomerData withAccount(String number) {
        CustomerData plain = TestPortal.company(number, "Firma " + number);
        return new CustomerData(
                plain.number(),
                plain.name(),
                plain.kind(),
                "info@muster.example",
                plain.language(),
                plain.phone(),
                plain.address(),
                new BankAccount("Muster", IBAN, null),
                plain.taxDetails(),
                plain.contacts());
    }

    private KeyRotation rotation(KeyRotation.Pause pause) {
        return new KeyRotation(portal.tx, portal.home, pause);
    }

    /** Everything in the database that is sealed, with its table. */
    private List<String> sealed() throws Exception {
        List<String> found = new ArrayList<>();
        for (String line : database.dump()) {
            Matcher texts = SEALED.matcher(line);
            while (texts.find()) {
                found.add(line.substring(0, line.indexOf('|')) + " " + texts.group());
            }
        }
        return found;
    }

    private void assertEverythingOpens() throws SQLException {
        TestPortal restarted = new TestPortal(database, folder);
        for (int i = 1; i <= CUSTOMERS; i++) {
            assertThat(restarted
                            .customers
                            .get(new CustomerNumber("K-" + i))
                            .data()
                            .bankAccount()
                            .iban())
                    .isEqualTo(IBAN);
        }
        assertThat(restarted.changeRequests.list(null, null, ALL).items()).hasSize(1);
        assertThat(restarted.mails.list(null, null, ALL).items()).isNotEmpty().allSatisfy(mail -> assertThat(
                        restarted.mails.get(mail.id()).text())
                .isNotBlank());
        assertThat(restarted.signIn(link)).isNotNull();
        for (String table : List.of("payment_connection", "storage_connection")) {
            assertThat(restarted.home.secrets().open(column(table, "secrets"), table + ".secrets:7"))
                    .contains("1234");
        }
        for (String column : List.of("secret", "previous_secret")) {
            assertThat(restarted.home.secrets().open(column("webhook", column), "webhook.secret:" + webhook.id()))
                    .startsWith("whsec_");
        }
    }

    /** The only value of a column. */
    private String column(String table, String column) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM " + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    @DisplayName("a rotation seals everything anew, wherever it is, and then forgets the old key; links stay valid")
    void sealsEverythingAnew() throws Exception {
        List<String> before = sealed();
        assertThat(before)
                .hasSizeGreaterThan(CUSTOMERS + 5)
                .allMatch(text -> text.contains(" v2:0:"))
                .extracting(text -> text.substring(0, text.indexOf(' ')))
                .contains(
                        "customer",
                        "change_request",
                        "mail",
                        "payment_connection",
                        "setting",
                        "storage_connection",
                        "webhook");
        // some are from the time before keys had names
        portal.tx.run(em -> em.createNativeQuery(
                        "UPDATE customer SET bank_iban = 'v1:' || SUBSTR(bank_iban, 6)" + " WHERE number LIKE 'K-1%'")
                .executeUpdate());

        KeyRotation.Result result = rotation(() -> {}).rotate(line -> {});

        assertThat(result.texts()).isEqualTo(before.size());
        assertThat(result.unreadable()).isEmpty();
        String beginning = " " + portal.home.secrets().beginning();
        assertThat(beginning).isNotEqualTo(" v2:0:");
        assertThat(sealed()).hasSameSizeAs(before).allMatch(text -> text.contains(beginning));
        assertThat(Files.readString(folder.resolve("encryption.keys"))).doesNotContain("derived-from-portal.key");
        assertEverythingOpens();

        String once = sealed().get(0);
        rotation(() -> {}).rotate(line -> {});
        assertThatIllegalStateException()
                .isThrownBy(() -> portal.home.secrets().open(once.substring(once.indexOf(' ') + 1), "anywhere"))
                .withMessageContaining("which is not there");
    }

    @Test
    @DisplayName("a rotation that is cut off anywhere loses nothing, and goes on with the same key")
    void goesOnAfterACrash() throws Exception {
        List<String> beginnings = new ArrayList<>();
        // first before there is a new key, then each time after one more transaction
        while (isCutOff(beginnings.isEmpty() ? 1 : 2)) {
            assertEverythingOpens();
            portal = new TestPortal(database, folder);
            beginnings.add(portal.home.secrets().beginning());
        }

        assertThat(beginnings).hasSizeGreaterThan(7);
        assertThat(beginnings.get(0)).isEqualTo("v2:0:");
        String fresh = beginnings.get(1);
        assertThat(beginnings.subList(1, beginnings.size())).containsOnly(fresh);
        assertThat(sealed()).allMatch(text -> text.contains(" " + fresh));
        assertThat(portal.home.keys().isRotating()).isFalse();
        assertEverythingOpens();
    }

    /** Rotates until that line of its progress, unless there is nothing left to be sealed anew. */
    private boolean isCutOff(int line) throws InterruptedException {
        int[] count = {0};
        IllegalStateException crash = new IllegalStateException("crash");
        try {
            rotation(() -> {}).rotate(text -> {
                if (++count[0] == line && !text.startsWith("Waiting")) {
                    throw crash;
                }
            });
            return false;
        } catch (IllegalStateException e) {
            assertThat(e).isSameAs(crash);
            return true;
        }
    }

    @Test
    @DisplayName("an interrupted wait ends the rotation, and both keys stay")
    void canBeInterrupted() throws Exception {
        String fresh = null;
        try {
            rotation(() -> {
                        throw new InterruptedException();
                    })
                    .rotate(line -> {});
        } catch (InterruptedException e) {
            fresh = portal.home.secrets().beginning();
        }

        assertThat(fresh).isNotNull().isNotEqualTo("v2:0:");
        assertThat(portal.home.keys().isRotating()).isTrue();
        assertEverythingOpens();
        rotation(() -> {}).rotate(line -> {});
        assertThat(portal.home.secrets().beginning()).isEqualTo(fresh);
        assertThat(portal.home.keys().isRotating()).isFalse();
    }

    @Test
    @DisplayName("what another node seals with the old key meanwhile is sealed anew before that key is forgotten")
    void catchesWhatComesLate() throws Exception {
        String late = portal.home.secrets().seal("DE75512108001245126199", "customer.bank_iban:K-2");

        rotation(() -> set("K-2", late)).rotate(line -> {});

        assertThat(new TestPortal(database, folder)
                        .customers
                        .get(new CustomerNumber("K-2"))
                        .data()
                        .bankAccount()
                        .iban())
                .isEqualTo("DE75512108001245126199");
    }

    @Test
    @DisplayName("a text that does not open, tampered with or moved to another row, is named, and the old key is kept")
    void namesWhatDoesNotOpen() throws Exception {
        String moved = portal.home.secrets().seal(IBAN, "customer.bank_iban:K-3");
        set("K-2", moved);

        KeyRotation.Result result = rotation(() -> {}).rotate(line -> {});

        assertThat(result.unreadable())
                .singleElement()
                .asString()
                .startsWith("customer.bank_iban of row")
                .contains("K-2")
                .doesNotContain(IBAN);
        assertThat(portal.home.keys().isRotating()).isTrue();
        set("K-2", portal.home.secrets().seal(IBAN, "customer.bank_iban:K-2"));
        assertThat(rotation(() -> {}).rotate(line -> {}).unreadable()).isEmpty();
        assertThat(portal.home.keys().isRotating()).isFalse();
        assertEverythingOpens();
    }

    private void set(String number, String sealedIban) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE customer SET bank_iban = ? WHERE number = ?")) {
            update.setString(1, sealedIban);
            update.setString(2, number);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

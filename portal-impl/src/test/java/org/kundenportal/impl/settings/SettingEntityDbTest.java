package org.kundenportal.impl.settings;

import java.time.Instant;
import javax.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class SettingEntityDbTest {

    private static final Instant BEFORE_THE_GAP = Instant.parse("2026-03-29T00:59:59.999Z");

    private final Tx tx;

    SettingEntityDbTest(TestDatabase database) {
        tx = database.tx();
    }

    @Test
    void comesBackAsItWasStored() {
        String content = "{\"text\":\"Grüße aus Łódź, 🙂 ${UserName}\"}".repeat(2000);
        SettingEntity stored = new SettingEntity("mail", content);
        stored.change(content, BEFORE_THE_GAP, "anna@example.org");
        tx.run(em -> em.persist(stored));

        SettingEntity read = tx.read(em -> em.find(SettingEntity.class, "mail"));

        assertThat(read.name()).isEqualTo("mail");
        assertThat(read.content()).isEqualTo(content);
        assertThat(read.changedAt()).isEqualTo(BEFORE_THE_GAP);
        assertThat(read.changedBy()).isEqualTo("anna@example.org");
    }

    @Test
    void mayLackWhoChangedItAndWhen() {
        tx.run(em -> em.persist(new SettingEntity("mail", "")));

        SettingEntity read = tx.read(em -> em.find(SettingEntity.class, "mail"));

        assertThat(read.content()).isEmpty();
        assertThat(read.changedAt()).isNull();
        assertThat(read.changedBy()).isNull();
    }

    @Test
    void isFoundByAnInstant() {
        SettingEntity stored = new SettingEntity("mail", "x");
        stored.change("y", BEFORE_THE_GAP, "anna@example.org");
        tx.run(em -> em.persist(stored));

        Long found = tx.read(em -> em.createQuery(
                        "SELECT COUNT(s) FROM Setting s WHERE s.changedAt >= :from AND s.changedAt < :to", Long.class)
                .setParameter("from", BEFORE_THE_GAP)
                .setParameter("to", BEFORE_THE_GAP.plusMillis(1))
                .getSingleResult());

        assertThat(found).isEqualTo(1);
    }

    @Test
    void theLaterOfTwoChangesToTheSameVersionFails() {
        tx.run(em -> em.persist(new SettingEntity("mail", "x")));
        SettingEntity seenByBoth = tx.read(em -> em.find(SettingEntity.class, "mail"));
        tx.run(em -> em.find(SettingEntity.class, "mail").change("first", BEFORE_THE_GAP, "anna@example.org"));

        seenByBoth.change("second", BEFORE_THE_GAP, "bernd@example.org");
        assertThatThrownBy(() -> tx.run(em -> em.merge(seenByBoth))).isInstanceOf(OptimisticLockException.class);

        assertThat(tx.read(em -> em.find(SettingEntity.class, "mail")).content())
                .isEqualTo("first");
    }
}

package org.kundenportal.impl.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class TxDbTest {

    private final Tx tx;

    TxDbTest(TestDatabase database) {
        tx = database.tx();
    }

    @Test
    void returnsTheResultAndCommits() {
        assertThat(tx.<Integer>call(em -> insert(em, "a"))).isEqualTo(1);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatIsThrownRollsBackAndReachesTheCallerUnchanged() {
        IllegalArgumentException rejected = new IllegalArgumentException("rejected");

        assertThatThrownBy(() -> tx.run(em -> {
                    insert(em, "a");
                    throw rejected;
                }))
                .isSameAs(rejected);

        assertThat(count()).isZero();
    }

    @Test
    void whatIsToFollowACommitFollowsACommitAndNothingElse() {
        List<Long> seen = new ArrayList<>();

        tx.run(em -> {
            tx.afterCommit(() -> seen.add(count()));
            insert(em, "a");
        });
        assertThat(seen).as("sees what was committed").containsExactly(1L);

        assertThatThrownBy(() -> tx.run(em -> {
                    tx.afterCommit(() -> seen.add(count()));
                    throw new IllegalArgumentException("rejected");
                }))
                .hasMessage("rejected");
        assertThat(seen).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> tx.afterCommit(seen::clear));
    }

    @Test
    void aDuplicateSurfacesAsUniqueViolation() {
        tx.run(em -> insert(em, "a"));

        assertThatThrownBy(() -> tx.run(em -> insert(em, "a")))
                .isInstanceOf(PersistenceException.class)
                .matches(SqlFailure::isUniqueViolation, "a unique violation")
                .matches(e -> !SqlFailure.isLockConflict(e), "no lock conflict");
    }

    @Test
    void nestingIsRefusedWhateverTheInnerCallIs() {
        assertThatIllegalStateException().isThrownBy(() -> tx.run(em -> tx.run(inner -> insert(inner, "a"))));
        assertThatIllegalStateException().isThrownBy(() -> tx.run(em -> tx.read(inner -> 1)));
        assertThatIllegalStateException().isThrownBy(() -> tx.read(em -> tx.call(inner -> 1)));

        assertThat(count()).isZero();
    }

    @Test
    void aRefusedNestingLeavesTheThreadFreeForTheNextCall() {
        assertThatIllegalStateException().isThrownBy(() -> tx.run(em -> tx.run(inner -> {})));

        tx.run(em -> insert(em, "a"));

        assertThat(count()).isEqualTo(1);
    }

    /** A file of thousands of orders is one transaction, beside which everybody else goes on. */
    @Test
    void aTransactionOfManyRowsHoldsItsRowsAndNoTable() {
        tx.run(em -> insert(em, "a"));

        tx.run(em -> {
            IntStream.range(0, 5_100).forEach(i -> insert(em, "b" + i));
            assertThat(CompletableFuture.supplyAsync(() -> tx.read(other -> named(other, "a")))
                            .join())
                    .isEqualTo(1);
        });
    }

    @Test
    void repeatableWorkIsDoneAgainAfterALockConflict() {
        AtomicInteger attempts = new AtomicInteger();

        tx.runRepeatably(em -> {
            insert(em, "a");
            if (attempts.incrementAndGet() < 4) {
                throw new PersistenceException(new SQLException("deadlock", "40001"));
            }
        });

        assertThat(attempts).hasValue(4);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void repeatableWorkIsGivenUpAfterThreeRepetitions() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> tx.runRepeatably(em -> {
                    attempts.incrementAndGet();
                    throw new PersistenceException(new SQLException("lock", "40XL1"));
                }))
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_CHANGE));

        assertThat(attempts).hasValue(4);
    }

    @Test
    void repeatableWorkIsDoneAgainAfterARowOfTheSameKeyCameFirst() {
        AtomicInteger attempts = new AtomicInteger();
        tx.run(em -> insert(em, "a"));

        tx.runRepeatably(em -> insert(em, attempts.incrementAndGet() == 1 ? "a" : "b"));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsSaidToBeUnavailable() {
        assertThatThrownBy(() -> tx.run(em -> {
                    throw new PersistenceException(new SQLException("connection refused", "08001"));
                }))
                .isInstanceOfSatisfying(PortalException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
                    assertThat(e.retryAfter()).isPositive();
                });
    }

    @Test
    void otherWorkIsNeverDoneTwice() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> tx.run(em -> {
                    attempts.incrementAndGet();
                    throw new PersistenceException(new SQLException("deadlock", "40P01"));
                }))
                .matches(SqlFailure::isLockConflict, "a lock conflict");

        assertThat(attempts).hasValue(1);
    }

    private long count() {
        return tx.read(em ->
                ((Number) em.createNativeQuery("SELECT COUNT(*) FROM setting").getSingleResult()).longValue());
    }

    private static int named(EntityManager em, String name) {
        return em.createNativeQuery("SELECT name FROM setting WHERE name = ?")
                .setParameter(1, name)
                .getResultList()
                .size();
    }

    private static int insert(EntityManager em, String name) {
        return em.createNativeQuery("INSERT INTO setting (name, content, version) VALUES (?, 'x', 1)")
                .setParameter(1, name)
                .executeUpdate();
    }
}

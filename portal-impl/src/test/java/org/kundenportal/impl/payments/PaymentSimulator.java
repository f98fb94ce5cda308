package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.CrashingTransactions;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;

import static org.kundenportal.impl.payments.PaymentScene.GERMAN;

/**
 * Lets random things happen to the payment of an invoice, on a real database and one thread: customers in two tabs, reports
 * late, twice and forged, lost answers, declines, stale readings, ends of the process at any commit, and time. Then lets all
 * of it come to rest, and compares the accounts of both sides. The same seed lets the same things happen.
 */
final class PaymentSimulator {

    /** A mistake that somebody could make, to see that the simulator finds it. */
    enum Mistake {
        NONE,
        /** M1: each start has another key. */
        NO_START_KEY,
        /** M2: what is read is believed, whatever was known before. */
        NO_GUARD,
        /** M3: what the customer agreed to counts as paid. */
        PAID_BEFORE_CAPTURE,
        /** M4: no answer counts as no. */
        TIMEOUT_IS_FAILURE,
        /** M5: the receipt is written after the booking, not with it. */
        MAIL_AFTERWARDS,
        /** M6: the check counts as done before it is. */
        MARK_BEFORE_DOING,
        /** M7: what a report says is believed. */
        TRUST_REPORTS,
        /** M8: two payments of an invoice may be under way. */
        TWO_AT_ONCE,
        /** M9: each completion has another key. */
        NO_CAPTURE_KEY
    }

    private static final int STEPS = 40;
    private static final Money TOTAL = Money.of("100.00", "EUR");

    private final CrashingTransactions transactions;
    private final PaymentScene scene;
    private final TestPortal portal;
    private final SimulatedProvider provider;
    private final Mistake mistake;
    private final String name;
    private final CustomerPayments payments;
    private final PaymentChecks checks;
    private final JpaPaymentWebhooks webhooks;
    private final Ledger ledger;
    private final PaymentRules rules;

    /**
     * A simulator with a mistake.
     *
     * @param immediate whether the provider takes the money when the customer agrees, and not when the portal completes it
     */
    PaymentSimulator(EntityManagerFactory database, Path folder, Mistake mistake, boolean immediate) {
        transactions = new CrashingTransactions(database);
        scene = new PaymentScene(transactions.tx(), folder, immediate ? Capability.REFUND : Capability.CAPTURE);
        portal = scene.portal;
        provider = scene.provider;
        provider.immediate = immediate;
        name = mistake + (immediate ? "-NOW-" : "-");
        this.mistake = mistake;
        provider.forgetsStartKeys = mistake == Mistake.NO_START_KEY;
        provider.forgetsCaptureKeys = mistake == Mistake.NO_CAPTURE_KEY;
        rules = rules(mistake);
        PaymentNotices notices = mistake == Mistake.MAIL_AFTERWARDS ? new LateNotices(portal) : portal.paymentNotices;
        ledger = new Ledger(portal.receivables, notices, portal.home);
        PaymentStarts starts = new PaymentStarts(
                portal.tx, portal.connections, portal.receivables, ledger, notices, portal.rows, portal.home);
        Settler settler =
                new Settler(portal.tx, portal.connections, starts, portal.paymentRefunds, ledger, portal.home, rules);
        payments = new JpaCustomerPayments(
                portal.tx,
                portal.connections,
                portal.receivables,
                starts,
                settler,
                ledger,
                portal.paymentViews,
                portal.rows,
                portal.home);
        Duration lease = mistake == Mistake.MARK_BEFORE_DOING ? Duration.ofDays(3650) : Duration.ofMinutes(5);
        checks = new PaymentChecks(portal.tx, settler, portal.paymentProviders, portal.home, lease);
        webhooks = new JpaPaymentWebhooks(portal.connections, checks);
    }

    private static PaymentRules rules(Mistake mistake) {
        return switch (mistake) {
            case NO_GUARD ->
                new PaymentRules() {
                    @Override
                    PaymentStatus next(PaymentStatus now, PaymentStatus wanted) {
                        return wanted;
                    }
                };
            case PAID_BEFORE_CAPTURE ->
                new PaymentRules() {
                    @Override
                    boolean isToComplete(Standing known, ProviderPayment read) {
                        return false;
                    }

                    @Override
                    Verdict judge(Standing known, ProviderPayment read) {
                        return super.judge(known, read.state() == State.APPROVED ? paid(read) : read);
                    }
                };
            case TIMEOUT_IS_FAILURE ->
                new PaymentRules() {
                    @Override
                    PaymentStatus unanswered(PaymentStatus status) {
                        return isUnderWay(status) ? PaymentStatus.FAILED : status;
                    }
                };
            default -> new PaymentRules();
        };
    }

    /** As if the money had come. */
    private static ProviderPayment paid(ProviderPayment read) {
        return new ProviderPayment(
                read.id(),
                State.PAID,
                read.amount(),
                null,
                null,
                null,
                List.of(new ProviderTransaction(
                        ProviderTransaction.Kind.CAPTURE,
                        "claimed-" + read.id(),
                        ProviderTransaction.Status.DONE,
                        read.amount(),
                        null,
                        null)));
    }

    /** Tells what was paid in a transaction of its own. */
    private static final class LateNotices extends PaymentNotices {
        private final TestPortal portal;

        LateNotices(TestPortal portal) {
            super(portal.events, portal.outbox, portal.documentMails, portal.customerRows);
            this.portal = portal;
        }

        @Override
        void tell(EntityManager em, PaymentEntity payment, Happening.Kind kind, Money amount, Cause cause) {
            portal.tx.afterCommit(() -> portal.tx.run(later -> super.tell(later, payment, kind, amount, cause)));
        }
    }

    /** What broke in the schedule of this seed; empty if nothing did. */
    Optional<String> run(long seed) {
        return new Schedule(seed).run();
    }

    private final class Schedule {
        private final Random random;
        private final DocumentKey invoice;
        private final int firstOrder;
        private final List<StartedPayment> tabs = new ArrayList<>();
        private final List<ProviderPayment> reports = new ArrayList<>();

        Schedule(long seed) {
            random = new Random(seed);
            invoice = scene.invoice(name + seed, "100.00", "EUR");
            firstOrder = provider.orders().size();
        }

        Optional<String> run() {
            for (int step = 0; step < STEPS; step++) {
                stir();
                try {
                    happen();
                } catch (PortalException | CrashingTransactions.Crash e) {
                    // a tab shows a problem, or the process starts again
                }
                calm();
                orders().forEach(order -> reports.add(order.snapshot()));
            }
            rest();
            Optional<String> broken = broken();
            portal.tx.run(em -> em.createNativeQuery("UPDATE payment SET next_check_at = NULL")
                    .executeUpdate());
            return broken;
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private void stir() {
            provider.stale = chance(25);
            provider.declines = chance(10);
            provider.fault = (operation, done) -> {
                if (chance(10)) {
                    throw done || chance(50)
                            ? ProviderException.unknown(Reason.UNREACHABLE, null)
                            : ProviderException.notExecuted(Reason.BUSY, null);
                }
            };
            transactions.ends = committed -> chance(5);
        }

        private void calm() {
            provider.stale = false;
            provider.declines = false;
            provider.fault = (operation, done) -> {};
            transactions.ends = committed -> false;
        }

        private void happen() {
            int what = random.nextInt(100);
            if (what < 20) {
                start();
            } else if (what < 40) {
                any(tabs).ifPresent(tab -> provider.approve(idOf(tab)));
            } else if (what < 60) {
                any(tabs).ifPresent(tab -> payments.complete(scene.customer, tab.id(), GERMAN));
            } else if (what < 74) {
                report();
            } else if (what < 84) {
                checks.checkDue();
            } else if (what < 94) {
                portal.clock.advance(Duration.ofSeconds(1 + random.nextInt(chance(20) ? 7200 : 120)));
            } else if (what < 97) {
                any(tabs).ifPresent(tab -> payments.cancel(scene.customer, tab.id(), GERMAN));
            } else {
                any(orders()).ifPresent(order -> provider.end(order.id, State.FAILED, "DECLINED"));
            }
        }

        private void start() {
            StartedPayment started = payments.start(scene.customer, scene.wish(invoice), GERMAN);
            tabs.add(started);
            if (mistake == Mistake.TWO_AT_ONCE) {
                calm();
                portal.tx.run(
                        em -> em.createNativeQuery("DELETE FROM payment_claim").executeUpdate());
            }
        }

        private static String idOf(StartedPayment started) {
            String path = started.page().getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** One of those that were ever sent, late or again; now and then one that somebody has made up. */
        private void report() {
            any(reports).ifPresent(sent -> {
                ProviderPayment said = chance(5) ? paid(sent) : sent;
                if (mistake == Mistake.TRUST_REPORTS) {
                    believe(said);
                } else {
                    webhooks.receive(Long.toString(scene.connection), null, SimulatedProvider.report(said.id()));
                }
            });
        }

        private void believe(ProviderPayment said) {
            portal.tx.run(em -> em.createQuery("SELECT p FROM Payment p WHERE p.reference = :id", PaymentEntity.class)
                    .setParameter("id", said.id())
                    .getResultStream()
                    .findFirst()
                    .map(payment -> PaymentRows.lock(em, payment.id()))
                    .ifPresent(payment -> ledger.book(
                            em, payment, rules.judge(PaymentRows.standing(em, payment), said), Cause.WEBHOOK)));
        }

        private List<SimulatedProvider.Order> orders() {
            List<SimulatedProvider.Order> all = provider.orders();
            return all.subList(firstOrder, all.size());
        }

        private <T> Optional<T> any(List<T> some) {
            return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
        }

        /** Nothing goes wrong any more, nobody does anything, and what is open expires. */
        private void rest() {
            for (int round = 0; round < 4; round++) {
                portal.clock.advance(Duration.ofHours(round < 2 ? 2 : 25));
                checks.checkDue();
                if (round == 1) {
                    orders().stream()
                            .filter(order -> order.state == State.OPEN)
                            .forEach(order -> provider.end(order.id, State.EXPIRED, null));
                }
            }
        }

        private Optional<String> broken() {
            return portal.tx.read(em -> {
                List<PaymentEntity> rows = em.createQuery(
                                "SELECT p FROM Payment p WHERE p.id IN"
                                        + " (SELECT s.paymentId FROM PaymentShare s WHERE s.number = :number)",
                                PaymentEntity.class)
                        .setParameter("number", invoice.number())
                        .getResultList();
                List<String> found = new ArrayList<>();
                accounts(em, rows, found);
                rows.forEach(row -> payment(em, row, found));
                orders().forEach(order -> order(order, rows, found));
                return found.stream().findFirst();
            });
        }

        /** I1, I2, I3 and I8. */
        private void accounts(EntityManager em, List<PaymentEntity> rows, List<String> found) {
            BigDecimal taken = orders().stream()
                    .flatMap(order -> order.transactions.stream())
                    .map(transaction -> transaction.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal booked = rows.stream()
                    .flatMap(row -> PaymentRows.ledger(em, row).stream())
                    .map(row -> row.toEntry().amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal paid = (BigDecimal)
                    em.createNativeQuery("SELECT COALESCE(SUM(s.amount), 0) FROM document_settlement s JOIN document d"
                                    + " ON d.id = s.document_id WHERE d.number = ?1")
                            .setParameter(1, invoice.number())
                            .getSingleResult();
            require(taken.compareTo(TOTAL.amount()) <= 0, "I1 charged " + taken, found);
            require(taken.compareTo(booked) == 0, "I2 taken " + taken + ", booked " + booked, found);
            require(booked.compareTo(paid) == 0, "I2 booked " + booked + ", settled " + paid, found);
            long done = rows.stream()
                    .filter(row -> row.status() == PaymentStatus.PAID)
                    .count();
            require(count(em, "mail", "PAYMENT_RECEIPT") == done, "I3 receipts of " + done, found);
            require(count(em, "timeline_event", "PAYMENT_PAID") == done, "I8 events of " + done, found);
        }

        private long count(EntityManager em, String table, String kind) {
            return ((Number) em.createNativeQuery(
                                    "SELECT COUNT(*) FROM " + table + " WHERE kind = ?1 AND document_number = ?2")
                            .setParameter(1, kind)
                            .setParameter(2, invoice.number())
                            .getSingleResult())
                    .longValue();
        }

        /** I8 and I9. */
        private void payment(EntityManager em, PaymentEntity row, List<String> found) {
            require(!PaymentRules.isUnderWay(row.status()), "I9 still " + row.status(), found);
            List<PaymentStatus> steps = em.createQuery(
                            "SELECT s.status FROM PaymentStep s WHERE s.paymentId = :id ORDER BY s.id",
                            PaymentStatus.class)
                    .setParameter("id", row.id())
                    .getResultList();
            int paid = steps.indexOf(PaymentStatus.PAID);
            require(paid < 0 || paid == steps.size() - 1, "I8 went back from PAID: " + steps, found);
            require(!steps.isEmpty() && steps.get(steps.size() - 1) == row.status(), "I8 steps " + steps, found);
        }

        /** I4 and I7. */
        private void order(SimulatedProvider.Order order, List<PaymentEntity> rows, List<String> found) {
            List<PaymentEntity> mine = rows.stream()
                    .filter(row -> row.publicId().equals(order.request.paymentId()))
                    .toList();
            require(mine.size() == 1, "I7 an order of nobody", found);
            boolean paid = mine.size() == 1 && mine.get(0).status() == PaymentStatus.PAID;
            require(order.transactions.isEmpty() || paid, "I4 taken, and not paid", found);
            long same = orders().stream()
                    .filter(other -> other.request.paymentId().equals(order.request.paymentId()))
                    .count();
            require(same == 1, "I7 " + same + " orders of one payment", found);
            boolean left = order.state == State.APPROVED && mine.get(0).status() != PaymentStatus.CANCELED;
            require(!left, "I7 agreed to, and not taken: " + mine.get(0).status(), found);
        }

        private void require(boolean holds, String what, List<String> found) {
            if (!holds) {
                found.add(what);
            }
        }
    }
}

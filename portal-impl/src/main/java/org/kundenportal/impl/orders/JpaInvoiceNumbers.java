package org.kundenportal.impl.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javax.persistence.EntityManager;
import org.kundenportal.api.orders.InvoiceNumbers;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.documents.PortalInvoices;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.NumberPattern;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Numbers from a row for each series. Who takes one changes the row in the transaction that makes the invoice: the next
 * waits until that has ended, and gets the same number where it came to nothing.
 */
@Component(service = InvoiceNumbers.class)
public final class JpaInvoiceNumbers implements InvoiceNumbers {

    private static final long FIRST = 1;
    private static final long MOST_AT_ONCE = 256;

    private final Tx tx;
    private final SettingRows settings;
    private final Clock clock;

    /** Numbers of days in the merchant's zone. */
    @Activate
    public JpaInvoiceNumbers(@Reference Tx tx, @Reference SettingRows settings, @Reference PortalHome home) {
        this.tx = tx;
        this.settings = settings;
        this.clock = home.clock();
    }

    @Override
    public String next(String pattern) {
        NumberPattern numbers = NumberPattern.of(pattern);
        LocalDate today =
                LocalDate.now(clock.withZone(settings.get(Setting.APPEARANCE).timeZone()));
        return tx.read(em -> numbers.number(today, firstFree(em, numbers, today, next(em, numbers.series(today)))));
    }

    /** Takes the next number of this day, for this transaction alone. */
    static String take(EntityManager em, NumberPattern numbers, LocalDate day) {
        String series = numbers.series(day);
        boolean isKnown = em.createQuery("UPDATE NumberSequence s SET s.next = s.next + 1 WHERE s.series = :series")
                        .setParameter("series", series)
                        .executeUpdate()
                == 1;
        long next = isKnown ? next(em, series) - 1 : FIRST;
        long taken = firstFree(em, numbers, day, next);
        if (!isKnown) {
            // two who begin a series at once: the second fails here, and is done again
            em.persist(new NumberSequenceEntity(series, taken + 1));
            em.flush();
        } else if (taken > next) {
            em.createQuery("UPDATE NumberSequence s SET s.next = :next WHERE s.series = :series")
                    .setParameter("next", taken + 1)
                    .setParameter("series", series)
                    .executeUpdate();
        }
        return numbers.number(day, taken);
    }

    private static long next(EntityManager em, String series) {
        return em.createQuery("SELECT s.next FROM NumberSequence s WHERE s.series = :series", Long.class)
                .setParameter("series", series)
                .getResultStream()
                .findFirst()
                .orElse(FIRST);
    }

    /** The first from this one on that no invoice has; a host may have used up many, so more and more are asked for. */
    private static long firstFree(EntityManager em, NumberPattern numbers, LocalDate day, long from) {
        long start = from;
        long size = 1;
        while (true) {
            List<String> candidates = LongStream.range(start, start + size)
                    .mapToObj(running -> numbers.number(day, running))
                    .toList();
            Set<String> taken = PortalInvoices.taken(em, candidates);
            for (int i = 0; i < size; i++) {
                if (!taken.contains(candidates.get(i))) {
                    return start + i;
                }
            }
            start += size;
            size = Math.min(2 * size, MOST_AT_ONCE);
        }
    }
}

package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.kundenportal.api.downloads.DownloadSink;
import org.kundenportal.impl.persistence.Tx;

/**
 * Counts what a download delivers, so that one token does not serve many people: bytes are claimed by a conditional UPDATE
 * before they leave, some megabytes at a time, and what did not leave is given back. Which bytes they are does not matter:
 * resuming costs what it delivers, and nothing else.
 */
final class Meter {

    /** Claimed at once: few statements, and little that a crash leaves counted without being delivered. */
    private static final long CLAIM = 8L << 20;

    /** How often the whole file may be delivered: browsers and download managers fetch parts again and side by side. */
    private static final int WHOLE_FILES = 3;

    /** Each connection that breaks may have swallowed what was on its way, of small files the whole. */
    private static final int BROKEN_CONNECTIONS = 16;

    private static final long ON_ITS_WAY = 1L << 20;

    private final Tx tx;
    private final Clock clock;
    private final long download;
    private final long size;

    Meter(Tx tx, Clock clock, long download, long size) {
        this.tx = tx;
        this.clock = clock;
        this.download = download;
        this.size = size;
    }

    /** How many bytes one download may deliver in all. */
    static long most(long size) {
        return WHOLE_FILES * size + BROKEN_CONNECTIONS * Math.min(size, ON_ITS_WAY);
    }

    /** Whether so much was delivered that nothing more is. */
    static boolean isUsedUp(long delivered, long size) {
        return size > 0 && delivered >= most(size);
    }

    /** Whether as much is left as is claimed at once, so that going on leads anywhere. */
    static boolean mayGoOn(long delivered, long size) {
        return delivered + Math.min(size, CLAIM) <= most(size);
    }

    /** Writes a part of the content and counts it. */
    void writeTo(Content content, long from, long length, DownloadSink sink) throws IOException {
        Counting counting = new Counting(sink, length);
        try {
            content.writeTo(from, length, counting);
        } finally {
            counting.giveBack();
        }
        if (from + length == size) {
            finish();
        }
    }

    private boolean claim(long bytes) {
        return tx.callRepeatably(
                em -> em.createQuery("UPDATE Download d SET d.delivered = d.delivered + :bytes WHERE d.id = :id"
                                        + " AND d.delivered <= :before")
                                .setParameter("bytes", bytes)
                                .setParameter("id", download)
                                .setParameter("before", most(size) - bytes)
                                .executeUpdate()
                        == 1);
    }

    private void giveBack(long bytes) {
        tx.runRepeatably(
                em -> em.createQuery("UPDATE Download d SET d.delivered = d.delivered - :bytes WHERE d.id = :id")
                        .setParameter("bytes", bytes)
                        .setParameter("id", download)
                        .executeUpdate());
    }

    /** Its end was delivered, and as much as it has: there is nothing left to resume. */
    private void finish() {
        tx.runRepeatably(em -> em.createQuery("UPDATE Download d SET d.finishedAt = :now WHERE d.id = :id"
                        + " AND d.finishedAt IS NULL AND d.delivered >= :size")
                .setParameter("now", clock.instant())
                .setParameter("id", download)
                .setParameter("size", size)
                .executeUpdate());
    }

    private final class Counting implements DownloadSink {

        private final DownloadSink sink;
        private long unclaimed;
        private long credit;

        Counting(DownloadSink sink, long length) {
            this.sink = sink;
            this.unclaimed = length;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            int length = bytes.remaining();
            while (credit < length) {
                long more = Math.min(CLAIM, unclaimed);
                if (!claim(more)) {
                    throw new IOException("the download was delivered too often");
                }
                credit += more;
                unclaimed -= more;
            }
            sink.write(bytes);
            credit -= length;
        }

        void giveBack() {
            if (credit > 0) {
                Meter.this.giveBack(credit);
                credit = 0;
            }
        }
    }
}

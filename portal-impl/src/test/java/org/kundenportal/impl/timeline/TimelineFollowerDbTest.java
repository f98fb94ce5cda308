package org.kundenportal.impl.timeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineListener;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class TimelineFollowerDbTest {

    private static final long SOON = 20;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private final TimelineListeners listeners = new TimelineListeners();
    private final BlockingQueue<TimelineEvent> heard = new LinkedBlockingQueue<>();
    private TimelineFollower follower;

    TimelineFollowerDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void follow() {
        portal = new TestPortal(database, folder);
        follower = follower(listeners);
        listeners.addListener(heard::add);
    }

    private TimelineFollower follower(TimelineListeners of) {
        return new TimelineFollower(portal.tx, of, portal.clock, Duration.ofDays(1));
    }

    @AfterEach
    void stop() {
        follower.close();
        listeners.close();
    }

    @Test
    @DisplayName("BW-17 a listener hears each event once and in order, and none from before")
    void tellsWhatIsNew() throws InterruptedException {
        happens("before");
        follower.follow();

        happens("one");
        happens("two");
        follower.follow();
        follower.follow();
        happens("three");
        follower.follow();

        assertThat(next()).isEqualTo("one");
        assertThat(next()).isEqualTo("two");
        assertThat(next()).isEqualTo("three");
        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("BW-17 an event that is committed late is heard, although later ones were heard before it")
    void losesNoneThatIsCommittedLate() throws Exception {
        follower.follow();

        List<String> said = commitLate(() -> {});

        assertThat(said).containsExactlyInAnyOrder("slow", "quick");
    }

    @Test
    @DisplayName("BW-17 an event that was under way when the follower started is heard")
    void losesNoneThatWasUnderWayAtTheStart() throws Exception {
        assumeThat(database.toString())
                .as("Derby lets the follower's first look wait for the commit")
                .isEqualTo("PostgreSQL");
        happens("before");

        List<String> said = commitLate(follower::follow);

        assertThat(said).contains("slow");
        assertThat(heard).isEmpty();
    }

    /**
     * What is heard of two events of which the one with the lower id is committed last. PostgreSQL shows the other one
     * meanwhile; Derby lets readers wait for what is not committed.
     */
    private List<String> commitLate(Runnable meanwhile) throws Exception {
        List<String> said = new ArrayList<>();
        EntityManager slow = database.entityManagerFactory().createEntityManager();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            slow.getTransaction().begin();
            portal.events.add(slow, happening("slow"));
            slow.flush();
            happens("quick");
            Future<?> round = thread.submit(() -> {
                meanwhile.run();
                follower.follow();
            });
            if (database.toString().equals("PostgreSQL")) {
                round.get();
            }
            slow.getTransaction().commit();
            round.get();
        } finally {
            if (slow.getTransaction().isActive()) {
                slow.getTransaction().rollback();
            }
            slow.close();
            thread.shutdown();
        }
        happens("last");
        follower.follow();
        for (String text = next(); !text.equals("last"); text = next()) {
            said.add(text);
        }
        return said;
    }

    @Test
    void eachNodeTellsItsOwnListeners() throws InterruptedException {
        TimelineListeners others = new TimelineListeners();
        BlockingQueue<TimelineEvent> heardThere = new LinkedBlockingQueue<>();
        others.addListener(heardThere::add);
        try (Closing other = new Closing(follower(others))) {
            follower.follow();
            other.follower.follow();
            happens("one");
            follower.follow();
            other.follower.follow();
        }

        assertThat(next()).isEqualTo("one");
        assertThat(heardThere.poll(SOON, TimeUnit.SECONDS).details()).containsEntry("setting", "one");
        others.close();
    }

    @Test
    void aListenerThatFailsOrHangsKeepsNobodyFromListening() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        TimelineListener failing = event -> {
            throw new IllegalStateException("as a listener may");
        };
        TimelineListener hanging = event -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        listeners.addListener(failing);
        listeners.addListener(hanging);
        follower.follow();

        happens("one");
        happens("two");
        follower.follow();

        assertThat(next()).isEqualTo("one");
        assertThat(next()).isEqualTo("two");
        end.countDown();
    }

    @Test
    void whoIsRemovedHearsNoMore() throws InterruptedException {
        BlockingQueue<TimelineEvent> gone = new LinkedBlockingQueue<>();
        TimelineListener listener = gone::add;
        listeners.addListener(listener);
        follower.follow();
        listeners.removeListener(listener);

        happens("one");
        follower.follow();

        assertThat(next()).isEqualTo("one");
        assertThat(gone).isEmpty();
    }

    @Test
    void aListenerFarBehindLosesEventsAndKeepsNobodyWaiting() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        BlockingQueue<TimelineEvent> slowly = new LinkedBlockingQueue<>();
        TimelineListeners some = new TimelineListeners();
        some.addListener(event -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            slowly.add(event);
        });
        happens("one");
        TimelineEvent event = portal.timeline
                .list(null, null, org.kundenportal.api.PageRequest.first())
                .items()
                .get(0);

        some.tell(java.util.Collections.nCopies(TimelineListeners.MOST_WAITING + 500, event));
        end.countDown();
        for (int i = 0; i < TimelineListeners.MOST_WAITING; i++) {
            assertThat(slowly.poll(SOON, TimeUnit.SECONDS)).isNotNull();
        }
        some.close();

        assertThat(slowly.size()).isLessThanOrEqualTo(1);
    }

    private record Closing(TimelineFollower follower) implements AutoCloseable {
        @Override
        public void close() {
            follower.close();
        }
    }

    private void happens(String setting) {
        portal.tx.run(em -> portal.events.add(em, happening(setting)));
    }

    private static Happening happening(String setting) {
        return Happening.of(Happening.Kind.SETTINGS_CHANGED, STAFF).with("setting", setting);
    }

    private String next() throws InterruptedException {
        TimelineEvent event = heard.poll(SOON, TimeUnit.SECONDS);
        return event == null ? "nothing" : text(event);
    }

    private static String text(TimelineEvent event) {
        return event.details().get("setting");
    }
}

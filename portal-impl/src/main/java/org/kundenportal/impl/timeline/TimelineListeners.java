package org.kundenportal.impl.timeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who listen to the timeline on this node, each with a queue and a thread of its own. Thread-safe. */
@Component(service = TimelineListeners.class)
public final class TimelineListeners {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineListeners.class);

    /** So many events may wait for a listener. */
    static final int MOST_WAITING = 10_000;

    private static final long IDLE_SECONDS = 30;

    private final Map<TimelineListener, Line> lines = new ConcurrentHashMap<>();

    /** Nobody listens yet. */
    @Activate
    public TimelineListeners() {}

    /** Somebody listens from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(TimelineListener listener) {
        lines.put(listener, new Line(listener));
    }

    /** Somebody listens no more; what waits for it is forgotten. */
    public void removeListener(TimelineListener listener) {
        Line line = lines.remove(listener);
        if (line != null) {
            line.close();
        }
    }

    /** Nobody listens any more. */
    @Deactivate
    public void close() {
        List.copyOf(lines.keySet()).forEach(this::removeListener);
    }

    /** Puts events into the queue of each listener. */
    void tell(List<TimelineEvent> events) {
        for (Line line : lines.values()) {
            events.forEach(line::add);
        }
    }

    /** The queue of one listener, and the thread that works it off while there is something in it. */
    private static final class Line {

        private final TimelineListener listener;
        private final ThreadPoolExecutor thread;
        private boolean full;
        private boolean failing;

        Line(TimelineListener listener) {
            this.listener = listener;
            this.thread = new ThreadPoolExecutor(
                    1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                        Thread made = new Thread(task, "kundenportal-timeline-listener");
                        made.setDaemon(true);
                        return made;
                    });
            thread.allowCoreThreadTimeOut(true);
        }

        /** Called by the follower alone. */
        void add(TimelineEvent event) {
            try {
                thread.execute(() -> deliver(event));
                full = false;
            } catch (RejectedExecutionException e) {
                if (!full && !thread.isShutdown()) {
                    LOG.warn("{} is {} events behind and loses those that follow", name(), MOST_WAITING);
                }
                full = true;
            }
        }

        /** Runs on the listener's thread alone. */
        private void deliver(TimelineEvent event) {
            try {
                listener.happened(event);
                failing = false;
            } catch (RuntimeException | LinkageError e) {
                if (failing) {
                    LOG.debug("{} fails again", name(), e);
                } else {
                    LOG.error("{} fails", name(), e);
                }
                failing = true;
            }
        }

        /** Interrupts nobody: the listener may be in the middle of a call of the portal. */
        void close() {
            thread.getQueue().clear();
            thread.shutdown();
        }

        private String name() {
            return "The timeline listener " + listener.getClass().getName();
        }
    }
}

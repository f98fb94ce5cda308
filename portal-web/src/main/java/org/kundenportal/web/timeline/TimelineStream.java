package org.kundenportal.web.timeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineListener;
import org.kundenportal.web.access.StaffContext;
import org.kundenportal.web.problems.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells browsers of staff that something has happened, as server-sent events without content: what it was, the page then
 * asks the timeline itself, by its own filter and with its own rights. So a message that is lost or comes twice costs
 * nothing, and a stream says nothing to whom it should not.
 *
 * <p>A stream takes no thread. It ends after two minutes and is opened again, which settles anew who asks. Until then it
 * has carried a few kilobytes, less than fits into the buffers of any connection: so whoever does not read holds nobody up.
 */
@Component(
        service = {Servlet.class, TimelineListener.class},
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.timeline",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/admin/v1/timeline/stream",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class TimelineStream extends HttpServlet implements TimelineListener {

    private static final byte[] NEWS = bytes("event: news\ndata:\n\n");
    private static final byte[] BEAT = bytes(":\n\n");
    private static final byte[] HELLO = bytes("retry: 3000\nevent: news\ndata:\n\n");
    private static final long TICK_MILLIS = 500;
    private static final int TICKS_PER_BEAT = 30;
    private static final int TICKS_OF_LIFE = 240;
    private static final int MOST_STREAMS = 200;

    private final transient StaffSessions sessions;
    private final transient Problems problems = new Problems();
    private final transient Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService ticks;
    private volatile boolean news;

    /** Streams to whoever has a session. */
    @Activate
    public TimelineStream(@Reference StaffSessions sessions) {
        this.sessions = sessions;
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "kundenportal-timeline-stream");
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.ticks = thread;
        schedule();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a tick lets nothing through that could be asked for
    private void schedule() {
        ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends all streams. */
    @Deactivate
    void close() {
        ticks.shutdown();
        streams.forEach(Stream::end);
    }

    @Override
    public void happened(TimelineEvent event) {
        news = true;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            StaffContext.settle(sessions, request);
            if (streams.size() >= MOST_STREAMS) {
                throw PortalException.of(ErrorCode.TOO_MANY_REQUESTS);
            }
        } catch (PortalException e) {
            problems.write(request, response, e);
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        // proxies that collect answers would keep the news
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        Stream stream = new Stream(async);
        if (stream.send(HELLO)) {
            streams.add(stream);
        }
    }

    /** What happened since the last tick is told in one message. */
    private void tick() {
        boolean told = news;
        news = false;
        streams.removeIf(stream -> !stream.tick(told));
    }

    /** One open answer. */
    private static final class Stream {

        private final AsyncContext async;
        private int age;

        Stream(AsyncContext async) {
            this.async = async;
        }

        /** False once it has ended. */
        boolean tick(boolean told) {
            if (++age >= TICKS_OF_LIFE) {
                end();
                return false;
            }
            if (told) {
                return send(NEWS);
            }
            return age % TICKS_PER_BEAT != 0 || send(BEAT);
        }

        boolean send(byte[] message) {
            try {
                async.getResponse().getOutputStream().write(message);
                async.getResponse().flushBuffer();
                return true;
            } catch (IOException | IllegalStateException e) {
                // the browser has gone
                end();
                return false;
            }
        }

        void end() {
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // it had ended already, which is what is wanted
                age = TICKS_OF_LIFE;
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

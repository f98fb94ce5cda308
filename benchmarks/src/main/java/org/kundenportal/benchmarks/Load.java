package org.kundenportal.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A closed loop: each connection sends its next request when the answer to the one before is complete. */
final class Load {

    /**
     * What is sent.
     *
     * @param name in the table
     * @param status that every answer must have
     * @param requests the bytes of the n-th request
     */
    record Target(String name, int status, IntFunction<byte[]> requests) {}

    /**
     * What came of it.
     *
     * @param serverCpu microseconds of the server's processor time a request
     * @param databaseCpu the same of the database's processes
     * @param p50 microseconds
     * @param p99 microseconds
     */
    record Figures(
            String name,
            int connections,
            long requests,
            double perSecond,
            int p50,
            int p99,
            double serverCpu,
            double databaseCpu) {}

    /** Microseconds of processor time that something has used so far. */
    interface Cpu {
        long micros() throws Exception;
    }

    private enum Phase {
        WARM_UP,
        MEASURED,
        OVER
    }

    private final int port;
    private final Cpu server;
    private final Cpu database;
    private volatile Phase phase = Phase.WARM_UP;

    Load(int port, Cpu server, Cpu database) {
        this.port = port;
        this.server = server;
        this.database = database;
    }

    Cpu server() {
        return server;
    }

    Cpu database() {
        return database;
    }

    /** Runs the load, first unmeasured for the warm-up. */
    Figures run(Target target, int connections, Duration warmUp, Duration measured) throws Exception {
        phase = Phase.WARM_UP;
        AtomicInteger next = new AtomicInteger();
        List<Future<Latencies>> loops = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                loops.add(threads.submit(() -> loop(target, next)));
            }
            Thread.sleep(warmUp.toMillis());
            long serverBefore = server.micros();
            long databaseBefore = database.micros();
            long start = System.nanoTime();
            phase = Phase.MEASURED;
            Thread.sleep(measured.toMillis());
            phase = Phase.OVER;
            double seconds = (System.nanoTime() - start) / 1e9;
            double serverUsed = server.micros() - serverBefore;
            double databaseUsed = database.micros() - databaseBefore;
            Latencies all = sum(loops);
            double requests = Math.max(1, all.count());
            return new Figures(
                    target.name(),
                    connections,
                    all.count(),
                    all.count() / seconds,
                    all.percentile(50),
                    all.percentile(99),
                    serverUsed / requests,
                    databaseUsed / requests);
        } finally {
            phase = Phase.OVER;
            threads.shutdown();
        }
    }

    private Latencies loop(Target target, AtomicInteger next) throws IOException {
        Latencies latencies = new Latencies();
        try (HttpConnection connection = new HttpConnection(port)) {
            while (phase != Phase.OVER) {
                byte[] request = target.requests().apply(next.getAndIncrement());
                long start = System.nanoTime();
                int status = connection.exchange(request);
                long nanos = System.nanoTime() - start;
                if (status != target.status()) {
                    throw new IOException(target.name() + ": " + status + " "
                            + new String(connection.body(), StandardCharsets.UTF_8));
                }
                if (phase == Phase.MEASURED) {
                    latencies.add(nanos);
                }
            }
        }
        return latencies;
    }

    private static Latencies sum(List<Future<Latencies>> loops) throws InterruptedException, ExecutionException {
        Latencies all = new Latencies();
        for (Future<Latencies> loop : loops) {
            all.addAll(loop.get());
        }
        return all;
    }
}

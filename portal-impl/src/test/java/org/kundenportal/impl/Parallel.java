package org.kundenportal.impl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.kundenportal.api.PortalException;

/** Calls that begin at the same moment, each on a thread of its own. */
public final class Parallel {

    private Parallel() {}

    /**
     * What a call came to.
     *
     * @param value what it returned, null if it was refused
     * @param refusal null if it was not
     */
    public record Result<T>(T value, PortalException refusal) {}

    /** The results of all calls in their order; fails if one throws anything but a refusal. */
    public static <T> List<Result<T>> calls(int count, IntFunction<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(() -> {
                start.await();
                return call.apply(number);
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Result<T>> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Result<T> result(Future<T> future) throws Exception {
        try {
            return new Result<>(future.get(), null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PortalException refusal) {
                return new Result<>(null, refusal);
            }
            throw e;
        }
    }
}

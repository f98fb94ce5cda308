package org.kundenportal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux says of a process in {@code /proc}. */
final class ProcessFigures {

    /** USER_HZ, which Linux keeps at 100 towards programs on all common machines. */
    private static final long MICROS_PER_TICK = 10_000;

    private ProcessFigures() {}

    /** The processor time of the process in microseconds, in user and kernel mode; 0 for one that has ended. */
    static long cpuMicros(long pid) throws IOException {
        try {
            return cpuTicks(Files.readString(proc(pid, "stat"))) * MICROS_PER_TICK;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The memory of the process that is in the machine's memory, in KiB. */
    static long residentKib(long pid) throws IOException {
        return residentKib(Files.readString(proc(pid, "status")));
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }

    /** Fields 14 and 15 of proc(5): counted behind the command's name, which may hold anything. */
    static long cpuTicks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    static long residentKib(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}

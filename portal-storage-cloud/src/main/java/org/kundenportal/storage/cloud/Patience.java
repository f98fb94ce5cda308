package org.kundenportal.storage.cloud;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect for a connection
 * @param answer for an answer, and for more bytes of a file
 * @param slowest bytes in a second that an upload must reach
 */
record Patience(Duration connect, Duration answer, long slowest) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), 64 << 10);

    /** For the answer to an upload, which comes after all of it. */
    Duration upload(long length) {
        return answer.plusSeconds(length / slowest);
    }
}

package org.kundenportal.benchmarks.hello;

import java.util.List;
import java.util.stream.IntStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** Answers with about 2 kB of JSON that it makes of records, and does nothing else. */
@Path("hello")
public final class HelloResource {

    private static final int ROWS = 20;

    /** The answer. */
    public record Hello(List<Row> rows) {}

    /** About 100 bytes. */
    public record Row(int place, String name, String words, boolean even) {}

    /** Makes the answer. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Hello hello() {
        return new Hello(IntStream.range(0, ROWS).mapToObj(HelloResource::row).toList());
    }

    private static Row row(int place) {
        return new Row(place, "Hello " + place, "the quick brown fox jumps over the lazy dog", place % 2 == 0);
    }
}

package org.kundenportal.web.json;

import java.util.List;
import java.util.function.Function;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;

/**
 * One page of a list.
 *
 * @param items never null
 * @param next cursor of the following page, null on the last
 */
public record ListJson<T>(List<T> items, String next) {

    /** A storage's own, which can hold an encoded path of 1024 bytes. */
    private static final int MAX_CURSOR = 2_000;

    /** The page with each entry in its wire form. */
    public static <A, T> ListJson<T> of(Page<A> page, Function<A, T> wire) {
        return new ListJson<>(page.items().stream().map(wire).toList(), page.next());
    }

    /** A list that is always complete. */
    public static <A, T> ListJson<T> of(List<A> items, Function<A, T> wire) {
        return new ListJson<>(items.stream().map(wire).toList(), null);
    }

    /**
     * Which page the query asks for.
     *
     * @param limit a number, null for the default
     * @param cursor null for the first page
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST
     */
    public static PageRequest request(String limit, String cursor) {
        Checks checks = new Checks();
        Integer number = limit == null ? Integer.valueOf(PageRequest.DEFAULT_LIMIT) : limit(checks, limit);
        String place = checks.line("cursor", cursor, MAX_CURSOR);
        return checks.then(() -> new PageRequest(number, place));
    }

    private static Integer limit(Checks checks, String limit) {
        if (!limit.matches("[0-9]{1,4}")) {
            checks.note("limit", "OUT_OF_RANGE");
            return null;
        }
        return Integer.valueOf(limit);
    }
}

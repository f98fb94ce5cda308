package org.kundenportal.impl.persistence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;

/** Cursors of lists that are read by key: the sort key of the last row, opaque to callers. */
public final class Cursor {

    private static final String SEPARATOR = "\n";
    private static final int LAST_YEAR = 9999;

    private Cursor() {}

    /** The cursor behind a row with this sort key. */
    public static String of(Object... key) {
        String text = Stream.of(key).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The sort key where the page begins, empty on the first page.
     *
     * @throws PortalException INVALID_REQUEST if the caller made the cursor up
     */
    public static List<String> parts(PageRequest page, int count) {
        if (page.cursor() == null || page.cursor().isEmpty()) {
            return List.of();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(page.cursor()), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            // PostgreSQL takes no NUL in a text
            if (parts.size() != count || text.indexOf('\0') >= 0) {
                throw malformed();
            }
            return parts;
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** A part of a cursor as number. */
    public static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    /** A part of a cursor as date. */
    public static LocalDate date(String part) {
        try {
            LocalDate date = LocalDate.parse(part);
            if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
                throw malformed();
            }
            return date;
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    /** The page made of rows of which one more than asked for was read, to know whether another page follows. */
    public static <R, T> Page<T> page(
            List<R> rows, PageRequest page, Function<R, String> cursor, Function<? super R, ? extends T> translation) {
        boolean more = rows.size() > page.limit();
        List<R> shown = more ? rows.subList(0, page.limit()) : rows;
        String next = more ? cursor.apply(shown.get(shown.size() - 1)) : null;
        return new Page<>(shown.stream().<T>map(translation).toList(), next);
    }

    private static PortalException malformed() {
        return PortalException.invalid("cursor", "INVALID_VALUE");
    }
}

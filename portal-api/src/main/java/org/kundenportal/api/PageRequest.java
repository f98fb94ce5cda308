package org.kundenportal.api;

/**
 * Which page of a list is wanted.
 *
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 * @param cursor where the page before ended, as {@link Page#next()} gave it; null for the first page
 */
public record PageRequest(int limit, String cursor) {

    /** How many items a page has when nobody says otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most items that one page may have. */
    public static final int MAX_LIMIT = 200;

    /**
     * Checks the limit; the cursor is checked by the list that it belongs to.
     *
     * @throws PortalException {@link ErrorCode#INVALID_REQUEST} if the limit is out of range
     */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw PortalException.invalid("limit", "OUT_OF_RANGE");
        }
    }

    /** The first page, with the default limit. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }
}

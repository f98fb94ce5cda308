package org.kundenportal.web.ui;

/**
 * What is served at one address, and how long and by whom it may be kept.
 *
 * @param cacheControl the header of that name
 * @param indexed whether search engines may list the address
 */
record Page(Asset asset, String cacheControl, boolean indexed) {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";
    private static final String NEVER = "no-store";

    /** A file below the folder that is named after its contents. */
    static Page immutable(Asset asset) {
        return new Page(asset, FOR_EVER, false);
    }

    /** A file that browsers keep but ask for again. */
    static Page current(Asset asset) {
        return new Page(asset, ASK_FIRST, false);
    }

    static Page indexed(Asset asset) {
        return new Page(asset, ASK_FIRST, true);
    }

    /** A page at an address that is itself a secret. */
    static Page secret(Asset asset) {
        return new Page(asset, NEVER, false);
    }
}

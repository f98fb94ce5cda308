package org.kundenportal.impl.webhooks;

/**
 * What came of an attempt.
 *
 * @param status of the answer, null if there was none
 * @param failure why there was none, null if there was one
 */
record Answer(Integer status, String failure) {

    private static final int GONE = 410;

    static Answer of(int status) {
        return new Answer(status, null);
    }

    static Answer failed(String why) {
        return new Answer(null, why);
    }

    /** Any other answer, a redirection too, means that the endpoint did not take it. */
    boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    /** The endpoint wants no more of it (Standard Webhooks). */
    boolean isGone() {
        return status != null && status == GONE;
    }
}

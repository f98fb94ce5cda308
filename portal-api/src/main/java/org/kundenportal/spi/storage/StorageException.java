package org.kundenportal.spi.storage;

import java.io.IOException;
import java.util.Objects;

/** A storage did not do what it was asked. Its text is for the merchant's staff, never for customers. */
public final class StorageException extends IOException {

    /** Why. */
    public enum Reason {
        /** The settings do not let the portal in. */
        CREDENTIALS(false),
        /** The clocks of the portal and of the storage differ too much for signed calls. */
        CLOCK_SKEW(false),
        /** The place where the files are is not there: the bucket, or the folder that the address names. */
        GONE(false),
        /** There is no such file. */
        NOT_FOUND(false),
        /** The storage is full, or the quota is used up. */
        FULL(false),
        /** The storage refuses this call; the code says why. */
        REFUSED(false),
        /** Too many calls, or a file that somebody else holds now. */
        BUSY(true),
        /** No connection, no answer in time, one that broke off, or one that says the storage is down. */
        UNREACHABLE(true),
        /** An answer that makes no sense. */
        UNREADABLE(false);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }
    }

    private final Reason reason;
    private final String code;

    /**
     * @param code the storage's, for example the number of an HTTP status; null if it gave none
     * @param cause null if there is none
     */
    public StorageException(Reason reason, String code, Throwable cause) {
        super(code == null ? reason.name() : reason + " " + code, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.code = code;
    }

    /** Why; never null. */
    public Reason reason() {
        return reason;
    }

    /** The storage's code, null if it gave none. */
    public String code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isPassing() {
        return reason.passing;
    }
}

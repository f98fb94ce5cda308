package org.kundenportal.storage.cloud;

import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/** What the status of a WebDAV answer means (RFC 9110, RFC 4918). */
final class WebDavStatus {

    static final int CREATED = 201;
    static final int NO_CONTENT = 204;
    static final int MULTI = 207;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int EXISTS = 412;
    static final int NOT_SATISFIABLE = 416;

    private WebDavStatus() {}

    /** Done. An answer in parts is none to a call that is about one file, and would name failures. */
    static boolean isDone(int status) {
        return status >= 200 && status < 300 && status != MULTI;
    }

    static StorageException failure(int status) {
        return new StorageException(reason(status), Integer.toString(status), null);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401 -> Reason.CREDENTIALS;
            case 404 -> Reason.NOT_FOUND;
            case 408 -> Reason.UNREACHABLE;
            case 423, 429 -> Reason.BUSY;
            case 507 -> Reason.FULL;
            default -> other(status);
        };
    }

    private static Reason other(int status) {
        if (status >= 500) {
            return Reason.UNREACHABLE;
        }
        return status >= 300 ? Reason.REFUSED : Reason.UNREADABLE;
    }
}

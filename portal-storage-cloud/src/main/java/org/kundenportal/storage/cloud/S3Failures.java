package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.util.Map;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What it means when a bucket does not answer as it should. */
final class S3Failures {

    /** Amazon's list of error codes, and those of MinIO and Ceph beyond it. */
    private static final Map<String, Reason> CODES = Map.ofEntries(
            Map.entry("InvalidAccessKeyId", Reason.CREDENTIALS),
            Map.entry("SignatureDoesNotMatch", Reason.CREDENTIALS),
            Map.entry("InvalidToken", Reason.CREDENTIALS),
            Map.entry("ExpiredToken", Reason.CREDENTIALS),
            Map.entry("AccountProblem", Reason.CREDENTIALS),
            Map.entry("RequestTimeTooSkewed", Reason.CLOCK_SKEW),
            Map.entry("RequestExpired", Reason.CLOCK_SKEW),
            Map.entry("NoSuchKey", Reason.NOT_FOUND),
            Map.entry("NoSuchBucket", Reason.GONE),
            Map.entry("QuotaExceeded", Reason.FULL),
            Map.entry("InsufficientStorage", Reason.FULL),
            Map.entry("XMinioStorageFull", Reason.FULL),
            Map.entry("XMinioAdminBucketQuotaExceeded", Reason.FULL),
            Map.entry("SlowDown", Reason.BUSY),
            Map.entry("Throttling", Reason.BUSY),
            Map.entry("ThrottlingException", Reason.BUSY),
            Map.entry("TooManyRequests", Reason.BUSY),
            Map.entry("OperationAborted", Reason.BUSY),
            Map.entry("RequestTimeout", Reason.UNREACHABLE));

    private S3Failures() {}

    static StorageException of(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            String code = code(answer);
            return new StorageException(reason(code, answer.statusCode()), code, failure);
        }
        boolean lost = causedByIo(failure);
        return new StorageException(lost ? Reason.UNREACHABLE : Reason.UNREADABLE, null, failure);
    }

    private static String code(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return code == null || code.isBlank() ? Integer.toString(answer.statusCode()) : code;
    }

    private static Reason reason(String code, int status) {
        Reason known = CODES.get(code);
        if (known != null) {
            return known;
        }
        return switch (status) {
            case 401 -> Reason.CREDENTIALS;
            case 429, 503 -> Reason.BUSY;
            case 507 -> Reason.FULL;
            default -> status >= 500 ? Reason.UNREACHABLE : Reason.REFUSED;
        };
    }

    private static boolean causedByIo(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}

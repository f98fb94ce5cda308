package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.Listing;
import org.kundenportal.spi.storage.Listing.Entry;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The files of one bucket; their paths are its keys. */
final class S3Storage implements FileStorage, FileBrowser {

    private static final String MEDIA_TYPE = "application/octet-stream";
    /** What is wrong with every call if it is with one. */
    private static final Set<Reason> SETTINGS = EnumSet.of(Reason.CREDENTIALS, Reason.CLOCK_SKEW, Reason.GONE);

    private static final int NOT_SATISFIABLE = 416;
    /** Bytes of content that one upload may keep in memory. */
    private static final int SMALL = 128 << 10;

    private final String bucket;
    private final S3Clients clients;

    S3Storage(String bucket, S3Clients clients) {
        this.bucket = bucket;
        this.clients = clients;
    }

    @Override
    public void put(FilePath path, InputStream content, long length) throws IOException {
        Upload upload = new Upload(content, length);
        upload.begin();
        try {
            send(path, upload, length);
        } catch (SdkException e) {
            upload.throwFailure();
            throw reasonOf(S3Failures.of(e));
        } finally {
            upload.end();
        }
    }

    /** What is small is kept in memory, so that it can be sent again over another connection if one has broken. */
    private void send(FilePath path, Upload upload, long length) throws IOException {
        if (length <= SMALL) {
            RequestBody content = RequestBody.fromBytes(upload.readAllBytes());
            clients.calls().putObject(request -> request.bucket(bucket).key(path.text()), content);
        } else {
            clients.uploads()
                    .putObject(
                            request -> request.bucket(bucket).key(path.text()).contentLength(length),
                            RequestBody.fromContentProvider(() -> upload, length, MEDIA_TYPE));
        }
    }

    /** A service that refuses content may close the connection before anybody reads why. */
    private StorageException reasonOf(StorageException failure) {
        if (failure.reason() == Reason.UNREACHABLE) {
            try {
                check();
            } catch (StorageException e) {
                return SETTINGS.contains(e.reason()) ? e : failure;
            }
        }
        return failure;
    }

    @Override
    public OpenFile open(FilePath path, long from, long length) throws StorageException {
        Range range = new Range(from, length);
        if (range.isEmpty()) {
            return nothingOf(path);
        }
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(path.text())
                .range(range.isWhole() ? null : range.header())
                .build();
        try {
            return opened(clients.calls().getObject(request), range);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_SATISFIABLE) {
                return nothingOf(path);
            }
            throw S3Failures.of(e);
        } catch (SdkException e) {
            throw S3Failures.of(e);
        }
    }

    private static OpenFile opened(ResponseInputStream<GetObjectResponse> content, Range range)
            throws StorageException {
        try {
            GetObjectResponse answer = content.response();
            boolean whole = answer.contentRange() == null;
            long size = whole ? length(answer.contentLength()) : range.size(answer.contentRange());
            return new OpenFile(
                    new FileFacts(size, tag(answer.eTag()), answer.lastModified()),
                    new PartStream(content, whole ? range.from() : 0, range.in(size), content::abort));
        } catch (StorageException e) {
            content.abort();
            throw e;
        }
    }

    /** A part that has no bytes; the service has no answer for that. */
    private OpenFile nothingOf(FilePath path) throws StorageException {
        FileFacts facts = stat(path).orElseThrow(() -> new StorageException(Reason.NOT_FOUND, null, null));
        return new OpenFile(facts, InputStream.nullInputStream());
    }

    @Override
    public Optional<FileFacts> stat(FilePath path) throws StorageException {
        try {
            HeadObjectResponse answer =
                    clients.calls().headObject(request -> request.bucket(bucket).key(path.text()));
            return Optional.of(
                    new FileFacts(length(answer.contentLength()), tag(answer.eTag()), answer.lastModified()));
        } catch (S3Exception e) {
            return absent(e);
        } catch (SdkException e) {
            throw S3Failures.of(e);
        }
    }

    /** An answer to HEAD has a status and no code: what it means is found out by another question. */
    private Optional<FileFacts> absent(S3Exception answer) throws StorageException {
        if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
            checkBut(Reason.REFUSED, answer.statusCode() == 404);
        }
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        throw S3Failures.of(answer);
    }

    /** Who may not list the bucket may still read from it. */
    private void checkBut(Reason tolerated, boolean tolerates) throws StorageException {
        try {
            check();
        } catch (StorageException e) {
            if (!tolerates || e.reason() != tolerated) {
                throw e;
            }
        }
    }

    @Override
    public void delete(FilePath path) throws StorageException {
        try {
            clients.calls().deleteObject(request -> request.bucket(bucket).key(path.text()));
        } catch (SdkException e) {
            StorageException failure = S3Failures.of(e);
            if (failure.reason() != Reason.NOT_FOUND) {
                throw failure;
            }
        }
    }

    /** By a list of one file: the answer to a HEAD of the bucket would not say what is wrong. */
    @Override
    public void check() throws StorageException {
        list("", null, 1);
    }

    @Override
    public Listing list(String prefix, String cursor, int limit) throws StorageException {
        try {
            return listing(clients.calls().listObjectsV2(request -> request.bucket(bucket)
                    .prefix(prefix)
                    .delimiter("/")
                    .maxKeys(limit)
                    .continuationToken(cursor)));
        } catch (SdkException e) {
            throw S3Failures.of(e);
        }
    }

    private static Listing listing(ListObjectsV2Response answer) {
        List<Entry> entries = new ArrayList<>();
        answer.commonPrefixes().stream()
                .map(folder -> folder.prefix())
                .flatMap(name -> FilePath.find(name.substring(0, name.length() - 1)).stream())
                .forEach(path -> entries.add(new Entry(path, null)));
        answer.contents().forEach(file -> FilePath.find(file.key())
                .ifPresent(path -> entries.add(
                        new Entry(path, new FileFacts(file.size(), tag(file.eTag()), file.lastModified())))));
        return new Listing(entries, Boolean.TRUE.equals(answer.isTruncated()) ? answer.nextContinuationToken() : null);
    }

    private static long length(Long value) throws StorageException {
        if (value == null) {
            throw new StorageException(Reason.UNREADABLE, "Content-Length", null);
        }
        return value;
    }

    private static String tag(String header) {
        return header == null ? null : header.replace("\"", "");
    }

    @Override
    public void close() {
        clients.close();
    }

    @Override
    public String toString() {
        return "S3 " + bucket;
    }
}

package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/**
 * Writes files on a WebDAV server: into a folder of its own, and from there to their place in one step, since a server may
 * keep the half of an upload that broke off. What a crash leaves in that folder is removed a day later. Thread-safe.
 */
final class WebDavWriter {

    private static final String OWN = ".kundenportal";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final WebDavFolder folder;
    private final WebDavCalls calls;
    private final WebDavStorage files;
    private final Clock clock;
    private final AtomicBoolean prepared = new AtomicBoolean();

    WebDavWriter(WebDavFolder folder, WebDavCalls calls, WebDavStorage files, Clock clock) {
        this.folder = folder;
        this.calls = calls;
        this.files = files;
        this.clock = clock;
    }

    /** Whether it is the writer's own folder. */
    static boolean isOwn(String path) {
        return path.equals(OWN);
    }

    void put(FilePath path, InputStream content, long length) throws IOException {
        Upload upload = new Upload(content, length);
        upload.begin();
        prepare();
        URI fresh = folder.address(OWN + "/" + UUID.randomUUID());
        try {
            int status = calls.put(fresh, upload, length);
            if (!WebDavStatus.isDone(status)) {
                throw notPut(status);
            }
            publish(fresh, path);
        } catch (IOException e) {
            remove(fresh);
            throw e;
        }
    }

    /** Makes the folder for uploads, once for each connection that is opened. */
    private void prepare() throws StorageException {
        if (prepared.get()) {
            return;
        }
        int status = calls.makeFolder(folder.address(OWN + "/"));
        if (status == WebDavStatus.NOT_ALLOWED) { // it is there
            sweep();
        } else if (status != WebDavStatus.CREATED) {
            files.check();
            throw WebDavStatus.failure(status);
        }
        prepared.set(true);
    }

    /** Removes what nobody has uploaded to its end since yesterday. */
    private void sweep() throws StorageException {
        HttpResponse<PulledBody> answer = calls.properties(folder.address(OWN + "/"), 1);
        if (answer.statusCode() != WebDavStatus.MULTI) {
            throw WebDavStatus.failure(answer.statusCode());
        }
        Instant limit = clock.instant().minus(ABANDONED);
        for (WebDavEntry entry : MultiStatus.read(answer.body(), folder)) {
            boolean left = !entry.isFolder()
                    && entry.path().startsWith(OWN + "/")
                    && entry.facts().changed() != null
                    && entry.facts().changed().isBefore(limit);
            if (left) {
                calls.delete(folder.address(entry.path()));
            }
        }
    }

    /** Where somebody has removed the folder for uploads, it is made again at the next one. */
    private StorageException notPut(int status) throws StorageException {
        if (status != WebDavStatus.NOT_FOUND && status != WebDavStatus.CONFLICT) {
            return WebDavStatus.failure(status);
        }
        prepared.set(false);
        files.check();
        return new StorageException(Reason.BUSY, Integer.toString(status), null);
    }

    /** Overwrites where it has to and only files: a MOVE over a folder would remove all that is in it. */
    private void publish(URI fresh, FilePath path) throws StorageException {
        URI place = folder.address(path.text());
        int status = calls.move(fresh, place, false);
        if (status == WebDavStatus.CONFLICT || status == WebDavStatus.NOT_FOUND) {
            makeFolders(path);
            status = calls.move(fresh, place, false);
        }
        if (status == WebDavStatus.EXISTS) {
            if (files.find(path).map(WebDavEntry::isFolder).orElse(false)) {
                throw new StorageException(Reason.REFUSED, "FOLDER", null);
            }
            status = calls.move(fresh, place, true);
        }
        if (status == WebDavStatus.CONFLICT) { // its folders are there: somebody else writes the same file
            throw new StorageException(Reason.BUSY, "409", null);
        }
        if (!WebDavStatus.isDone(status)) {
            throw WebDavStatus.failure(status);
        }
    }

    private void makeFolders(FilePath path) throws StorageException {
        String text = path.text();
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
            int status = calls.makeFolder(folder.address(text.substring(0, slash + 1)));
            if (!WebDavStatus.isDone(status) && status != WebDavStatus.NOT_ALLOWED) {
                throw WebDavStatus.failure(status);
            }
        }
    }

    private void remove(URI fresh) {
        try {
            calls.delete(fresh);
        } catch (StorageException e) {
            // it is swept later; why the upload failed is what matters
            return;
        }
    }
}

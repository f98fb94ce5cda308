package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.Listing;
import org.kundenportal.spi.storage.Listing.Entry;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/** The files in one folder of a WebDAV server. */
final class WebDavStorage implements FileStorage, FileBrowser {

    private final WebDavFolder folder;
    private final WebDavCalls calls;
    private final WebDavWriter writer;

    WebDavStorage(WebDavFolder folder, WebDavCalls calls, Clock clock) {
        this.folder = folder;
        this.calls = calls;
        this.writer = new WebDavWriter(folder, calls, this, clock);
    }

    @Override
    public void put(FilePath path, InputStream content, long length) throws IOException {
        writer.put(path, content, length);
    }

    @Override
    public OpenFile open(FilePath path, long from, long length) throws StorageException {
        Range range = new Range(from, length);
        if (range.isEmpty()) {
            return nothingOf(path);
        }
        HttpResponse<PulledBody> answer = calls.get(folder.address(path.text()), range);
        return switch (answer.statusCode()) {
            case 200, 206 -> opened(path, answer, range);
            case WebDavStatus.NOT_SATISFIABLE -> nothingOf(path);
            default -> throw notOpened(path, answer.statusCode());
        };
    }

    private OpenFile opened(FilePath path, HttpResponse<PulledBody> answer, Range range) throws StorageException {
        PulledBody body = answer.body();
        try {
            boolean whole = answer.statusCode() == 200;
            HttpHeaders headers = answer.headers();
            long size = whole
                    ? wholeSize(path, headers)
                    : range.size(headers.firstValue("Content-Range").orElse(""));
            FileFacts facts = new FileFacts(
                    size,
                    headers.firstValue("ETag").map(MultiStatus::tag).orElse(null),
                    headers.firstValue("Last-Modified")
                            .map(MultiStatus::instant)
                            .orElse(null));
            return new OpenFile(facts, new PartStream(body, whole ? range.from() : 0, range.in(size), body::close));
        } catch (StorageException e) {
            body.close();
            throw e;
        }
    }

    /** Some servers do not say how long it will be. */
    private long wholeSize(FilePath path, HttpHeaders headers) throws StorageException {
        OptionalLong said = headers.firstValueAsLong("Content-Length");
        return said.isPresent() ? said.getAsLong() : existing(path).size();
    }

    /** A folder answers in many ways: with a redirect, a list, or that it cannot be read. */
    private StorageException notOpened(FilePath path, int status) throws StorageException {
        boolean mayBeFolder = (status >= 300 && status < 400) || status == WebDavStatus.NOT_ALLOWED || status == 501;
        if ((status == WebDavStatus.NOT_FOUND || mayBeFolder)
                && find(path).map(WebDavEntry::isFolder).orElse(true)) {
            return new StorageException(Reason.NOT_FOUND, null, null);
        }
        return WebDavStatus.failure(status);
    }

    private OpenFile nothingOf(FilePath path) throws StorageException {
        return new OpenFile(existing(path), InputStream.nullInputStream());
    }

    private FileFacts existing(FilePath path) throws StorageException {
        return stat(path).orElseThrow(() -> new StorageException(Reason.NOT_FOUND, null, null));
    }

    @Override
    public Optional<FileFacts> stat(FilePath path) throws StorageException {
        return find(path).map(WebDavEntry::facts);
    }

    /** A file or a folder. */
    Optional<WebDavEntry> find(FilePath path) throws StorageException {
        List<WebDavEntry> entries = read(folder.address(path.text()), 0);
        return entries.stream()
                .filter(entry -> entry.path().equals(path.text()))
                .findFirst();
    }

    /** Nothing where there is nothing, unless the connection's folder itself is not there. */
    private List<WebDavEntry> read(URI address, int depth) throws StorageException {
        HttpResponse<PulledBody> answer = calls.properties(address, depth);
        if (answer.statusCode() == WebDavStatus.MULTI) {
            return MultiStatus.read(answer.body(), folder);
        }
        if (answer.statusCode() != WebDavStatus.NOT_FOUND) {
            throw WebDavStatus.failure(answer.statusCode());
        }
        check();
        return List.of();
    }

    @Override
    public void delete(FilePath path) throws StorageException {
        Optional<WebDavEntry> entry = find(path);
        if (entry.isEmpty() || entry.get().isFolder()) {
            return; // DELETE of a folder would take all that is in it along
        }
        int status = calls.delete(folder.address(path.text()));
        if (!WebDavStatus.isDone(status) && status != WebDavStatus.NOT_FOUND) {
            throw WebDavStatus.failure(status);
        }
    }

    @Override
    public void check() throws StorageException {
        HttpResponse<PulledBody> answer = calls.properties(folder.root(), 0);
        if (answer.statusCode() == WebDavStatus.NOT_FOUND) {
            throw new StorageException(Reason.GONE, "404", null);
        }
        if (answer.statusCode() != WebDavStatus.MULTI) {
            throw WebDavStatus.failure(answer.statusCode());
        }
        boolean there = MultiStatus.read(answer.body(), folder).stream()
                .anyMatch(entry -> entry.path().isEmpty() && entry.isFolder());
        if (!there) {
            throw new StorageException(Reason.UNREADABLE, "NO_FOLDER", null);
        }
    }

    /** WebDAV has no pages: each is cut from the whole folder, in the order of names. */
    @Override
    public Listing list(String prefix, String cursor, int limit) throws StorageException {
        String parent = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        if (!parent.isEmpty()
                && FilePath.find(parent.substring(0, parent.length() - 1)).isEmpty()) {
            return new Listing(List.of(), null);
        }
        List<Entry> following = read(folder.address(parent), 1).stream()
                .filter(entry -> entry.path().startsWith(prefix) && isChild(entry.path(), parent))
                .filter(entry -> !WebDavWriter.isOwn(entry.path()))
                .filter(entry -> cursor == null || entry.path().compareTo(cursor) > 0)
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .flatMap(entry -> FilePath.find(entry.path()).map(path -> new Entry(path, entry.facts())).stream())
                .limit(limit + 1L)
                .toList();
        if (following.size() <= limit) {
            return new Listing(following, null);
        }
        List<Entry> page = following.subList(0, limit);
        return new Listing(page, page.get(limit - 1).path().text());
    }

    private static boolean isChild(String path, String parent) {
        return path.startsWith(parent) && path.length() > parent.length() && path.indexOf('/', parent.length()) < 0;
    }

    @Override
    public String toString() {
        return "WebDAV " + folder;
    }
}

package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.function.Supplier;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/** One HTTP call after another, with the password of a connection. Follows no redirect. Thread-safe. */
final class WebDavCalls {

    private static final Set<String> READING = Set.of("GET", "PROPFIND");
    private static final int SHORT_ANSWER = 1 << 13;

    private static final String PROPERTIES =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>
            """;

    private final HttpClient client;
    private final String authorization;
    private final Patience patience;

    WebDavCalls(HttpClient client, String authorization, Patience patience) {
        this.client = client;
        this.authorization = authorization;
        this.patience = patience;
    }

    /** The body is open if the answer is 200 or 206, for the caller to close; it may flow for as long as it does flow. */
    HttpResponse<PulledBody> get(URI address, Range range) throws StorageException {
        HttpRequest.Builder request = to(address).GET().header("Accept-Encoding", "identity");
        if (!range.isWhole()) {
            request.header("Range", range.header());
        }
        HttpResponse<PulledBody> answer = send(request, () -> PulledBody.endless(patience.answer()));
        if (answer.statusCode() != 200 && answer.statusCode() != 206) {
            discard(answer);
        }
        return answer;
    }

    /** The body is open if the answer is 207, for the caller to close. */
    HttpResponse<PulledBody> properties(URI address, int depth) throws StorageException {
        HttpRequest.Builder request = to(address)
                .method("PROPFIND", BodyPublishers.ofString(PROPERTIES))
                .header("Content-Type", "application/xml; charset=utf-8")
                .header("Depth", Integer.toString(depth));
        HttpResponse<PulledBody> answer = send(request, this::shortBody);
        if (answer.statusCode() != WebDavStatus.MULTI) {
            discard(answer);
        }
        return answer;
    }

    int put(URI address, Upload upload, long length) throws IOException {
        BodyPublisher body = length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> upload), length);
        HttpRequest.Builder request = to(address)
                .PUT(body)
                .header("Content-Type", "application/octet-stream")
                .timeout(patience.upload(length));
        try {
            return status(request);
        } catch (StorageException e) {
            upload.throwFailure();
            throw e;
        } finally {
            upload.end();
        }
    }

    int move(URI from, URI to, boolean overwrite) throws StorageException {
        return status(to(from).method("MOVE", BodyPublishers.noBody())
                .header("Destination", to.toString())
                .header("Overwrite", overwrite ? "T" : "F"));
    }

    int makeFolder(URI address) throws StorageException {
        return status(to(address).method("MKCOL", BodyPublishers.noBody()));
    }

    int delete(URI address) throws StorageException {
        return status(to(address).DELETE());
    }

    private HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .timeout(patience.answer());
    }

    private int status(HttpRequest.Builder request) throws StorageException {
        HttpResponse<PulledBody> answer = send(request, this::shortBody);
        discard(answer);
        return answer.statusCode();
    }

    private PulledBody shortBody() {
        return PulledBody.within(patience.answer());
    }

    private HttpResponse<PulledBody> send(HttpRequest.Builder request, Supplier<PulledBody> body)
            throws StorageException {
        HttpRequest call = request.build();
        try {
            return READING.contains(call.method()) ? readTwice(call, body) : client.send(call, head -> body.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(Reason.UNREACHABLE, "INTERRUPTED", e);
        } catch (IOException e) {
            throw new StorageException(Reason.UNREACHABLE, null, e);
        }
    }

    /** Once more, where the server has just closed the connection that served the call before. */
    private HttpResponse<PulledBody> readTwice(HttpRequest call, Supplier<PulledBody> body)
            throws IOException, InterruptedException {
        try {
            return client.send(call, head -> body.get());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return client.send(call, head -> body.get());
        }
    }

    /** Reads what is short, so that the connection serves another call, and gives up what is not. */
    private static void discard(HttpResponse<PulledBody> answer) {
        try (PulledBody body = answer.body()) {
            body.readNBytes(SHORT_ANSWER);
        } catch (IOException e) {
            // nobody wanted to know
            return;
        }
    }
}

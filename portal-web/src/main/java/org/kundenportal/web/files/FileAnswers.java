package org.kundenportal.web.files;

import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.kundenportal.api.documents.DocumentFile;

/** Files as answers. Whatever is in them, a browser that opens one runs nothing of it. */
public final class FileAnswers {

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private FileAnswers() {}

    /**
     * The file, shown unless the query asked otherwise.
     *
     * @param disposition {@code attachment} saves, anything else, null too, shows
     */
    public static Response of(DocumentFile file, String disposition) {
        return of(file, "attachment".equals(disposition));
    }

    /** The file, to be saved. */
    public static Response attachment(DocumentFile file) {
        return of(file, true);
    }

    /** A picture that never changes under its address. */
    public static Response immutable(DocumentFile file) {
        return Response.fromResponse(of(file, false))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }

    private static Response of(DocumentFile file, boolean attachment) {
        return Response.ok(file)
                .type(file.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.of(attachment, file.name()))
                .header("Content-Security-Policy", NOTHING_RUNS)
                .build();
    }
}

package org.kundenportal.storage.cloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that is given content in pieces as large as it asks for. The SDK hands out what is signed chunk by chunk
 * in crumbs ("0", ";", "chunk-signature", "=" and so on), and the JDK sends each of them in a packet of its own: a service
 * that answers once it has the content would close the connection while its last crumbs are still written, and the upload,
 * or the next one over that connection, would be taken for failed.
 */
record WholePieces(SdkHttpClient http) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return http.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest())
                .contentStreamProvider(
                        request.contentStreamProvider().map(WholePieces::whole).orElse(null))
                .metricCollector(request.metricCollector().orElse(null))
                .build());
    }

    private static ContentStreamProvider whole(ContentStreamProvider content) {
        return () -> new Pieces(content.newStream());
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    /** Reads as much as fits, up to the end. */
    static final class Pieces extends FilterInputStream {

        Pieces(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.readNBytes(buffer, offset, length);
            return read == 0 && length > 0 ? -1 : read;
        }
    }
}

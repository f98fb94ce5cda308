package org.kundenportal.web.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.kundenportal.api.documents.DocumentFile;

/** Files of answers, streamed, and files of requests, which the services take as a whole and the guard keeps small. */
public final class FileBodies {

    private FileBodies() {}

    /** Streams a file, with its length where it is known. */
    public static final class Writer implements MessageBodyWriter<DocumentFile> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == DocumentFile.class;
        }

        @Override
        public void writeTo(
                DocumentFile file,
                Class<?> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            if (file.size() != DocumentFile.UNKNOWN_SIZE) {
                headers.putSingle(HttpHeaders.CONTENT_LENGTH, file.size());
            }
            try {
                file.content().writeTo(out);
            } catch (IOException | RuntimeException e) {
                abortIfBegun();
                throw e;
            }
        }

        /**
         * Half a file must not look like a whole one: where the answer has begun, the connection breaks off. Jetty's
         * {@code sendError(-1)} does that, and nothing of the Servlet API does.
         */
        private static void abortIfBegun() throws IOException {
            Message message = PhaseInterceptorChain.getCurrentMessage();
            HttpServletResponse response = (HttpServletResponse)
                    message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_RESPONSE);
            if (response.isCommitted()) {
                response.sendError(-1);
            }
        }
    }

    /** Reads a file. */
    public static final class Reader implements MessageBodyReader<byte[]> {

        @Override
        public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == byte[].class;
        }

        @Override
        public byte[] readFrom(
                Class<byte[]> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream in)
                throws IOException {
            return in.readAllBytes();
        }
    }
}

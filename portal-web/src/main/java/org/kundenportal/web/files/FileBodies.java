package org.kundenportal.web.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.kundenportal.api.documents.DocumentFile;

/** Files of answers, streamed, and files of requests, which the services take as a whole and the guard keeps small. */
public final class FileBodies {

    private FileBodies() {}

    /** Streams a file with its length. */
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
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, file.size());
            file.content().writeTo(out);
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

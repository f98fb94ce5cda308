package org.kundenportal.web.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import org.kundenportal.api.PortalException;

/** The one file that a form brings, in its part {@code file}. */
public final class UploadedFile {

    private static final String PART = "file";

    private final String name;
    private final byte[] content;

    UploadedFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** A name without folders and control characters. */
    public String name() {
        return name;
    }

    /** The bytes; not a copy. */
    public byte[] content() {
        return content;
    }

    /** Reads it from {@code multipart/form-data}. The guard keeps such bodies small, so they are read as a whole. */
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public static final class Reader implements MessageBodyReader<UploadedFile> {

        @Override
        public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == UploadedFile.class;
        }

        @Override
        public UploadedFile readFrom(
                Class<UploadedFile> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream in)
                throws IOException {
            String boundary = mediaType.getParameters().getOrDefault("boundary", "");
            return FormData.file(in.readAllBytes(), boundary, PART)
                    .orElseThrow(() -> PortalException.invalid(PART, "REQUIRED"));
        }
    }
}

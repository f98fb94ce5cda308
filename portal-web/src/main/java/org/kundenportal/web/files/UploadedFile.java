package org.kundenportal.web.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.ws.rs.core.HttpHeaders;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.kundenportal.api.PortalException;

/** One file of a form. */
public final class UploadedFile {

    private final String name;
    private final byte[] content;

    private UploadedFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * The file in the part with this name.
     *
     * @throws PortalException INVALID_REQUEST if the form has no such part
     */
    public static UploadedFile of(MultipartBody form, String part) {
        Attachment attachment = form.getAttachment(part);
        if (attachment == null) {
            throw PortalException.invalid(part, "REQUIRED");
        }
        String name = ContentDisposition.fileName(attachment.getHeader(HttpHeaders.CONTENT_DISPOSITION));
        try (InputStream in = attachment.getDataHandler().getInputStream()) {
            return new UploadedFile(name == null ? part : name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name without folders and control characters. */
    public String name() {
        return name;
    }

    /** The bytes. */
    public byte[] content() {
        return content.clone();
    }
}

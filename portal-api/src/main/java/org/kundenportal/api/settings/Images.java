package org.kundenportal.api.settings;

import java.util.List;
import org.kundenportal.api.Actor;
import org.kundenportal.api.documents.DocumentFile;
import org.osgi.annotation.versioning.ProviderType;

/** Pictures for logo and banner. Thread-safe. */
@ProviderType
public interface Images {

    /** The largest file that is taken, in bytes (2 MiB). */
    int MAX_FILE_SIZE = 2 * 1024 * 1024;

    /** All pictures, latest first. */
    List<Image> list();

    /**
     * Takes a picture. It is decoded and encoded anew, so that nothing but its pixels is ever served; its size is read
     * before it is decoded.
     *
     * @throws org.kundenportal.api.PortalException NOT_AN_IMAGE, TOO_LARGE
     */
    Image upload(Actor actor, String name, byte[] file);

    /**
     * The picture's bytes.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    DocumentFile content(String id);

    /**
     * Deletes a picture.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND, IMAGE_IN_USE
     */
    void delete(Actor actor, String id);
}

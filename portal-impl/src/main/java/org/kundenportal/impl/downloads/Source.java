package org.kundenportal.impl.downloads;

import java.time.Instant;
import org.kundenportal.impl.articles.FoundFile;
import org.kundenportal.impl.articles.Link;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;

/**
 * What a download delivers, settled when it begins and kept as JSON.
 *
 * @param connection the storage connection's id
 * @param path where the file is in there
 * @param size in bytes
 * @param tag the storage's for its content, null where it has none
 * @param changed when the content was kept, null if the storage does not say
 * @param imprint what is written into it, null if it is delivered as it is
 */
record Source(long connection, String path, long size, String tag, Instant changed, Imprint imprint) {

    static Source of(Link link, FoundFile found, Imprint imprint) {
        return new Source(link.connection(), link.path().text(), found.size(), found.tag(), found.changed(), imprint);
    }

    /** Where the file is, with the name that it is given. */
    Link link(String displayName) {
        return new Link(connection, new FilePath(path), displayName);
    }

    /** Whether the storage still has the same content, as far as it can be told. */
    boolean isStill(FileFacts facts) {
        return new FoundFile(size, tag, changed, null).isStill(facts);
    }

    /** Whether the article still has this very file. */
    boolean isOf(Link link) {
        return connection == link.connection() && path.equals(link.path().text());
    }
}

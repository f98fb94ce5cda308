package org.kundenportal.api.articles;

import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Host and staff say which articles there are, and which files belong to them. Thread-safe. */
@ProviderType
public interface ArticleIntake {

    /** The longest name of an article, in UTF-16 units. */
    int MAX_NAME = 255;

    /** The most files of one article. */
    int MAX_FILES = 100;

    /**
     * Creates the article or renames it; repeating the call changes nothing.
     *
     * @return true if the article is new
     */
    boolean put(Actor actor, ArticleNumber number, String name);

    /**
     * Deletes the article with its links; the files stay where they are. Whoever bought it can no longer fetch them.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    void delete(Actor actor, ArticleNumber number);

    /**
     * Links a file, or links another one in its place. The storage is asked for it, and a PDF is fetched once and looked
     * at, so that what cannot be delivered is known now and not when somebody has paid for it. Repeating the call with the
     * same values asks the storage again and changes nothing unless the file has changed.
     *
     * @return true if the key is new
     * @throws org.kundenportal.api.PortalException NOT_FOUND without the article; INVALID_REQUEST with the violations
     *     UNKNOWN_CONNECTION of {@code connection}, INVALID_PATH, NO_SUCH_FILE and HOSTILE_PDF of {@code path}, TOO_MANY of
     *     {@code key}; STORAGE_UNAVAILABLE
     */
    boolean putFile(Actor actor, ArticleNumber number, String key, ArticleFileData file);

    /**
     * Takes a link away; the file stays where it is. Downloads of it that have begun end.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    void deleteFile(Actor actor, ArticleNumber number, String key);
}

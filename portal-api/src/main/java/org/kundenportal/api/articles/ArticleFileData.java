package org.kundenportal.api.articles;

/**
 * Which file of a storage belongs to an article.
 *
 * @param connection id of the storage connection
 * @param path where the file is in there
 * @param displayName what buyers see and save it as; null for the last name of the path
 */
public record ArticleFileData(String connection, String path, String displayName) {

    /** The longest name, in UTF-16 units. */
    public static final int MAX_NAME = 255;
}

package org.kundenportal.api.articles;

import java.time.Instant;

/**
 * A file that belongs to an article.
 *
 * @param key the host's, unique within the article
 * @param connection id of the storage connection
 * @param path where it is in there
 * @param displayName what buyers see; never null
 * @param size in bytes, when it was last looked at
 * @param pdf null if it is no PDF
 * @param linkedAt when it was linked
 */
public record ArticleFile(
        String key, String connection, String path, String displayName, long size, PdfVerdict pdf, Instant linkedAt) {}

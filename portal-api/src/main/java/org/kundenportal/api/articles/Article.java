package org.kundenportal.api.articles;

import java.time.Instant;
import java.util.List;

/**
 * An article.
 *
 * @param number never null
 * @param name never blank
 * @param files by key
 * @param createdAt when it came
 * @param changedAt when it or its files changed last
 */
public record Article(
        ArticleNumber number, String name, List<ArticleFile> files, Instant createdAt, Instant changedAt) {

    /** Copies the files. */
    public Article {
        files = List.copyOf(files);
    }
}

package org.kundenportal.api.articles;

import java.time.Instant;

/**
 * An article in a list.
 *
 * @param number never null
 * @param name never blank
 * @param fileCount how many files are linked to it
 * @param changedAt when it or its files changed last
 */
public record ArticleSummary(ArticleNumber number, String name, long fileCount, Instant changedAt) {}

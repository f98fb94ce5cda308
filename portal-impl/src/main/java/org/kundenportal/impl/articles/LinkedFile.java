package org.kundenportal.impl.articles;

import org.kundenportal.api.articles.ArticleNumber;

/**
 * A file that belongs to an article.
 *
 * @param id its row
 * @param article never null
 * @param key unique within the article
 * @param link where it is
 * @param found what was found there when it was looked at last
 */
public record LinkedFile(long id, ArticleNumber article, String key, Link link, FoundFile found) {}

package org.kundenportal.api.articles;

import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** What staff see of articles. Thread-safe. */
@ProviderType
public interface ArticleAdministration {

    /**
     * Articles by number.
     *
     * @param query part of number or name, in any case; null or blank for all
     */
    Page<ArticleSummary> list(String query, PageRequest page);

    /**
     * One article with its files.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    Article get(ArticleNumber number);
}

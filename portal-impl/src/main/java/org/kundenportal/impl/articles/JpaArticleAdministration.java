package org.kundenportal.impl.articles;

import java.util.List;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.articles.Article;
import org.kundenportal.api.articles.ArticleAdministration;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.ArticleSummary;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.SearchText;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff see of articles in the database. */
@Component(service = ArticleAdministration.class)
public final class JpaArticleAdministration implements ArticleAdministration {

    private final Tx tx;

    /** Articles of this database. */
    @Activate
    public JpaArticleAdministration(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public Page<ArticleSummary> list(String query, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        boolean searched = query != null && !query.isBlank();
        return tx.read(em -> {
            TypedQuery<Object[]> rows = em.createQuery(
                    "SELECT a, (SELECT COUNT(f) FROM ArticleFile f WHERE f.articleId = a.id) FROM Article a"
                            + " WHERE a.number > :after"
                            + (searched ? " AND a.searchText LIKE :pattern ESCAPE '!'" : "") + " ORDER BY a.number",
                    Object[].class);
            rows.setParameter("after", after.isEmpty() ? "" : after.get(0));
            if (searched) {
                rows.setParameter("pattern", SearchText.pattern(query));
            }
            return Cursor.page(
                    rows.setMaxResults(page.limit() + 1).getResultList(),
                    page,
                    row -> Cursor.of(((ArticleEntity) row[0]).number()),
                    JpaArticleAdministration::summary);
        });
    }

    private static ArticleSummary summary(Object[] row) {
        ArticleEntity article = (ArticleEntity) row[0];
        return new ArticleSummary(article.number(), article.name(), ((Number) row[1]).longValue(), article.changedAt());
    }

    @Override
    public Article get(ArticleNumber number) {
        return tx.read(em -> {
            ArticleEntity article = ArticleRows.article(em, number);
            return new Article(
                    article.number(),
                    article.name(),
                    ArticleRows.files(em, article).stream()
                            .map(ArticleFileEntity::toFile)
                            .toList(),
                    article.createdAt(),
                    article.changedAt());
        });
    }
}

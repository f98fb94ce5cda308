package org.kundenportal.impl.articles;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.articles.ArticleNumber;

/** The rows of articles and their files, for those who work with them in a transaction of theirs. */
public final class ArticleRows {

    private ArticleRows() {}

    /** The files of these articles, by article and key. */
    public static List<LinkedFile> filesOf(EntityManager em, Collection<String> articles) {
        if (articles.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "SELECT f FROM ArticleFile f WHERE f.articleNumber IN :articles ORDER BY f.articleNumber, f.key",
                        ArticleFileEntity.class)
                .setParameter("articles", articles)
                .getResultStream()
                .map(ArticleFileEntity::toLinkedFile)
                .toList();
    }

    /** The file with this key of this article. */
    public static Optional<LinkedFile> file(EntityManager em, String article, String key) {
        return em.createQuery(
                        "SELECT f FROM ArticleFile f WHERE f.articleNumber = :article AND f.key = :key",
                        ArticleFileEntity.class)
                .setParameter("article", article)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(ArticleFileEntity::toLinkedFile);
    }

    /** Notes what was found of a file that has changed in its storage, unless it was linked anew meanwhile. */
    public static void found(EntityManager em, LinkedFile file, FoundFile found) {
        ArticleFileEntity row = em.find(ArticleFileEntity.class, file.id());
        if (row != null && row.link().equals(file.link())) {
            row.found(found);
        }
    }

    static ArticleEntity article(EntityManager em, ArticleNumber number) {
        return find(em, number).orElseThrow(PortalException::notFound);
    }

    static Optional<ArticleEntity> find(EntityManager em, ArticleNumber number) {
        return em.createQuery("SELECT a FROM Article a WHERE a.number = :number", ArticleEntity.class)
                .setParameter("number", number.value())
                .getResultStream()
                .findFirst();
    }

    static List<ArticleFileEntity> files(EntityManager em, ArticleEntity article) {
        return em.createQuery(
                        "SELECT f FROM ArticleFile f WHERE f.articleId = :article ORDER BY f.key",
                        ArticleFileEntity.class)
                .setParameter("article", article.id())
                .getResultList();
    }
}

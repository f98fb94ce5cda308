package org.kundenportal.impl.articles;

import javax.persistence.EntityManager;
import org.kundenportal.impl.storage.StorageUse;
import org.osgi.service.component.annotations.Component;

/** Connections whose files are linked to articles are not deleted. */
@Component(service = StorageUse.class)
public final class ArticlesUseOfStorages implements StorageUse {

    @Override
    public boolean isUsed(EntityManager em, long connection) {
        return em.createQuery("SELECT COUNT(f) FROM ArticleFile f WHERE f.connectionId = :connection", Long.class)
                        .setParameter("connection", connection)
                        .getSingleResult()
                > 0;
    }
}

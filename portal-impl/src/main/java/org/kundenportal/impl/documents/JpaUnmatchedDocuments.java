package org.kundenportal.impl.documents;

import java.util.List;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.api.documents.UnmatchedDocument;
import org.kundenportal.api.documents.UnmatchedDocuments;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;
import org.kundenportal.impl.timeline.Happening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The queue of imported files, in the database. */
@Component(service = UnmatchedDocuments.class)
public final class JpaUnmatchedDocuments implements UnmatchedDocuments {

    private final Tx tx;
    private final EInvoiceImport imports;
    private final DocumentRows rows;
    private final ContentStore files;

    /** Works off the given rows. */
    @Activate
    public JpaUnmatchedDocuments(
            @Reference Tx tx,
            @Reference EInvoiceImport imports,
            @Reference DocumentRows rows,
            @Reference ContentStore files) {
        this.tx = tx;
        this.imports = imports;
        this.rows = rows;
        this.files = files;
    }

    @Override
    public Page<UnmatchedDocument> list(PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        return tx.read(em -> Cursor.page(
                em.createQuery(
                                "SELECT u FROM UnmatchedDocument u WHERE u.id > :after ORDER BY u.id",
                                UnmatchedEntity.class)
                        .setParameter("after", after.isEmpty() ? 0L : Cursor.number(after.get(0)))
                        .setMaxResults(page.limit() + 1)
                        .getResultList(),
                page,
                last -> Cursor.of(last.id()),
                UnmatchedEntity::toDocument));
    }

    @Override
    public DocumentFile file(String id) {
        UnmatchedEntity waiting = tx.read(em -> found(em, id));
        KeptFile file = waiting.file();
        return new DocumentFile(
                waiting.fileName() == null ? waiting.key().number() : waiting.fileName(),
                waiting.mediaType(),
                file.size(),
                out -> files.copy(file.key(), out));
    }

    @Override
    public ImportedDocument assign(Actor actor, String id, CustomerNumber customer) {
        // before the transaction, which holds rows
        EInvoiceImport.Waiting file =
                imports.reread(files.read(tx.read(em -> found(em, id)).file().key()));
        return tx.callRepeatably(em -> {
            UnmatchedEntity waiting = taken(em, id);
            rows.note(
                    em,
                    Happening.of(Happening.Kind.DOCUMENT_ASSIGNED, actor)
                            .on(waiting.key())
                            .with("customer", customer));
            return imports.assign(em, actor, file, customer);
        });
    }

    @Override
    public void discard(Actor actor, String id) {
        tx.runRepeatably(em -> {
            UnmatchedEntity waiting = taken(em, id);
            rows.note(
                    em,
                    Happening.of(Happening.Kind.DOCUMENT_DISCARDED, actor)
                            .on(waiting.key())
                            .with("fileName", waiting.fileName()));
        });
    }

    /** Takes the row out of the queue. Of two who do at once, the second waits for the first and then finds none. */
    private static UnmatchedEntity taken(EntityManager em, String id) {
        UnmatchedEntity waiting = found(em, id);
        int rows = em.createQuery("DELETE FROM UnmatchedDocument u WHERE u.id = :id")
                .setParameter("id", waiting.id())
                .executeUpdate();
        if (rows == 0) {
            throw PortalException.notFound();
        }
        return waiting;
    }

    private static UnmatchedEntity found(EntityManager em, String id) {
        UnmatchedEntity waiting = id.matches("[0-9]{1,18}") ? em.find(UnmatchedEntity.class, Long.parseLong(id)) : null;
        if (waiting == null) {
            throw PortalException.notFound();
        }
        return waiting;
    }
}

package org.kundenportal.impl.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.persistence.Cursor;

/** The comments of a document. */
final class Comments {

    private Comments() {}

    /** The comments that customers may see, oldest first: internal ones are left out by the query itself. */
    static Page<Comment> visible(EntityManager em, DocumentId document, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        List<CommentEntity> rows = em.createQuery(
                        "SELECT k FROM Comment k WHERE k.documentId = :document AND k.internal = :internal AND k.id > :after"
                                + " ORDER BY k.id",
                        CommentEntity.class)
                .setParameter("document", document.value())
                .setParameter("internal", false)
                .setParameter("after", after.isEmpty() ? 0L : Cursor.number(after.get(0)))
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Cursor.page(rows, page, last -> Cursor.of(last.id()), CommentEntity::toComment);
    }

    /** All comments, oldest first, but at most the latest so many. */
    static List<Comment> latest(EntityManager em, DocumentId document, int most) {
        List<CommentEntity> latestFirst = em.createQuery(
                        "SELECT k FROM Comment k WHERE k.documentId = :document ORDER BY k.id DESC",
                        CommentEntity.class)
                .setParameter("document", document.value())
                .setMaxResults(most)
                .getResultList();
        List<Comment> comments = new ArrayList<>(
                latestFirst.stream().map(CommentEntity::toComment).toList());
        Collections.reverse(comments);
        return comments;
    }

    /**
     * Adds a comment and counts it where it counts: the other side has not read it, and whoever writes has read the
     * others. An internal one is none of the customer's business, and counts nowhere.
     */
    static Comment add(
            EntityManager em, DocumentId document, Actor author, String text, boolean internal, Instant now) {
        CommentEntity comment = new CommentEntity(document, author, checked(text), internal, now);
        em.persist(comment);
        boolean byCustomer = author.kind() == Actor.Kind.CUSTOMER;
        em.createQuery("UPDATE Document d SET d.commentCount = d.commentCount + :shown, "
                        + (byCustomer
                                ? "d.unreadComments = d.unreadComments + :shown, d.unreadByCustomer = 0"
                                : "d.unreadComments = 0, d.unreadByCustomer = d.unreadByCustomer + :shown")
                        + " WHERE d.id = :document")
                .setParameter("shown", internal ? 0 : 1)
                .setParameter("document", document.value())
                .executeUpdate();
        em.flush();
        return comment.toComment();
    }

    /** The mail that tells of the comment, to be put into one with others like it. */
    static Mail worded(Mail mail, Comment comment) {
        return mail.with("Comment.author", comment.author().name())
                .with("Comment.text", comment.text())
                .collectable();
    }

    /** Notes that the customer has read all that staff wrote. */
    static void readByCustomer(EntityManager em, DocumentId document) {
        read(em, document, "unreadByCustomer");
    }

    /** Notes that staff have read all that the customer wrote. */
    static void readByStaff(EntityManager em, DocumentId document) {
        read(em, document, "unreadComments");
    }

    private static void read(EntityManager em, DocumentId document, String count) {
        em.createQuery("UPDATE Document d SET d." + count + " = 0 WHERE d.id = :document AND d." + count + " > 0")
                .setParameter("document", document.value())
                .executeUpdate();
    }

    private static String checked(String text) {
        if (text == null || text.isBlank()) {
            throw PortalException.invalid("text", "REQUIRED");
        }
        if (text.length() > Comment.MAX_TEXT) {
            throw PortalException.invalid("text", "TOO_LONG");
        }
        // PostgreSQL takes none in a text
        if (text.indexOf('\0') >= 0) {
            throw PortalException.invalid("text", "INVALID_CHARACTER");
        }
        return text.strip();
    }
}

package org.kundenportal.impl.documents;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.kundenportal.api.Actor;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.documents.Comment;

/** A remark on a document. */
@Entity(name = "Comment")
@Table(name = "document_comment")
class CommentEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "document_id")
    private long documentId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "author_kind")
    private Actor.Kind authorKind;

    @Column(name = "author_name")
    private String authorName;

    @Lob
    @Column(name = "text")
    private String text;

    @Column(name = "internal")
    private boolean internal;

    protected CommentEntity() {}

    CommentEntity(DocumentId document, Actor author, String text, boolean internal, Instant createdAt) {
        this.documentId = document.value();
        this.authorKind = author.kind();
        this.authorName = author.name();
        this.text = text;
        this.internal = internal;
        this.createdAt = createdAt;
    }

    long id() {
        return id;
    }

    Comment toComment() {
        return new Comment(Long.toString(id), createdAt, new Actor(authorKind, authorName), text, internal);
    }
}

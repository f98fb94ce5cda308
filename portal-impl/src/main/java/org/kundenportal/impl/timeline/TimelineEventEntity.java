package org.kundenportal.impl.timeline;

import java.time.Instant;
import java.util.List;
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
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.json.Json;

/** A row of the timeline; rows are only ever added. */
@Entity(name = "TimelineEvent")
@Table(name = "timeline_event")
class TimelineEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "kind")
    private String kind;

    @Column(name = "customer_id")
    private Long customerId;

    @Column(name = "customer_number")
    private String customerNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "document_type")
    private DocumentType documentType;

    @Column(name = "document_number")
    private String documentNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    private Actor.Kind actorKind;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "session_ref")
    private String session;

    @Lob
    @Column(name = "details")
    private String details;

    /** An array of {@link Change}, null for none. */
    @Lob
    @Column(name = "changes")
    private String changes;

    protected TimelineEventEntity() {}

    TimelineEventEntity(Happening happening, Instant at) {
        happenedAt = at;
        kind = happening.kind().name();
        actorKind = happening.actor().kind();
        actorName = happening.actor().name();
        session = happening.session();
        details = Json.write(happening.details());
        changes = happening.changes().isEmpty() ? null : Json.write(happening.changes());
        if (happening.customer() != null) {
            customerId = happening.customer().value();
            customerNumber = happening.number().value();
        }
        if (happening.document() != null) {
            documentType = happening.document().type();
            documentNumber = happening.document().number();
        }
    }

    long id() {
        return id;
    }

    Instant happenedAt() {
        return happenedAt;
    }

    TimelineEvent toEvent() {
        return new TimelineEvent(
                Long.toString(id),
                happenedAt,
                kind,
                customerNumber == null ? null : new CustomerNumber(customerNumber),
                documentType == null ? null : new DocumentKey(documentType, documentNumber),
                new Actor(actorKind, actorName),
                session,
                Json.readTexts(details),
                changes == null ? List.of() : List.of(Json.read(changes, Change[].class)));
    }
}

package org.kundenportal.impl.customers;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.ChangeRequest.State;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.security.SecretBox;

/** A change that a customer asks for. What it asks for never changes: another wish is another row. */
@Entity(name = "ChangeRequest")
@Table(name = "change_request")
class ChangeRequestEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "customer_id")
    private long customerId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state;

    @Column(name = "asked_at")
    private Instant askedAt;

    /** A sealed array of {@link ChangeRequest.Wish}: bank accounts are among them. */
    @Lob
    @Column(name = "wishes")
    private String wishes;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "resolved_by")
    private String resolvedBy;

    @Column(name = "reason")
    private String reason;

    @Version
    @Column(name = "version")
    private long version;

    protected ChangeRequestEntity() {}

    ChangeRequestEntity(CustomerId customer, List<ChangeRequest.Wish> wishes, SecretBox secrets, Instant now) {
        customerId = customer.value();
        state = State.OPEN;
        askedAt = now;
        this.wishes = secrets.seal(Json.write(wishes), place());
    }

    long id() {
        return id;
    }

    CustomerId customer() {
        return new CustomerId(customerId);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    List<ChangeRequest.Wish> wishes(SecretBox secrets) {
        return List.of(Json.read(secrets.open(wishes, place()), ChangeRequest.Wish[].class));
    }

    /** What each field is to say. */
    Map<ProfileField, String> wanted(SecretBox secrets) {
        Map<ProfileField, String> wanted = new EnumMap<>(ProfileField.class);
        wishes(secrets).forEach(wish -> wanted.put(wish.field(), wish.after()));
        return wanted;
    }

    void resolve(State newState, String by, String why, Instant now) {
        state = newState;
        resolvedBy = by;
        reason = why;
        resolvedAt = now;
    }

    ChangeRequest toRequest(CustomerEntity customer, SecretBox secrets) {
        return new ChangeRequest(
                Long.toString(id),
                customer.number(),
                customer.name(),
                state,
                askedAt,
                wishes(secrets),
                resolvedAt,
                resolvedBy,
                reason);
    }

    private String place() {
        return "change_request.wishes:" + customerId + ":" + askedAt.toEpochMilli();
    }
}

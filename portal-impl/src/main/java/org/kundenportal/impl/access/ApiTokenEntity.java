package org.kundenportal.impl.access;

import java.time.Instant;
import java.util.Set;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.Actor;
import org.kundenportal.api.access.ApiToken;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffRole;

/** A token by which a host calls the administration, known by its hash. */
@Entity(name = "ApiToken")
@Table(name = "api_token")
class ApiTokenEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "name")
    private String name;

    @Column(name = "roles")
    private String roles;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected ApiTokenEntity() {}

    ApiTokenEntity(String tokenHash, String name, Set<StaffRole> roles, Instant createdAt) {
        this.tokenHash = tokenHash;
        this.name = name;
        this.roles = RoleNames.join(roles);
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }

    boolean isStaleAt(Instant now) {
        return lastUsedAt == null || SessionLife.isStale(lastUsedAt, now);
    }

    ApiToken toToken() {
        return new ApiToken(Long.toString(id), name, RoleNames.split(roles), createdAt, lastUsedAt);
    }

    StaffMember toMember() {
        return new StaffMember(Actor.host(name), RoleNames.split(roles));
    }
}

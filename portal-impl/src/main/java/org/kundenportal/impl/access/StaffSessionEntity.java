package org.kundenportal.impl.access;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.Actor;
import org.kundenportal.api.access.StaffMember;

/** A session of a member of staff, known by the hash of its token. */
@Entity(name = "StaffSession")
@Table(name = "staff_session")
class StaffSessionEntity {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "roles")
    private String roles;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected StaffSessionEntity() {}

    StaffSessionEntity(String tokenHash, StaffMember member, Instant now) {
        this.tokenHash = tokenHash;
        this.userName = member.actor().name();
        this.roles = RoleNames.join(member.roles());
        this.openedAt = now;
        this.lastSeenAt = now;
        this.expiresAt = now.plus(SessionLife.LONGEST);
    }

    boolean isOverAt(Instant now) {
        return SessionLife.isOver(lastSeenAt, expiresAt, now);
    }

    boolean isStaleAt(Instant now) {
        return SessionLife.isStale(lastSeenAt, now);
    }

    StaffMember toMember() {
        return new StaffMember(Actor.staff(userName), RoleNames.split(roles));
    }
}

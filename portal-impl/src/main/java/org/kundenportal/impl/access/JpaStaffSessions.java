package org.kundenportal.impl.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffRole;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions of staff in the database; who they are, Karaf says. */
@Component(service = StaffSessions.class)
public final class JpaStaffSessions implements StaffSessions {

    private static final int MAX_INPUT = 255;

    private final Tx tx;
    private final Realm realm;
    private final Clock clock;
    private final SignInThrottle throttle;

    /** Staff of Karaf's realm, on the portal's clock. */
    @Activate
    public JpaStaffSessions(@Reference Tx tx, @Reference PortalHome home) {
        this(tx, new KarafRealm(), home.clock());
    }

    JpaStaffSessions(Tx tx, Realm realm, Clock clock) {
        this.tx = tx;
        this.realm = realm;
        this.clock = clock;
        this.throttle = new SignInThrottle(clock);
    }

    @Override
    public Opened<StaffMember> open(String user, String password, String address) {
        StaffMember member = authenticate(user, password, address);
        String secret = Tokens.create();
        tx.run(em -> em.persist(new StaffSessionEntity(Tokens.hash(secret), member, clock.instant())));
        return new Opened<>(secret, member);
    }

    @Override
    public StaffMember authenticate(String user, String password, String address) {
        String byUser =
                "user " + user.substring(0, Math.min(user.length(), MAX_INPUT)).toLowerCase(Locale.ROOT);
        synchronized (throttle.turn(byUser)) {
            return authenticate(user, password, byUser, "address " + address);
        }
    }

    private StaffMember authenticate(String user, String password, String byUser, String byAddress) {
        throttle.check(byUser);
        throttle.check(byAddress);
        Set<StaffRole> roles = roles(user, password);
        if (roles.isEmpty()) {
            throttle.failed(byUser);
            throttle.failed(byAddress);
            throw PortalException.of(ErrorCode.WRONG_CREDENTIALS);
        }
        throttle.succeeded(byUser);
        throttle.succeeded(byAddress);
        return new StaffMember(Actor.staff(user), roles);
    }

    private Set<StaffRole> roles(String user, String password) {
        if (user.isBlank() || user.length() > MAX_INPUT || password.length() > MAX_INPUT) {
            return EnumSet.noneOf(StaffRole.class);
        }
        Set<String> names = realm.roles(user, password).orElse(Set.of());
        return Arrays.stream(StaffRole.values())
                .filter(role -> names.contains(role.karafRole()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffRole.class)));
    }

    @Override
    public Optional<StaffMember> find(String token) {
        if (token == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<StaffSessionEntity> session = tx.read(
                        em -> Optional.ofNullable(em.find(StaffSessionEntity.class, Tokens.hash(token))))
                .filter(found -> !found.isOverAt(now));
        if (session.isPresent() && session.get().isStaleAt(now)) {
            tx.runRepeatably(em -> em.createQuery("UPDATE StaffSession s SET s.lastSeenAt = :now"
                            + " WHERE s.tokenHash = :hash AND s.lastSeenAt < :now")
                    .setParameter("now", now)
                    .setParameter("hash", Tokens.hash(token))
                    .executeUpdate());
        }
        return session.map(StaffSessionEntity::toMember);
    }

    @Override
    public void end(String token) {
        tx.runRepeatably(em -> em.createQuery("DELETE FROM StaffSession s WHERE s.tokenHash = :hash")
                .setParameter("hash", Tokens.hash(token))
                .executeUpdate());
    }

    @Override
    public Optional<StaffMember> findApiToken(String token) {
        Instant now = clock.instant();
        Optional<ApiTokenEntity> row =
                tx.read(em -> em.createQuery("SELECT t FROM ApiToken t WHERE t.tokenHash = :hash", ApiTokenEntity.class)
                        .setParameter("hash", Tokens.hash(token))
                        .getResultStream()
                        .findFirst());
        if (row.isPresent() && row.get().isStaleAt(now)) {
            tx.runRepeatably(em -> em.createQuery("UPDATE ApiToken t SET t.lastUsedAt = :now WHERE t.tokenHash = :hash")
                    .setParameter("now", now)
                    .setParameter("hash", Tokens.hash(token))
                    .executeUpdate());
        }
        return row.map(ApiTokenEntity::toMember);
    }
}

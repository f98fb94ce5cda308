package org.kundenportal.impl.access;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.ApiToken;
import org.kundenportal.api.access.ApiTokens;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.StaffRole;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API tokens in the database. */
@Component(service = ApiTokens.class)
public final class JpaApiTokens implements ApiTokens {

    private static final int MAX_NAME = 100;

    /** Lets a leaked token be recognised for what it is. */
    private static final String PREFIX = "kp_";

    private final Tx tx;
    private final Timeline timeline;
    private final Clock clock;

    /** Tokens on the portal's clock. */
    @Activate
    public JpaApiTokens(@Reference Tx tx, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public List<ApiToken> list() {
        return tx.read(em -> em.createQuery("SELECT t FROM ApiToken t ORDER BY t.id DESC", ApiTokenEntity.class)
                .getResultStream()
                .map(ApiTokenEntity::toToken)
                .toList());
    }

    @Override
    public Opened<ApiToken> create(Actor actor, String name, Set<StaffRole> scopes) {
        if (name == null || name.isBlank()) {
            throw PortalException.invalid("name", "REQUIRED");
        }
        if (name.length() > MAX_NAME) {
            throw PortalException.invalid("name", "TOO_LONG");
        }
        if (scopes.isEmpty()) {
            throw PortalException.invalid("scopes", "REQUIRED");
        }
        String secret = PREFIX + Tokens.create();
        ApiToken token = tx.call(em -> {
            ApiTokenEntity row = new ApiTokenEntity(Tokens.hash(secret), name.strip(), scopes, clock.instant());
            em.persist(row);
            em.flush();
            timeline.add(
                    em, Happening.of(Happening.Kind.API_TOKEN_CREATED, actor).with("name", row.name()));
            return row.toToken();
        });
        return new Opened<>(secret, token);
    }

    @Override
    public void delete(Actor actor, String id) {
        tx.runRepeatably(em -> {
            ApiTokenEntity row = id.matches("[0-9]{1,18}") ? em.find(ApiTokenEntity.class, Long.parseLong(id)) : null;
            if (row == null) {
                throw PortalException.notFound();
            }
            em.remove(row);
            timeline.add(
                    em, Happening.of(Happening.Kind.API_TOKEN_DELETED, actor).with("name", row.name()));
        });
    }
}

package org.kundenportal.impl.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Settings as rows of JSON. What services ask for is remembered for a second, so that a request costs no query and
 * another node's change takes effect within that second; what this node saves takes effect at once. Thread-safe.
 */
@Component(service = SettingRows.class)
public final class SettingRows {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Remembered(Object value, Instant readAt) {}

    private final Tx tx;
    private final Timeline timeline;
    private final Clock clock;
    private final Map<Setting<?>, Remembered> remembered = new ConcurrentHashMap<>();

    /** Counts what this node has saved, in the step that forgets it. */
    private final AtomicLong saves = new AtomicLong();

    /** Settings on the portal's clock. */
    @Activate
    public SettingRows(@Reference Tx tx, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    /** What the setting says; not to be called within a transaction, which would be nested. */
    public <T> T get(Setting<T> setting) {
        Instant now = clock.instant();
        Remembered known = remembered.get(setting);
        if (known == null || !now.isBefore(known.readAt.plus(FRESH))) {
            known = ask(setting, now);
        }
        return setting.type().cast(known.value);
    }

    /** Holds no lock while the database is asked: where it does not answer, nobody waits for another's turn as well. */
    private Remembered ask(Setting<?> setting, Instant now) {
        long before = saves.get();
        Remembered fresh = new Remembered(stored(setting).value(), now);
        // what was saved meanwhile may be newer than what was read
        remembered.compute(setting, (same, known) -> saves.get() == before ? fresh : known);
        return fresh;
    }

    /** The setting as it is in the database now. */
    public <T> Stored<T> stored(Setting<T> setting) {
        return tx.read(em -> read(em, setting));
    }

    /** The setting as it is in the database now, within a transaction. */
    public static <T> Stored<T> read(EntityManager em, Setting<T> setting) {
        SettingEntity row = em.find(SettingEntity.class, setting.name());
        return row == null
                ? new Stored<>(setting.initially(), null, null)
                : new Stored<>(Json.read(row.content(), setting.type()), row.changedAt(), row.changedBy());
    }

    /** Saves the setting, for all nodes. */
    <T> Stored<T> save(Actor actor, Setting<T> setting, T value) {
        return change(actor, setting, former -> value);
    }

    /**
     * Saves what becomes of the setting, for all nodes.
     *
     * @param change gets what the setting says; has no effect of its own, since it may be asked again
     */
    public <T> Stored<T> change(Actor actor, Setting<T> setting, UnaryOperator<T> change) {
        Stored<T> saved = tx.callRepeatably(em -> {
            T value = change.apply(read(em, setting).value());
            SettingEntity row = em.find(SettingEntity.class, setting.name());
            String before = row == null ? Json.write(setting.initially()) : row.content();
            if (row == null) {
                row = new SettingEntity(setting.name(), before);
                em.persist(row);
            }
            row.change(Json.write(value), clock.instant(), actor.name());
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.SETTINGS_CHANGED, actor)
                            .with("setting", setting.name())
                            .changing(SettingChanges.between(before, row.content())));
            return new Stored<>(value, row.changedAt(), row.changedBy());
        });
        remembered.compute(setting, (same, known) -> {
            saves.incrementAndGet();
            return null;
        });
        return saved;
    }
}

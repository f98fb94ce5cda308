package org.kundenportal.impl.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.storage.DocumentStore;
import org.kundenportal.api.storage.DocumentStores;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The choice in the database; what follows from it, {@link FileRounds} does. */
@Component(service = DocumentStores.class)
public final class JpaDocumentStores implements DocumentStores {

    private static final String FIELD = "connection";

    private final Tx tx;
    private final ContentStore files;
    private final Timeline timeline;
    private final Clock clock;

    /** Chooses for the given files. */
    @Activate
    public JpaDocumentStores(
            @Reference Tx tx, @Reference ContentStore files, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.files = files;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public DocumentStore get() {
        return tx.read(em -> {
            FileKeepingEntity chosen = FileKeeping.find(em).orElseGet(FileKeepingEntity::new);
            return new DocumentStore(
                    text(chosen.connection()),
                    chosen.changedAt(),
                    chosen.changedBy(),
                    FileLedger.countElsewhere(em, chosen.connection()),
                    chosen.moved(),
                    chosen.failed(),
                    chosen.problem(),
                    FileLedger.missing(em));
        });
    }

    @Override
    public DocumentStore choose(Actor actor, String connection) {
        Long wanted = id(connection);
        try {
            probe(wanted);
        } catch (StorageException e) {
            throw FileStores.DELETED.equals(e.code()) ? unknown() : unusable(e);
        } catch (IOException e) {
            throw unusable(new StorageException(Reason.UNREADABLE, null, e));
        }
        tx.runRepeatably(em -> choose(em, actor, wanted));
        files.ring();
        return get();
    }

    private void choose(EntityManager em, Actor actor, Long wanted) {
        if (!files.stores().hold(em, wanted)) {
            throw unknown();
        }
        FileKeepingEntity row = FileKeeping.made(em);
        Long before = row.connection();
        if (!Objects.equals(before, wanted)) {
            row.choose(wanted, clock.instant(), actor.name());
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.SETTINGS_CHANGED, actor)
                            .with("setting", "storage")
                            .changing(List.of(Change.of(FIELD, before, wanted))));
        }
    }

    /** Writes a small file where files would go, reads it back and deletes it. It has a row, as every file. */
    private void probe(Long connection) throws IOException {
        try (OpenStore store = files.stores().open(connection)) {
            store.storage().check();
            byte[] content = Tokens.create().getBytes(StandardCharsets.UTF_8);
            Copy probe = tx.callRepeatably(em -> files.ledger().begin(em, "probe.txt", content.length, connection));
            try {
                store.storage().put(probe.path(), new ByteArrayInputStream(content), content.length);
                try (OpenFile file = store.storage().open(probe.path())) {
                    if (!Arrays.equals(file.content().readAllBytes(), content)) {
                        throw new StorageException(Reason.UNREADABLE, null, null);
                    }
                }
                store.storage().delete(probe.path());
            } catch (IOException e) {
                tx.runRepeatably(em -> files.ledger().giveUp(em, probe));
                throw e;
            }
            tx.runRepeatably(em -> {
                files.ledger().giveUp(em, probe);
                FileLedger.forget(em, probe);
            });
        }
    }

    private static Long id(String connection) {
        if (connection == null) {
            return null;
        }
        if (!connection.matches("[0-9]{1,18}")) {
            throw unknown();
        }
        return Long.valueOf(connection);
    }

    private static String text(Long connection) {
        return connection == null ? null : connection.toString();
    }

    private static PortalException unknown() {
        return PortalException.invalid(FIELD, "UNKNOWN");
    }

    private static PortalException unusable(StorageException why) {
        String problem = JpaStorageConnectionAdministration.problemOf(why).name();
        return PortalException.of(ErrorCode.STORAGE_UNUSABLE, new Violation(FIELD, problem));
    }
}

package org.kundenportal.impl.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.storage.StorageCheck;
import org.kundenportal.api.storage.StorageConnection;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.api.storage.StorageProblem;
import org.kundenportal.api.storage.StoredEntry;
import org.kundenportal.impl.connections.Connection;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.spi.storage.Capability;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.Listing;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections in the database, and what the storages behind them say. */
@Component(service = StorageConnectionAdministration.class)
public final class JpaStorageConnectionAdministration implements StorageConnectionAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(JpaStorageConnectionAdministration.class);

    private final StorageProviders providers;
    private final StorageConnections connections;
    private final List<StorageUse> uses;

    /** Connections of this portal, which stay while any of the uses needs them. */
    @Activate
    public JpaStorageConnectionAdministration(
            @Reference StorageProviders providers,
            @Reference StorageConnections connections,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<StorageUse> uses) {
        this.providers = providers;
        this.connections = connections;
        this.uses = List.copyOf(uses);
    }

    @Override
    public List<StorageDescriptor> types(Locale language) {
        return providers.all().stream()
                .map(provider -> provider.descriptor(language))
                .sorted(Comparator.comparing(StorageDescriptor::name).thenComparing(StorageDescriptor::type))
                .toList();
    }

    @Override
    public List<StorageConnection> list() {
        return connections.rows().list().stream()
                .map(JpaStorageConnectionAdministration::toConnection)
                .toList();
    }

    @Override
    public StorageConnection get(String id) {
        return toConnection(connections.rows().get(id));
    }

    @Override
    public StorageConnection create(Actor actor, ConnectionData data) {
        return toConnection(connections.rows().create(actor, data));
    }

    @Override
    public StorageConnection change(Actor actor, String id, ConnectionData data) {
        return toConnection(connections.change(actor, id, data));
    }

    @Override
    public void delete(Actor actor, String id) {
        connections.rows().delete(actor, id, (em, row) -> {
            if (uses.stream().anyMatch(use -> use.isUsed(em, row))) {
                throw PortalException.of(ErrorCode.CONNECTION_IN_USE);
            }
        });
    }

    @Override
    public StorageCheck check(String id) {
        try {
            ask(id, open -> {
                open.storage().check();
                return null;
            });
            return StorageCheck.OK;
        } catch (NotOpenException e) {
            return new StorageCheck(problem(e), null);
        } catch (StorageException e) {
            return new StorageCheck(problem(e), e.code());
        }
    }

    @Override
    public Page<StoredEntry> files(String id, String prefix, PageRequest page) {
        // how a name goes on is open, so any letter will do
        if (FilePath.find(prefix + "x").isEmpty()) {
            throw PortalException.invalid("prefix", "INVALID_FORMAT");
        }
        try {
            Listing listing = ask(id, open -> browse(open, prefix, page))
                    .orElseThrow(() -> unavailable(StorageProblem.NOT_BROWSABLE));
            return new Page<>(
                    listing.entries().stream()
                            .filter(entry -> !ContentStore.isPortals(entry.path()))
                            .map(JpaStorageConnectionAdministration::toEntry)
                            .toList(),
                    listing.next());
        } catch (NotOpenException e) {
            throw unavailable(problem(e));
        } catch (StorageException e) {
            LOG.info("Storage connection {} does not show its files: {}", id, e.getMessage());
            throw unavailable(problem(e));
        }
    }

    private static Optional<Listing> browse(OpenStorage open, String prefix, PageRequest page) throws StorageException {
        Optional<FileBrowser> browser = open.browser();
        return browser.isEmpty()
                ? Optional.empty()
                : Optional.of(browser.get().list(prefix, page.cursor(), page.limit()));
    }

    private static PortalException unavailable(StorageProblem problem) {
        return PortalException.of(ErrorCode.STORAGE_UNAVAILABLE, new Violation("connection", problem.name()));
    }

    /** What a storage is asked. */
    private interface Question<T> {
        T ask(OpenStorage open) throws StorageException;
    }

    /** A bundle that fails in a way it must not, or is stopped meanwhile, has given no answer. */
    private <T> T ask(String id, Question<T> question) throws NotOpenException, StorageException {
        long key = connections.rows().get(id).id();
        try (OpenStorage open = connections.use(key)) {
            try {
                return question.ask(open);
            } catch (RuntimeException e) {
                throw new StorageException(StorageException.Reason.UNREADABLE, null, e);
            }
        }
    }

    /** As {@link StorageConnections#open} and the storages throw it. */
    static StorageProblem problemOf(StorageException failure) {
        return failure.getCause() instanceof NotOpenException cause ? problem(cause) : problem(failure);
    }

    private static StorageProblem problem(NotOpenException failure) {
        return switch (failure.reason()) {
            case NOT_INSTALLED -> StorageProblem.NOT_INSTALLED;
            case SETTINGS -> StorageProblem.SETTINGS;
        };
    }

    private static StorageProblem problem(StorageException failure) {
        return switch (failure.reason()) {
            case CREDENTIALS -> StorageProblem.CREDENTIALS;
            case CLOCK_SKEW -> StorageProblem.CLOCK_SKEW;
            case GONE -> StorageProblem.GONE;
            case NOT_FOUND -> StorageProblem.NOT_FOUND;
            case FULL -> StorageProblem.FULL;
            case REFUSED -> StorageProblem.REFUSED;
            case BUSY -> StorageProblem.BUSY;
            case UNREACHABLE -> isCausedByTls(failure) ? StorageProblem.CERTIFICATE : StorageProblem.UNREACHABLE;
            case UNREADABLE -> StorageProblem.UNREADABLE;
        };
    }

    private static boolean isCausedByTls(StorageException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static StoredEntry toEntry(Listing.Entry entry) {
        String path = entry.path().text();
        return entry.isFolder()
                ? new StoredEntry(StoredEntry.Kind.FOLDER, path, null, null)
                : new StoredEntry(
                        StoredEntry.Kind.FILE,
                        path,
                        entry.facts().size(),
                        entry.facts().changed());
    }

    private static StorageConnection toConnection(Connection<StorageProvider> row) {
        return new StorageConnection(
                Long.toString(row.id()),
                row.type(),
                row.isInstalled(),
                row.isInstalled()
                        && row.provider()
                                .descriptor(Locale.ENGLISH)
                                .capabilities()
                                .contains(Capability.BROWSE),
                row.displayName(),
                row.active(),
                row.settings(),
                row.secrets(),
                row.createdAt(),
                row.changedAt(),
                row.changedBy());
    }
}

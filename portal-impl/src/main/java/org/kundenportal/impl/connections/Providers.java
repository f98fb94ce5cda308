package org.kundenportal.impl.connections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of a kind that are installed now. Of two with one type the one that came first serves, until it goes.
 * Thread-safe.
 */
public abstract class Providers<P> {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final ConnectionKind<P, ?> kind;
    private final List<Installed<P>> installed = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private record Installed<P>(String type, P provider) {}

    protected Providers(ConnectionKind<P, ?> kind) {
        this.kind = kind;
    }

    /** A provider came. */
    protected void add(P provider) {
        String type = typeOf(provider);
        if (type != null) {
            installed.add(new Installed<>(type, provider));
            LOG.info("{} provider {} came", kind, type);
            tell(type);
        }
    }

    /** A provider went. */
    protected void remove(P provider) {
        List<Installed<P>> gone = new ArrayList<>(installed);
        gone.removeIf(each -> each.provider != provider);
        installed.removeAll(gone);
        gone.forEach(each -> {
            LOG.info("{} provider {} went", kind, each.type);
            tell(each.type);
        });
    }

    /** Null, with a warning, where the provider cannot say. */
    private String typeOf(P provider) {
        try {
            return kind.type(provider);
        } catch (RuntimeException e) {
            LOG.warn("A {} provider cannot be used, since it does not describe itself", kind, e);
            return null;
        }
    }

    private void tell(String type) {
        listeners.forEach(listener -> listener.accept(type));
    }

    /** The provider of a type, if it is installed. */
    public final Optional<P> find(String type) {
        return installed.stream()
                .filter(each -> each.type.equals(type))
                .map(Installed::provider)
                .findFirst();
    }

    /** One provider of each type that is installed, in the order of their types. */
    public final List<P> all() {
        return installed.stream()
                .map(Installed::type)
                .distinct()
                .sorted()
                .flatMap(type -> find(type).stream())
                .toList();
    }

    /**
     * Tells the listener each type that comes or goes, after it did. It is called on the thread that starts or stops the
     * provider, so it must be quick and must not throw.
     *
     * @return ends it
     */
    public final Runnable listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

package org.kundenportal.impl;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.kundenportal.impl.security.KeyRing;
import org.kundenportal.impl.security.PortalKey;
import org.kundenportal.impl.security.SecretBox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Where this portal lives: its folder on disk, its keys in there, its clock, and the address under which browsers reach
 * it. Immutable.
 */
@Component(service = PortalHome.class, configurationPid = "org.kundenportal")
@Designate(ocd = PortalHome.Configuration.class)
public final class PortalHome {

    /** What the merchant's administrator sets in {@code etc/org.kundenportal.cfg}. */
    @ObjectClassDefinition(name = "Kundenportal")
    public @interface Configuration {

        /** The portal's folder. */
        @AttributeDefinition(
                name = "Folder",
                description = "Holds files, key and the embedded database. Empty: kundenportal below Karaf's folder.")
        String home() default "";

        /** The portal's address. */
        @AttributeDefinition(
                name = "Public address",
                description = "Where browsers reach the portal, for example https://kunden.example.com/portal."
                        + " Empty: the environment variable KUNDENPORTAL_URL and /portal behind it.")
        String publicUrl() default "";
    }

    private final Path folder;
    private final Path cache;
    private final URI base;
    private final PortalKey key;
    private final KeyRing keys;
    private final SecretBox secrets;
    private final Clock clock;

    /** Reads the configuration. */
    @Activate
    public PortalHome(Configuration configuration) {
        // Karaf gives each of its instances a folder for such files; nodes may share the portal's
        this(
                folder(configuration.home()),
                Path.of(System.getProperty("java.io.tmpdir"), "kundenportal"),
                base(configuration.publicUrl()),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    private static Path folder(String configured) {
        return configured.isBlank()
                ? Path.of(System.getProperty("karaf.base", "."), "kundenportal")
                : Path.of(configured);
    }

    private static URI base(String configured) {
        String host = System.getenv().getOrDefault("KUNDENPORTAL_URL", "http://localhost:8181");
        String address = configured.isBlank() ? withoutSlash(host) + "/portal" : configured.strip();
        return URI.create(withoutSlash(address));
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** A portal in a folder, with an address and a clock. */
    public PortalHome(Path folder, URI base, Clock clock) {
        this(folder, folder.resolve("cache"), base, clock);
    }

    private PortalHome(Path folder, Path cache, URI base, Clock clock) {
        this.folder = folder;
        this.cache = cache;
        this.base = base;
        this.clock = clock;
        this.key = PortalKey.in(folder.resolve("portal.key"));
        this.keys = KeyRing.in(folder.resolve("encryption.keys"), key);
        this.secrets = new SecretBox(keys);
    }

    /** The portal's own folder. */
    public Path folder() {
        return folder;
    }

    /** A folder of this node alone, for files that can be made again. */
    public Path cache() {
        return cache;
    }

    /** The portal's secret. */
    public PortalKey key() {
        return key;
    }

    /** The keys that encrypt texts for the database. */
    public KeyRing keys() {
        return keys;
    }

    /** What encrypts texts for the database. */
    public SecretBox secrets() {
        return secrets;
    }

    /** What tells the time, to the millisecond, as the database keeps it. */
    public Clock clock() {
        return clock;
    }

    /** The address of the portal's first page without a slash at the end; links are made of it, never of a request. */
    public URI base() {
        return base;
    }
}

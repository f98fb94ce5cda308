package org.kundenportal.impl.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that encrypt texts for the database. The current one seals; all of them open, so that a rotation can take its
 * time. At first there is one, {@value #FIRST}, derived from the portal's key; a rotation makes a file beside that, which
 * all nodes share and look at before they seal. The first one always opens: what was sealed with it while the file was
 * lost is not lost when the file is back. Thread-safe.
 */
public final class KeyRing {

    /** The key that is derived from the portal's. */
    static final String FIRST = "0";

    private static final String DERIVED = "derived-from-portal.key";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{1,8}) (\\S+)");
    private static final String COMMENT =
            "# encrypts what the customer portal keeps secret in its database; the first key is"
                    + " the current one.\n# Keep it with portal.key, and apart from the database.\n";
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Files are locked for a process, so its threads take turns here. */
    private static final Object TURN = new Object();

    private final Path file;
    private final Key derived;

    private volatile Read last;

    /** A key and the name by which values say that it is theirs. */
    record Key(String id, SecretKeySpec key, String text) {

        @Override
        public String toString() {
            return id;
        }
    }

    /** By what a file that was replaced is told from the one before. */
    private record Stamp(FileTime modified, long size, Object inode) {

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    /** What was in the file; no stamp where there was none. */
    private record Read(Stamp stamp, List<Key> keys) {}

    private KeyRing(Path file, PortalKey portal) {
        this.file = file;
        this.derived = new Key(FIRST, new SecretKeySpec(portal.derive("encrypt"), "AES"), DERIVED);
        this.last = read();
    }

    /**
     * The keys in the file, or the first one alone where there is none.
     *
     * @throws IllegalStateException if others than its owner may read the file, or it is damaged
     * @throws UncheckedIOException if it cannot be read
     */
    public static KeyRing in(Path file, PortalKey portal) {
        return new KeyRing(file, portal);
    }

    /** The key that seals now, also where another node has just made it. */
    Key current() {
        return fresh().keys().get(0);
    }

    /** The key of a value. */
    Optional<Key> find(String id) {
        return id.equals(FIRST) ? Optional.of(derived) : in(last, id).or(() -> in(fresh(), id));
    }

    private static Optional<Key> in(Read read, String id) {
        return read.keys.stream().filter(key -> key.id.equals(id)).findFirst();
    }

    /** Whether a rotation was begun and has not ended. */
    public boolean isRotating() {
        return fresh().keys().size() > 1;
    }

    /**
     * Makes a new key the current one, on all nodes; leaves it if a rotation is under way.
     *
     * @return the name of the current key
     */
    public String begin() {
        List<Key> keys = change(known -> known.size() > 1
                ? known
                : Stream.concat(Stream.of(made()), known.stream()).toList());
        return keys.get(0).id;
    }

    /**
     * Forgets all keys but this one, by which everything must be sealed. Does nothing if it is not the current one any
     * more: a later rotation is under way then, and needs it.
     */
    public void forgetOthers(String current) {
        change(keys -> keys.get(0).id.equals(current) ? keys.subList(0, 1) : keys);
    }

    private interface Change {
        List<Key> of(List<Key> keys);
    }

    private List<Key> change(Change change) {
        synchronized (TURN) {
            try (FileChannel lock = FileChannel.open(
                            file.resolveSibling(file.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                Objects.requireNonNull(held, "lock");
                List<Key> keys = read().keys;
                List<Key> changed = change.of(keys);
                if (!changed.equals(keys)) {
                    PrivateFile.replace(file, COMMENT + text(changed));
                }
                last = read();
                return changed;
            } catch (IOException e) {
                throw new UncheckedIOException("The encryption keys " + file + " cannot be changed", e);
            }
        }
    }

    private static Key made() {
        byte[] id = new byte[ID_BYTES];
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(key);
        return new Key(
                HexFormat.of().formatHex(id),
                new SecretKeySpec(key, "AES"),
                Base64.getEncoder().encodeToString(key));
    }

    private static String text(List<Key> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key.id).append(' ').append(key.text).append('\n'));
        return text.toString();
    }

    /** What is in the file now; read again only where it was replaced. */
    private Read fresh() {
        Read known = last;
        if (!Objects.equals(known.stamp, stamp())) {
            known = read();
            last = known;
        }
        return known;
    }

    /** Null if there is no file. */
    private Stamp stamp() {
        try {
            return Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The encryption keys " + file + " cannot be read", e);
        }
    }

    private Read read() {
        // taken before the content: where it is replaced in between, it is only read once more
        Stamp stamp = stamp();
        if (stamp != null) {
            return new Read(stamp, keys());
        }
        if (last != null && last.stamp != null) {
            throw new IllegalStateException("The encryption keys " + file + " are gone: restore them from a backup");
        }
        return new Read(null, List.of(derived));
    }

    private List<Key> keys() {
        try {
            PrivateFile.refuseIfOthersMayRead(file);
            // a damaged file need not be a text
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            List<Key> keys = new ArrayList<>();
            text.lines().filter(line -> !line.startsWith("#")).map(this::key).forEach(keys::add);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("no key");
            }
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("The encryption keys " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The encryption keys " + file + " are damaged: restore them from a backup", e);
        }
    }

    private Key key(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no key and its name");
        }
        String text = parts.group(2);
        if (text.equals(DERIVED)) {
            return derived;
        }
        byte[] key = Base64.getDecoder().decode(text);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        return new Key(parts.group(1), new SecretKeySpec(key, "AES"), text);
    }
}

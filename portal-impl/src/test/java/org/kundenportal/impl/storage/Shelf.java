package org.kundenportal.impl.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.storage.Capability;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.Listing;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageProvider;

/** A type of storages in memory, which remembers what was opened and closed and can be told to fail. Thread-safe. */
public final class Shelf implements StorageProvider {

    /** Its type. */
    public static final String TYPE = "shelf";

    /** The files of all its storages, by path. */
    public final SortedMap<String, byte[]> files = new TreeMap<>();

    /** What was opened, in that order. */
    public final List<Board> opened = new ArrayList<>();

    /** The room whose storages have none of the files; null for no such room. */
    public String emptyRoom;

    /** What every call says; null for all is well. */
    public StorageException answer;

    /** How every call fails that must not; null for not at all. */
    public RuntimeException fault;

    private final boolean shown;

    /** One that shows its files. */
    public Shelf() {
        this(true);
    }

    /** @param shown whether its storages show their files */
    public Shelf(boolean shown) {
        this.shown = shown;
    }

    @Override
    public StorageDescriptor descriptor(Locale language) {
        boolean german = "de".equals(language.getLanguage());
        return new StorageDescriptor(
                TYPE,
                german ? "Regal" : "Shelf",
                null,
                List.of(
                        SettingField.text("room", true, german ? "Raum" : "Room", null),
                        SettingField.secret("key", german ? "Schlüssel" : "Key", null)),
                shown ? Set.of(Capability.BROWSE) : Set.of());
    }

    @Override
    public FileStorage open(ProviderSettings settings) throws InvalidSettingException {
        if (settings.text("room").contains("?")) {
            throw new InvalidSettingException("room", InvalidSettingException.FORMAT);
        }
        Board board = shown ? new OpenBoard(settings) : new Board(settings);
        opened.add(board);
        return board;
    }

    /** A storage. */
    public class Board implements FileStorage {

        /** With which it was opened. */
        public final ProviderSettings settings;

        /** Whether it was closed. */
        public boolean closed;

        Board(ProviderSettings settings) {
            this.settings = settings;
        }

        @Override
        public void put(FilePath path, InputStream content, long length) throws IOException {
            check();
            files.put(path.text(), content.readAllBytes());
        }

        @Override
        public OpenFile open(FilePath path, long from, long length) throws StorageException {
            FileFacts facts =
                    stat(path).orElseThrow(() -> new StorageException(StorageException.Reason.NOT_FOUND, null, null));
            byte[] content = files.get(path.text());
            int start = (int) Math.min(from, content.length);
            int end = (int) Math.min(content.length - start, length);
            return new OpenFile(facts, new ByteArrayInputStream(content, start, end));
        }

        @Override
        public Optional<FileFacts> stat(FilePath path) throws StorageException {
            check();
            return Optional.ofNullable(files.get(path.text()))
                    .filter(content -> !settings.find("room").equals(Optional.ofNullable(emptyRoom)))
                    .map(Shelf::facts);
        }

        @Override
        public void delete(FilePath path) throws StorageException {
            check();
            files.remove(path.text());
        }

        @Override
        public void check() throws StorageException {
            if (fault != null) {
                throw fault;
            }
            if (answer != null) {
                throw answer;
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class OpenBoard extends Board implements FileBrowser {

        OpenBoard(ProviderSettings settings) {
            super(settings);
        }

        @Override
        public Listing list(String prefix, String cursor, int limit) throws StorageException {
            check();
            int folder = prefix.lastIndexOf('/') + 1;
            SortedMap<String, Listing.Entry> found = new TreeMap<>();
            files.forEach((path, content) -> {
                if (path.startsWith(prefix)) {
                    int slash = path.indexOf('/', folder);
                    String entry = slash < 0 ? path : path.substring(0, slash);
                    found.put(entry, new Listing.Entry(new FilePath(entry), slash < 0 ? facts(content) : null));
                }
            });
            List<Listing.Entry> rest = found.values().stream()
                    .filter(entry -> cursor == null || entry.path().text().compareTo(cursor) > 0)
                    .toList();
            List<Listing.Entry> page = rest.stream().limit(limit).toList();
            return new Listing(
                    page, rest.size() > limit ? page.get(limit - 1).path().text() : null);
        }
    }

    private static FileFacts facts(byte[] content) {
        return new FileFacts(content.length, Integer.toHexString(Arrays.hashCode(content)), null);
    }
}

package org.kundenportal.impl.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/** A storage of a merchant's in memory, which fails how a test says. */
final class FaultyStorage implements FileStorage {

    /** How a call fails. */
    enum Fault {
        NONE,
        /** Nothing is done. */
        BEFORE,
        /** Half of it is read or sent, nothing is kept. */
        HALF,
        /** It is done, and nobody learns of it. */
        AFTER,
        /** The process ends first. */
        CRASH_BEFORE,
        /** The process ends afterwards. */
        CRASH_AFTER
    }

    /** The end of the process, which no code of ours survives. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("the process ends", null, false, false);
        }
    }

    /** By path. */
    final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Asked at each call, with its name and path. */
    volatile BiFunction<String, FilePath, Fault> faults = (call, path) -> Fault.NONE;

    /** From now on nobody reaches it. */
    void cut() {
        faults = (call, path) -> Fault.BEFORE;
    }

    /** It works. */
    void heal() {
        faults = (call, path) -> Fault.NONE;
    }

    /** What a call does. */
    private interface Work<R> {
        R done() throws IOException;
    }

    private <R> R call(String name, FilePath path, Work<R> work) throws IOException {
        Fault fault = faults.apply(name, path);
        if (fault == Fault.CRASH_BEFORE) {
            throw new Crash();
        }
        if (fault == Fault.BEFORE || fault == Fault.HALF) {
            throw broken();
        }
        R result = work.done();
        if (fault == Fault.CRASH_AFTER) {
            throw new Crash();
        }
        if (fault == Fault.AFTER) {
            throw broken();
        }
        return result;
    }

    private static StorageException broken() {
        return new StorageException(Reason.UNREACHABLE, null, null);
    }

    @Override
    public void put(FilePath path, InputStream content, long length) throws IOException {
        call("put", path, () -> {
            byte[] bytes = content.readAllBytes();
            if (bytes.length != length) {
                throw new IOException("another length");
            }
            files.put(path.text(), bytes);
            return null;
        });
    }

    @Override
    public OpenFile open(FilePath path, long from, long length) throws StorageException {
        if (faults.apply("read", path) == Fault.HALF) {
            return new OpenFile(facts(bytes(path)), new FilterInputStream(new ByteArrayInputStream(bytes(path), 0, 1)) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = super.read(buffer, offset, length);
                    if (read < 0) {
                        throw broken();
                    }
                    return read;
                }
            });
        }
        try {
            return call("open", path, () -> {
                byte[] bytes = bytes(path);
                return new OpenFile(facts(bytes), new ByteArrayInputStream(bytes));
            });
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] bytes(FilePath path) throws StorageException {
        byte[] bytes = files.get(path.text());
        if (bytes == null) {
            throw new StorageException(Reason.NOT_FOUND, null, null);
        }
        return bytes;
    }

    private static FileFacts facts(byte[] bytes) {
        return new FileFacts(bytes.length, null, Instant.EPOCH);
    }

    @Override
    public Optional<FileFacts> stat(FilePath path) throws StorageException {
        try {
            return call("stat", path, () -> Optional.ofNullable(files.get(path.text()))
                    .map(FaultyStorage::facts));
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void delete(FilePath path) throws StorageException {
        try {
            call("delete", path, () -> files.remove(path.text()));
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void check() throws StorageException {
        try {
            call("check", null, () -> null);
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package org.kundenportal.impl.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.ImportedDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports one file from disk and says in one line what became of it. */
public final class FileImport {

    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);

    private final DocumentImport imports;
    private final Actor actor;

    /** Imports on behalf of the actor. */
    public FileImport(DocumentImport imports, Actor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    /**
     * What became of a file.
     *
     * @param accepted whether the portal took it
     * @param line for people, without the file's name
     */
    public record Result(boolean accepted, String line) {}

    /**
     * Imports the file; never throws because of what is in it.
     *
     * @throws PortalException DATABASE_UNAVAILABLE, STORAGE_UNAVAILABLE: the file can be imported later
     * @throws UncheckedIOException if the portal cannot keep files now: the file can be imported later
     */
    public Result run(Path file) {
        try {
            if (Files.size(file) > DocumentIntake.MAX_FILE_SIZE) {
                return new Result(false, "refused: larger than 10 MiB");
            }
            ImportedDocument imported = imports.importFile(actor, Files.readAllBytes(file), name(file));
            return new Result(true, describe(imported));
        } catch (PortalException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE || e.code() == ErrorCode.STORAGE_UNAVAILABLE) {
                throw e;
            }
            return new Result(false, "refused: " + describe(e));
        } catch (IOException e) {
            return new Result(false, "cannot be read: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("Unexpected failure with {}", file, e);
            return new Result(false, "refused: " + ErrorCode.INTERNAL_ERROR + ", the log says why");
        }
    }

    private static String describe(ImportedDocument imported) {
        String document = imported.key().type() + " " + imported.key().number();
        String customer = imported.customer() == null ? "" : " of customer " + imported.customer();
        return switch (imported.outcome()) {
            case CREATED -> document + customer + (imported.customerCreated() ? " (new customer)" : "") + " created";
            case NEW_VERSION -> document + customer + " has a new version";
            case UNCHANGED -> document + customer + " unchanged";
            case UNMATCHED -> document + " waits for its customer";
        };
    }

    private static String describe(PortalException refusal) {
        String reasons = String.join(
                ", ", refusal.violations().stream().map(Violation::code).toList());
        return reasons.isEmpty() ? refusal.code().name() : refusal.code() + " (" + reasons + ")";
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? null : name.toString();
    }
}

package org.kundenportal.impl.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kundenportal.api.Actor;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.jobs.Rounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code import} of the portal: what is put there is imported and moved to {@code import/done}, or to
 * {@code import/failed} with a text file beside it that says why. A file is taken when its size has not changed between
 * two looks, so that one that is still being copied is left alone; hidden files never are.
 */
@Component(service = WatchedFolder.class, immediate = true)
public final class WatchedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Path folder;
    private final FileImport imports;
    private final Rounds looks;
    private final Map<Path, Long> sizes = new HashMap<>();

    /** Watches the portal's folder. */
    @Activate
    public WatchedFolder(@Reference DocumentImport imports, @Reference PortalHome home) {
        this(home.folder().resolve("import"), imports, PAUSE);
    }

    /** @param pause between two looks */
    WatchedFolder(Path folder, DocumentImport imports, Duration pause) {
        this.folder = folder;
        this.imports = new FileImport(imports, Actor.host("import folder"));
        this.looks = new Rounds("import-folder", pause, this::look);
    }

    /** Stops looking; a file that is being imported is finished. */
    @Deactivate
    public void close() {
        looks.close();
    }

    /** Imports what has come and does not grow any more. */
    void look() throws IOException {
        Files.createDirectories(folder);
        Map<Path, Long> before = Map.copyOf(sizes);
        sizes.clear();
        int imported = 0;
        int failed = 0;
        for (Path file : files()) {
            long size = Files.size(file);
            if (!Long.valueOf(size).equals(before.get(file))) {
                sizes.put(file, size);
            } else if (isTaken(file)) {
                imported++;
            } else {
                failed++;
            }
        }
        if (imported + failed > 0) {
            LOG.info("Import folder: {} files imported, {} refused", imported, failed);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** A file that cannot be set aside is tried again, and keeps nobody else waiting. */
    private boolean isTaken(Path file) {
        try {
            return take(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be set aside: {}", file, e.toString());
            return false;
        }
    }

    private boolean take(Path file) throws IOException {
        FileImport.Result result = imports.run(file);
        LOG.info("{}: {}", file.getFileName(), result.line());
        Path moved = move(file, folder.resolve(result.accepted() ? "done" : "failed"));
        if (!result.accepted()) {
            Files.writeString(moved.resolveSibling(moved.getFileName() + ".txt"), result.line() + "\n");
        }
        return result.accepted();
    }

    private static Path move(Path file, Path target) throws IOException {
        Files.createDirectories(target);
        String name = file.getFileName().toString();
        for (int again = 0; ; again++) {
            Path place = target.resolve(again == 0 ? name : again + "-" + name);
            try {
                return Files.move(file, place);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("{} is there already", place);
            }
        }
    }
}

package org.kundenportal.impl.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.storage.DocumentStore;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.persistence.CrashingTransactions;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.storage.FaultyStorage.Crash;
import org.kundenportal.impl.storage.FaultyStorage.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class ContentStoreDbTest {

    private static final String ABC = "ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.txt";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private FileScene scene;
    private FileScene.Node node;

    ContentStoreDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aScene() {
        scene = new FileScene(database, folder);
        node = scene.node;
    }

    @Test
    void contentIsKeptOnceUnderItsHash() throws IOException {
        KeptFile file = node.keep("abc");

        assertThat(file).isEqualTo(new KeptFile(ABC, 3));
        assertThat(node.keep("abc")).isEqualTo(file);
        assertThat(node.read(ABC)).isEqualTo("abc");
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        node.files.copy(ABC, copy);
        assertThat(copy).hasToString("abc");
        assertThat(scene.localFiles()).singleElement().asString().matches("ba/ba78[0-9a-f]+-[0-9a-f]{10}\\.txt");
    }

    @Test
    @DisplayName("many who keep the same at once leave one file")
    void manyAtOnce() throws Exception {
        List<FileScene.Node> nodes = List.of(scene.node(), scene.node());

        assertThat(Parallel.calls(8, i -> nodes.get(i % 2).add("i" + i, "abc")))
                .extracting(Parallel.Result::value)
                .containsOnly(ABC);
        scene.aDay(node);

        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("what no row refers to is gone within a day, and what a row refers to stays for ever")
    void sweeps() {
        node.keep("unused");
        node.add("i1", "abc");
        String dropped = node.add("i2", "dropped");
        scene.aDay(node);
        scene.assertBijection(Map.of(ABC, "abc", dropped, "dropped"));

        scene.dropReference("i2");
        scene.aDay(node);

        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("who keeps content while it is found unused keeps the file")
    void keptBetweenLookAndDiscard() {
        node.keep("abc");
        scene.clock.advance(FileLedger.UNUSED);
        Copy unused = scene.tx.read(em -> node.ledger.untouched(em, 0, 10)).get(0);

        scene.node().keep("abc");

        assertThat(scene.tx.<Boolean>call(em -> node.ledger.discard(em, unused)))
                .isFalse();
        assertThat(scene.localFiles()).hasSize(1);
    }

    @Test
    @DisplayName("who keeps content that has just been discarded gets a file of its own")
    void keptAfterDiscard() {
        node.keep("abc");
        scene.clock.advance(FileLedger.UNUSED);
        node.sweep.discardUnused();
        assertThat(scene.rows(Copy::isKept)).isEmpty();

        node.add("i1", "abc");
        assertThat(scene.localFiles()).hasSize(2);
        scene.aDay(node);

        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("a row that is committed after its content was discarded brings it back")
    void revived() {
        node.keep("abc");
        scene.clock.advance(FileLedger.UNUSED);
        node.sweep.discardUnused();
        node.refer("i1", ABC);
        assertThat(node.read(ABC)).as("readable all the time").isEqualTo("abc");

        scene.aDay(node);

        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("discarding and keeping at the same moment never lose the file, in whichever order they come")
    void discardingAndKeepingAtOnce() throws Exception {
        FileScene.Node other = scene.node();
        for (int i = 0; i < 15; i++) {
            String text = "text " + i;
            String id = "i" + i;
            node.keep(text);
            scene.clock.advance(FileLedger.UNUSED);
            String key = Parallel.calls(2, turn -> {
                        if (turn == 1) {
                            return other.add(id, text);
                        }
                        node.sweep.discardUnused();
                        return null;
                    })
                    .get(1)
                    .value();
            scene.clock.advance(FileLedger.LINGER);
            node.sweep.delete();

            assertThat(node.read(key)).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("of two nodes that delete at once, one does")
    void deletedOnce() throws Exception {
        scene.clouds.get(1L).heal();
        node.choice.choose(FileScene.ADMIN, "1");
        for (int i = 0; i < 20; i++) {
            node.keep("text " + i);
        }
        scene.clock.advance(FileLedger.UNUSED);
        node.sweep.discardUnused();
        scene.clock.advance(FileLedger.LINGER);
        int[] deletions = {0};
        scene.clouds.get(1L).faults = (call, path) -> {
            synchronized (deletions) {
                deletions[0] += call.equals("delete") ? 1 : 0;
            }
            return Fault.NONE;
        };

        List<FileScene.Node> nodes = List.of(scene.node(), scene.node());
        Parallel.calls(2, i -> {
            nodes.get(i).sweep.delete();
            return null;
        });

        assertThat(deletions[0]).isEqualTo(20);
        scene.assertBijection(Map.of());
    }

    @Test
    @DisplayName("new files go where the merchant says, and those that are elsewhere follow")
    void moves() {
        node.add("i1", "abc");
        DocumentStore chosen = node.choice.choose(FileScene.ADMIN, "1");
        assertThat(chosen).isEqualTo(new DocumentStore("1", scene.clock.instant(), "anna", 1, 0, 0, null, 0));
        String other = node.add("i2", "other");
        assertThat(scene.clouds.get(1L).files.keySet())
                .singleElement()
                .asString()
                .startsWith("kundenportal/");

        node.round();

        assertThat(node.choice.get()).isEqualTo(new DocumentStore("1", chosen.changedAt(), "anna", 0, 1, 0, null, 0));
        assertThat(scene.clouds.get(1L).files).hasSize(2);
        assertThat(scene.localFiles()).as("for readers that found it there").hasSize(1);
        assertThat(node.read(ABC)).isEqualTo("abc");
        scene.aDay(node);
        scene.assertBijection(Map.of(ABC, "abc", other, "other"));
        assertThat(scene.localFiles()).isEmpty();

        node.choice.choose(FileScene.ADMIN, null);
        scene.aDay(node);

        scene.assertBijection(Map.of(ABC, "abc", other, "other"));
        assertThat(scene.clouds.get(1L).files).isEmpty();
        assertThat(scene.tx.<Boolean>read(em -> FileLedger.isAnyIn(em, 1))).isFalse();
    }

    @Test
    @DisplayName("of two nodes that move at once, one copy of each file counts and the other goes")
    void movesOnTwoNodes() throws Exception {
        for (int i = 0; i < 20; i++) {
            node.add("i" + i, "text " + i);
        }
        node.choice.choose(FileScene.ADMIN, "1");
        List<FileScene.Node> nodes = List.of(scene.node(), scene.node());

        Parallel.calls(2, i -> {
            nodes.get(i).moves.run(() -> true);
            return null;
        });

        assertThat(node.choice.get().toMove()).isZero();
        assertThat(node.choice.get().moved()).isEqualTo(20);
        scene.aDay(node);
        assertThat(scene.places()).hasSize(20).allMatch(place -> place.startsWith("1:kundenportal/"));
    }

    @Test
    @DisplayName("a reader who has read the row just before the file is moved and deleted finds it where it is now")
    void readsWhatMovesAway() {
        node.add("i1", "abc");
        node.choice.choose(FileScene.ADMIN, "1");
        scene.aDay(node);
        node.choice.choose(FileScene.ADMIN, "2");
        AtomicBoolean moved = new AtomicBoolean();
        scene.clouds.get(1L).faults = (call, path) -> {
            if (call.equals("open") && moved.compareAndSet(false, true)) {
                FileScene.Node mover = scene.node();
                inAThreadOfItsOwn(() -> scene.aDay(mover));
            }
            return Fault.NONE;
        };

        assertThat(node.read(ABC)).isEqualTo("abc");

        assertThat(scene.clouds.get(1L).files).isEmpty();
    }

    @Test
    @DisplayName("a reader finds a file that was moved where it was, while the new place does not answer")
    void readsTheOtherCopy() {
        node.add("i1", "abc");
        node.choice.choose(FileScene.ADMIN, "1");
        node.round();
        scene.clouds.get(1L).cut();

        assertThat(node.read(ABC)).isEqualTo("abc");
        assertThat(node.health.isUp())
                .as("the place where new files go is away")
                .isFalse();
        scene.clouds.get(1L).heal();
        assertThat(node.read(ABC)).isEqualTo("abc");
        assertThat(node.health.isUp()).isTrue();
    }

    @Test
    @DisplayName("a file whose content is not what was kept is not moved, and staff see it; nor is one that is missing")
    void damagedAndMissing() throws IOException {
        node.add("i1", "abc");
        Path damaged = folder.resolve("files").resolve(scene.localFiles().get(0));
        Files.writeString(damaged, "abd");
        node.choice.choose(FileScene.ADMIN, "1");
        Instant chosen = scene.clock.instant();

        node.round();

        assertThat(node.choice.get().lastProblem().reason()).isEqualTo("DAMAGED");
        assertThat(node.choice.get().failed()).isOne();
        Files.delete(damaged);
        node.round();
        assertThat(node.choice.get().lastProblem().reason())
                .as("what cannot be moved is not tried every minute")
                .isEqualTo("DAMAGED");
        scene.clock.advance(Duration.ofHours(6));
        node.round();
        assertThat(node.choice.get())
                .isEqualTo(new DocumentStore(
                        "1",
                        chosen,
                        "anna",
                        1,
                        0,
                        1,
                        new DocumentStore.Problem("MISSING", null, scene.clock.instant()),
                        1));

        // the host pushes it again
        node.keep("abc");
        node.round();
        assertThat(node.choice.get().missing()).isZero();
        assertThat(node.choice.get().lastProblem()).isNull();
        assertThat(node.read(ABC)).isEqualTo("abc");
    }

    @Test
    @DisplayName("a storage that does not answer stops the moves, is told to staff, and the moves go on afterwards")
    void outageWhileMoving() {
        for (int i = 0; i < 10; i++) {
            node.add("i" + i, "text " + i);
        }
        node.choice.choose(FileScene.ADMIN, "1");
        scene.clouds.get(1L).faults = (call, path) -> call.equals("put") ? Fault.HALF : Fault.NONE;

        node.round();

        DocumentStore stuck = node.choice.get();
        assertThat(stuck.toMove()).isEqualTo(10);
        assertThat(stuck.failed()).as("tried in vain before it gave up").isEqualTo(3);
        assertThat(stuck.lastProblem().reason()).isEqualTo("UNREACHABLE");
        scene.clouds.get(1L).heal();
        node.round();
        assertThat(node.choice.get().moved()).isEqualTo(10);
        assertThat(node.choice.get().failed()).isZero();
        assertThat(node.choice.get().lastProblem()).isNull();
        scene.aDay(node);
        assertThat(scene.places()).hasSize(10);
    }

    @Test
    @DisplayName("an outage is STORAGE_UNAVAILABLE with a time to wait, on health as well, and over when it is over")
    void outage() {
        node.choice.choose(FileScene.ADMIN, "1");
        node.add("i1", "abc");
        scene.clouds.get(1L).cut();

        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(() -> node.read(ABC))
                .matches(e -> e.code() == ErrorCode.STORAGE_UNAVAILABLE && e.retryAfter() != null);
        assertThat(Refusal.code(() -> node.keep("new"))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(Refusal.code(() -> copyOf(ABC))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(node.keep("abc").key()).as("it is kept").isEqualTo(ABC);
        assertThat(node.health.isUp()).isFalse();

        scene.clouds.get(1L).heal();
        assertThat(node.read(ABC)).isEqualTo("abc");
        assertThat(node.health.isUp()).isTrue();
        scene.aDay(node);
        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("a storage that breaks off in the middle of a file is an outage, too")
    void breaksOff() {
        node.choice.choose(FileScene.ADMIN, "1");
        node.add("i1", "abc");
        scene.clouds.get(1L).faults = (call, path) -> call.equals("read") ? Fault.HALF : Fault.NONE;

        assertThat(Refusal.code(() -> node.read(ABC))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(Refusal.code(() -> copyOf(ABC))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
    }

    private void copyOf(String key) {
        try {
            node.files.copy(key, new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("the rounds notice that the storage is away before anybody asks for a file")
    void healthByRounds() {
        node.choice.choose(FileScene.ADMIN, "1");
        scene.clouds.get(1L).cut();
        node.round();
        assertThat(node.health.isUp()).isFalse();

        scene.clouds.get(1L).heal();
        node.round();
        assertThat(node.health.isUp()).isTrue();
    }

    @Test
    @DisplayName("a storage that cannot be used is not chosen, and leaves nothing behind")
    void refusesAnUnusableStore() {
        node.add("i1", "abc");
        for (String failing : List.of("check", "put", "open", "delete")) {
            for (Fault fault : List.of(Fault.BEFORE, Fault.AFTER)) {
                scene.clouds.get(1L).faults = (call, path) -> call.equals(failing) ? fault : Fault.NONE;
                assertThatExceptionOfType(PortalException.class)
                        .as(failing)
                        .isThrownBy(() -> node.choice.choose(FileScene.ADMIN, "1"))
                        .matches(e -> e.code() == ErrorCode.STORAGE_UNUSABLE)
                        .matches(e -> e.violations().equals(List.of(new Violation("connection", "UNREACHABLE"))));
            }
        }
        scene.clouds.get(1L).heal();

        assertThat(node.choice.get().connection()).isNull();
        assertThat(node.choice.get().changedAt()).isNull();
        for (String unknown : List.of("x", "3", "")) {
            assertThat(Refusal.code(() -> node.choice.choose(FileScene.ADMIN, unknown)))
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
        scene.aDay(node);
        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("files that somebody else keeps in the same storage are left alone")
    void leavesOthersAlone() {
        scene.clouds.get(1L).files.put("holiday.jpg", new byte[3]);
        scene.clouds.get(1L).files.put("kundenportal/ab/other.txt", new byte[3]);
        node.choice.choose(FileScene.ADMIN, "1");
        node.keep("unused");
        scene.aDay(node);
        scene.aDay(node);

        assertThat(scene.clouds.get(1L).files.keySet()).isEqualTo(Set.of("holiday.jpg", "kundenportal/ab/other.txt"));
    }

    @Test
    @DisplayName("files of the folder without a row are deleted a day later")
    void strays() throws IOException {
        node.add("i1", "abc");
        Path stray = Files.writeString(
                Files.createDirectories(folder.resolve("files/cd")).resolve("cdef.pdf"), "x");
        Path young = Files.writeString(folder.resolve("files/cd/young.pdf"), "x");
        Path leftover = Files.writeString(folder.resolve("files/cd/.new1.tmp"), "x");
        age(
                stray,
                leftover,
                folder.resolve("files")
                        .resolve(scene.localFiles().stream()
                                .filter(path -> path.startsWith("ba"))
                                .findFirst()
                                .orElseThrow()));
        Files.setLastModifiedTime(young, FileTime.from(scene.clock.instant()));

        node.sweep.deleteStrays();

        assertThat(stray).doesNotExist();
        assertThat(leftover).doesNotExist();
        assertThat(young).exists();
        assertThat(node.read(ABC)).isEqualTo("abc");
    }

    @Test
    @DisplayName("where the database knows hardly a file of the folder, none is deleted: it may be another portal's")
    void foreignDatabase() throws IOException {
        Path stray = Files.createDirectories(folder.resolve("files/cd")).resolve("cdef.pdf");
        Files.writeString(stray, "x");
        age(stray);

        node.sweep.deleteStrays();

        assertThat(stray).exists();
    }

    @Test
    @DisplayName("after a restore of the database to before a move, the files that have moved are known again")
    void knowsAgainWhatHasMoved() throws IOException {
        node.choice.choose(FileScene.ADMIN, "1");
        node.add("i1", "abc");
        // the backup of the database is from now; then all moves back, and the storage is tidied up
        scene.clouds.get(1L).files.clear();
        Path moved = folder.resolve("files").resolve(ABC.replace(".", "-0123456789."));
        Files.writeString(Files.createDirectories(moved.getParent()).resolve(moved.getFileName()), "abc");
        Path surplus = Files.writeString(moved.resolveSibling(ABC.substring(3).replace(".", "-0000000000.")), "abc");
        age(moved, surplus);

        scene.clouds.get(1L).cut();
        node.sweep.deleteStrays();
        assertThat(scene.localFiles()).as("nobody can tell yet").hasSize(2);
        scene.clouds.get(1L).heal();
        node.sweep.deleteStrays();

        assertThat(node.read(ABC)).isEqualTo("abc");
        scene.aDay(node);
        scene.aDay(node);
        assertThat(node.choice.get().missing()).isZero();
        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("a file whose name is that of wanted content, but not its content, stays and is not taken for it")
    void takesNoDamagedFile() throws IOException {
        node.choice.choose(FileScene.ADMIN, "1");
        node.add("i1", "abc");
        scene.clouds.get(1L).files.clear();
        Path damaged = folder.resolve("files").resolve(ABC);
        Files.writeString(Files.createDirectories(damaged.getParent()).resolve(damaged.getFileName()), "ab");
        age(damaged);

        node.sweep.deleteStrays();

        assertThat(damaged).exists();
        assertThat(scene.rows(Copy::isKept)).extracting(Copy::connection).containsExactly(1L);
    }

    private void age(Path... files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(scene.clock.instant().minus(Duration.ofHours(24))));
        }
    }

    @Test
    @DisplayName("a file that vanishes is counted as missing within a day, and no longer once it is back")
    void countsMissing() throws IOException {
        node.add("i1", "abc");
        Path file = folder.resolve("files").resolve(scene.localFiles().get(0));
        Files.delete(file);
        scene.aDay(node);
        assertThat(node.choice.get().missing()).isOne();
        assertThatThrownBy(() -> node.read(ABC)).isInstanceOf(UncheckedIOException.class);

        Files.writeString(file, "abc");
        scene.aDay(node);

        assertThat(node.choice.get().missing()).isZero();
    }

    @Test
    @DisplayName("content that is kept again replaces its file where that has vanished")
    void heals() throws IOException {
        node.add("i1", "abc");
        Files.delete(folder.resolve("files").resolve(scene.localFiles().get(0)));

        node.keep("abc");

        assertThat(node.read(ABC)).isEqualTo("abc");
        scene.aDay(node);
        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("the process may end at any commit or call of keeping: nothing is lost, and nothing stays for a day")
    void crashesWhileKeeping() {
        scene.node.choice.choose(FileScene.ADMIN, "1");
        for (int step = 0; step < 6; step++) {
            crashAt(step, dying -> dying.keep("abc"));
            // the host pushes again what nobody has confirmed
            assertThat(scene.node().keep("abc").key()).isEqualTo(ABC);
        }
        node.refer("i1", ABC);
        scene.aDay(node);

        scene.assertBijection(Map.of(ABC, "abc"));
    }

    @Test
    @DisplayName("the process may end at any commit or call of moving and deleting")
    void crashesWhileMoving() {
        node.add("i1", "abc");
        String unused = node.keep("unused").key();
        assertThat(unused).isNotEqualTo(ABC);
        for (int step = 0; step < 30; step++) {
            node.choice.choose(FileScene.ADMIN, step % 2 == 0 ? "1" : "2");
            scene.clock.advance(FileLedger.UNUSED);
            crashAt(step, FileScene.Node::round);
            assertThat(scene.node().read(ABC)).isEqualTo("abc");
        }
        scene.aDay(scene.node());
        scene.aDay(scene.node());

        scene.assertBijection(Map.of(ABC, "abc"));
    }

    /** Ends a node at its n-th commit or call of a storage. */
    private void crashAt(int step, java.util.function.Consumer<FileScene.Node> work) {
        FileScene.Node dying = scene.node();
        int[] steps = {step};
        dying.crashes.ends = committed -> steps[0]-- == 0;
        scene.clouds
                .values()
                .forEach(cloud -> cloud.faults = (call, path) -> {
                    if (steps[0]-- == 0) {
                        return Fault.CRASH_AFTER;
                    }
                    return Fault.NONE;
                });
        try {
            work.accept(dying);
        } catch (Crash | CrashingTransactions.Crash e) {
            assertThat(e).hasMessage("the process ends");
        }
        scene.clouds.values().forEach(FaultyStorage::heal);
    }

    @Test
    @DisplayName("one node at a time looks after the files, and another does when the first has died")
    void oneAtATime() {
        FileScene.Node dying = scene.node();
        FileKeeping first = new FileKeeping(scene.clock);
        FileKeeping second = new FileKeeping(scene.clock);

        assertThat(dying.tx.<Boolean>callRepeatably(first::take)).isTrue();
        assertThat(scene.tx.<Boolean>callRepeatably(second::take)).isFalse();
        assertThat(dying.tx.<Boolean>callRepeatably(first::take)).isTrue();
        scene.clock.advance(FileKeeping.LEASE);
        assertThat(scene.tx.<Boolean>callRepeatably(second::take)).isTrue();
        assertThat(dying.tx.<Boolean>callRepeatably(first::take)).isFalse();
        scene.tx.runRepeatably(second::leave);
        assertThat(dying.tx.<Boolean>callRepeatably(first::take)).isTrue();
    }

    private static void inAThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

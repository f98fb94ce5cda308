package org.kundenportal.impl.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.persistence.CrashingTransactions;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.storage.FaultyStorage.Crash;
import org.kundenportal.impl.storage.FaultyStorage.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** F16 of the fault plan: files and rows through 200 random faults. */
@DatabaseTest
class FileFaultsDbTest {

    private static final int FAULTS = 200;
    private static final List<Fault> KINDS = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.NONE)));

    private final TestDatabase database;

    @TempDir
    private Path folder;

    FileFaultsDbTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 0})
    @DisplayName("F16 after 200 faults and a day there is no file without a row, and no row without its file")
    void survives(long fixed) {
        long seed = fixed == 0 ? System.nanoTime() : fixed;
        Story story = new Story(new FileScene(database, folder), new Random(seed));

        while (story.faults < FAULTS) {
            story.step();
        }
        story.end();

        assertThat(story.seen).as("seed %d", seed).isNotEmpty();
        story.scene.assertBijection(story.expected);
    }

    /** What happens, and what has to be true of it. */
    private static final class Story {

        final FileScene scene;
        final Map<String, String> expected = new TreeMap<>();
        final List<Fault> seen = new ArrayList<>();
        int faults;

        private final Random random;
        private final Map<String, String> keysById = new TreeMap<>();
        private final Map<String, String> texts = new TreeMap<>();
        private FileScene.Node node;
        private int ids;

        Story(FileScene scene, Random random) {
            this.scene = scene;
            this.random = random;
            node = scene.node();
            scene.clouds.values().forEach(cloud -> cloud.faults = (call, path) -> fault());
            arm(node);
        }

        private Fault fault() {
            if (random.nextInt(6) > 0) {
                return Fault.NONE;
            }
            Fault fault = KINDS.get(random.nextInt(KINDS.size()));
            faults++;
            seen.add(fault);
            return fault;
        }

        private void arm(FileScene.Node fresh) {
            fresh.crashes.ends = committed -> {
                boolean ends = random.nextInt(40) == 0;
                faults += ends ? 1 : 0;
                return ends;
            };
        }

        void step() {
            scene.clock.advance(Duration.ofMinutes(random.nextInt(90)));
            try {
                switch (random.nextInt(10)) {
                    case 0 -> node.choice.choose(FileScene.ADMIN, place());
                    case 1, 2, 3 -> node.round();
                    case 4 -> drop();
                    case 5 -> node.keep(text());
                    case 6 -> read();
                    default -> add();
                }
            } catch (PortalException refused) {
                assertThat(refused.code().name()).startsWith("STORAGE_");
            } catch (Crash | CrashingTransactions.Crash e) {
                node = scene.node();
                arm(node);
            }
        }

        private String place() {
            return new String[] {null, "1", "2"}[random.nextInt(3)];
        }

        private String text() {
            return "text " + random.nextInt(40);
        }

        /** The row is there once its commit has begun: whoever does not learn of it may find it nevertheless. */
        private void add() {
            String text = text();
            KeptFile file = node.keep(text);
            String id = "i" + ids++;
            scene.node().refer(id, file.key());
            keysById.put(id, file.key());
            texts.put(file.key(), text);
        }

        private void drop() {
            if (!keysById.isEmpty()) {
                String id = List.copyOf(keysById.keySet()).get(random.nextInt(keysById.size()));
                scene.dropReference(id);
                keysById.remove(id);
            }
        }

        private void read() {
            for (String key : keysById.values()) {
                assertThat(node.read(key)).isEqualTo(texts.get(key));
                return;
            }
        }

        void end() {
            scene.clouds.values().forEach(FaultyStorage::heal);
            keysById.values().forEach(key -> expected.put(key, texts.get(key)));
            scene.aDay(scene.node());
        }
    }
}

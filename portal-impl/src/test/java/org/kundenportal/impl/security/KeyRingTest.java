package org.kundenportal.impl.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.Parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class KeyRingTest {

    private static final String PLACE = "setting.mail.password";
    private static final PortalKey PORTAL = new PortalKey(new byte[32]);

    @TempDir
    private Path folder;

    private KeyRing ring() {
        return KeyRing.in(file(), PORTAL);
    }

    private Path file() {
        return folder.resolve("encryption.keys");
    }

    @Test
    @DisplayName("at first there is the key that is derived from the portal's, and no file")
    void beginsWithThePortalKey() {
        assertThat(ring().current().id()).isEqualTo("0");
        assertThat(ring().isRotating()).isFalse();
        assertThat(file()).doesNotExist();
    }

    @Test
    @DisplayName("a node that runs seals with the new key at once, and opens what another has sealed with it")
    void isNoticedByOtherNodes() {
        KeyRing here = ring();
        here.forgetOthers(here.begin());
        KeyRing there = ring();
        String first = there.current().id();
        SecretBox boxThere = new SecretBox(there);
        String old = boxThere.seal("geheim", PLACE);

        String second = here.begin();
        String fresh = new SecretBox(here).seal("geheim", PLACE);

        assertThat(boxThere.open(fresh, PLACE)).isEqualTo("geheim");
        assertThat(boxThere.open(old, PLACE)).isEqualTo("geheim");
        assertThat(boxThere.beginning()).isEqualTo(new SecretBox(here).beginning());
        assertThat(there.isRotating()).isTrue();
        here.forgetOthers(second);
        assertThat(there.isRotating()).isFalse();
        assertThat(new SecretBox(ring()).open(fresh, PLACE)).isEqualTo("geheim");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretBox(ring()).open(old, PLACE))
                .withMessageContaining("key " + first);
    }

    @Test
    @DisplayName("what a node reads meanwhile never has a key that was forgotten, after the file was read again")
    void forgets() {
        KeyRing here = ring();
        here.forgetOthers(here.begin());
        KeyRing there = ring();
        String first = there.current().id();
        String old = new SecretBox(there).seal("geheim", PLACE);
        here.forgetOthers(here.begin());

        assertThat(there.current().id()).isNotEqualTo(first);
        assertThatIllegalStateException().isThrownBy(() -> new SecretBox(there).open(old, PLACE));
    }

    @Test
    @DisplayName("a rotation that was begun goes on with its key, also where two nodes begin at once")
    void beginsOnce() throws Exception {
        List<Parallel.Result<String>> all = Parallel.calls(8, n -> {
            KeyRing ring = ring();
            return ring.begin();
        });

        KeyRing ring = ring();
        String id = ring.current().id();
        assertThat(all).extracting(Parallel.Result::value).containsOnly(id);
        assertThat(ring.begin()).isEqualTo(id);
        ring.forgetOthers(id);
        assertThat(ring.begin()).isNotEqualTo(id).isEqualTo(ring.current().id());
    }

    @Test
    @DisplayName("a rotation that ends late forgets no key that a later one still needs")
    void forgetsNothingOfALaterRotation() {
        KeyRing here = ring();
        KeyRing late = ring();
        String first = here.begin();
        assertThat(late.begin()).isEqualTo(first);
        here.forgetOthers(first);
        String old = new SecretBox(here).seal("geheim", PLACE);
        here.begin();

        late.forgetOthers(first);

        assertThat(late.isRotating()).isTrue();
        assertThat(new SecretBox(ring()).open(old, PLACE)).isEqualTo("geheim");
    }

    @Test
    @DisplayName("what is sealed with the portal's key while the file is lost opens when the file is back")
    void outlivesALostFile() throws IOException {
        KeyRing before = ring();
        before.forgetOthers(before.begin());
        String content = Files.readString(file());
        Files.delete(file());
        String meanwhile = new SecretBox(ring()).seal("geheim", PLACE);
        PrivateFile.replace(file(), content);

        assertThat(new SecretBox(ring()).open(meanwhile, PLACE)).isEqualTo("geheim");
        assertThat(new SecretBox(before).open(meanwhile, PLACE)).isEqualTo("geheim");
        assertThat(ring().current().id()).isEqualTo(before.current().id());
    }

    @Test
    @DisplayName("nobody but the owner can read the file, or it is not used")
    void isPrivate() throws IOException {
        ring().begin();
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "a file system with modes");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatIllegalStateException().isThrownBy(this::ring).withMessageContaining("chmod 600");
    }

    @Test
    @DisplayName("a file that vanishes is missed: nothing is sealed with an older key")
    void missesItsFile() throws IOException {
        KeyRing ring = ring();
        ring.begin();
        Files.delete(file());

        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretBox(ring).seal("geheim", PLACE))
                .withMessageContaining("gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# no key", "0123abcd", "0123abcd AAAA", "xyz derived-from-portal.key", "0 !", "\u0000"})
    void refusesADamagedFile(String content) throws IOException {
        PrivateFile.replace(file(), content);

        assertThatIllegalStateException().isThrownBy(this::ring).withMessageContaining("damaged");
    }

    @Test
    @DisplayName("no half-written file is left behind, not even that of a crash before")
    void leavesNoFilesBehind() throws IOException {
        Files.writeString(folder.resolve("encryption.keys.new"), "0123abcd AA");
        ring().begin();

        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("encryption.keys", "encryption.keys.lock");
        }
    }
}

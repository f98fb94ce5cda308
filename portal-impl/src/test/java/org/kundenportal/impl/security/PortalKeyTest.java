package org.kundenportal.impl.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Parallel.Result;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PortalKeyTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeAtTheFirstStartAndStays() throws IOException {
        Path file = folder.resolve("portal/portal.key");

        byte[] first = PortalKey.in(file).derive("test");

        assertThat(PortalKey.in(file).derive("test")).isEqualTo(first);
        assertThat(PortalKey.in(folder.resolve("other.key")).derive("test")).isNotEqualTo(first);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isReadableForItsOwnerOnly() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX file permissions here");
        Path file = folder.resolve("portal.key");

        PortalKey.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void isRefusedWhereOthersMayReadIt(String permissions) throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX file permissions here");
        Path file = folder.resolve("portal.key");
        PortalKey.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatIllegalStateException()
                .isThrownBy(() -> PortalKey.in(file))
                .withMessageContaining("chmod 600")
                .withMessageNotContaining(Files.readString(file).strip());
    }

    @Test
    void isRefusedWhenDamaged() throws IOException {
        Path file = folder.resolve("portal.key");
        PortalKey.in(file);
        String key = Files.readString(file);
        byte[] zeros = new byte[45];
        byte[] noText = {(byte) 0xff, (byte) 0xfe, (byte) 0xc0};
        for (byte[] damaged : List.of(
                new byte[0], key.substring(0, 20).getBytes(US_ASCII), (key + key).getBytes(US_ASCII), zeros, noText)) {
            Files.write(file, damaged);
            assertThatIllegalStateException()
                    .isThrownBy(() -> PortalKey.in(file))
                    .withMessageContaining("damaged");
        }
    }

    @Test
    void isOneForAllNodesThatStartAtOnce() throws Exception {
        Path file = folder.resolve("portal.key");

        List<Result<String>> keys =
                Parallel.calls(16, i -> Tokens.sha256(PortalKey.in(file).derive("test")));

        assertThat(keys)
                .extracting(Result::value)
                .containsOnly(Tokens.sha256(PortalKey.in(file).derive("test")));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void givesEachUseAKeyOfItsOwn() {
        PortalKey key = new PortalKey(new byte[32]);

        assertThat(key.derive("encrypt"))
                .hasSize(32)
                .isNotEqualTo(key.derive("authenticate link"))
                .isNotEqualTo(new byte[32]);
        assertThatIllegalArgumentException().isThrownBy(() -> new PortalKey(new byte[31]));
    }

    @Test
    void computesHmacAsRfc4231Says() {
        // test case 2 of RFC 4231
        assertThat(PortalKey.hmac("Jefe".getBytes(US_ASCII), "what do ya want for nothing?".getBytes(US_ASCII)))
                .asHexString()
                .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}

package org.kundenportal.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

public class DistributionIT {

    private static final String LISTENING = "0A";

    private final RunningPortal portal = RunningPortal.prepare();

    @After
    public void end() {
        portal.close();
    }

    @Test
    public void comesUpAndComesBackAfterAStopAndAfterACrash() throws IOException {
        portal.start();
        portal.awaitUp();
        portal.stop();

        portal.start();
        portal.awaitUp();
        portal.kill();

        portal.start();
        portal.awaitUp();
        assertThat(portal.errors()).isEmpty();
        assertThat(Files.readString(portal.etc("users.properties")))
                .contains("admin = {CRYPT}")
                .doesNotContain(portal.adminPassword());
    }

    @Test
    public void listensOnTheLoopbackAddressOnlyAndSaysNothingOfItsServer() throws IOException {
        portal.start();
        portal.awaitUp();

        assertThat(Health.get(portal.port(), "/cxf")).contains("404").doesNotContain("Available");
        assertThat(Health.get(portal.port(), "/system/console")).contains("404");

        assumeTrue("needs /proc", Files.isDirectory(Path.of("/proc", "self", "fd")));
        String http = String.format(Locale.ROOT, ":%04X", portal.port());
        List<String> listeners = listeners(portal.pid());
        assertThat(listeners).allSatisfy(address -> assertThat(address).containsPattern("0100007F:"));
        // HTTP, and the port by which bin/stop asks Karaf to stop
        assertThat(listeners).hasSize(2).anySatisfy(address -> assertThat(address)
                .endsWith(http));
    }

    /** Local addresses of the TCP sockets on which the process listens, in the notation of proc(5). */
    private static List<String> listeners(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[3].equals(LISTENING) && sockets.contains(columns[9])) {
                    addresses.add(columns[1]);
                }
            }
        }
        return addresses;
    }
}

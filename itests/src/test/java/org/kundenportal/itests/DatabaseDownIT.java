package org.kundenportal.itests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class DatabaseDownIT {

    private final int databasePort = FreePort.find();
    private final RunningPortal portal = RunningPortal.prepare()
            .onPostgres("jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres");
    private Path databaseDirectory;
    private EmbeddedPostgres database;

    @Before
    public void chooseDirectory() throws IOException {
        databaseDirectory = Files.createTempDirectory(Path.of(System.getProperty("work")), "portal-postgres-");
    }

    @After
    public void end() throws IOException {
        portal.close();
        if (database != null) {
            database.close();
        }
    }

    @Test
    public void waitsForADatabaseThatIsDownAndComesBackWithOneThatDies() throws IOException {
        portal.start();
        portal.awaitState("WAITING_FOR_DATABASE");
        Await.value(
                "number of tries that the log tells of",
                true,
                () -> LogLines.containing(portal.logFile(), "The database does not answer, next try")
                                .size()
                        >= 2,
                Duration.ofMinutes(1),
                () -> false);

        startDatabase();
        portal.awaitUp();

        database.close();
        portal.awaitState("DATABASE_DOWN");

        startDatabase();
        portal.awaitUp();
        assertThat(portal.errors()).isEmpty();
        assertThat(LogLines.containing(portal.logFile(), "\tat ")).isEmpty();
    }

    private void startDatabase() throws IOException {
        database = EmbeddedPostgres.builder()
                .setPort(databasePort)
                .setDataDirectory(databaseDirectory)
                .setCleanDataDirectory(false)
                .start();
    }
}

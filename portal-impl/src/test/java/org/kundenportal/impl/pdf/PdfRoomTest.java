package org.kundenportal.impl.pdf;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PdfRoomTest {

    private static String run(PdfRoom room) {
        try {
            return room.run(() -> "done");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("a PDF that finds no room in time is refused, and there is room again after the one before")
    void refuses() throws IOException {
        PdfRoom room = new PdfRoom(1, 1, Duration.ZERO);
        String done = room.run(() -> {
            assertThat(Refusal.code(() -> run(room))).isEqualTo(ErrorCode.DOWNLOAD_BUSY);
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(run(room)).isEqualTo("done");
    }

    @Test
    @DisplayName("work that fails leaves its room")
    void leaves() {
        PdfRoom room = new PdfRoom(1, 0, Duration.ZERO);
        assertThatThrownBy(() -> room.run(() -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(IOException.class);
        assertThat(run(room)).isEqualTo("done");
    }

    @Test
    @DisplayName("who waits for the work of another one waits in the queue, and not for ever")
    void awaits() throws IOException {
        PdfRoom room = new PdfRoom(1, 0, Duration.ZERO);
        assertThat(room.await(CompletableFuture.completedFuture("done"))).isEqualTo("done");
        CompletableFuture<String> never = new CompletableFuture<>();
        assertThat(Refusal.code(() -> room.await(never))).isEqualTo(ErrorCode.DOWNLOAD_BUSY);
        never.cancel(false);
        assertThat(Refusal.code(() -> room.await(never))).isEqualTo(ErrorCode.DOWNLOAD_BUSY);
        room.run(() -> {
            assertThat(Refusal.code(() -> room.await(CompletableFuture.completedFuture("done"))))
                    .isEqualTo(ErrorCode.DOWNLOAD_BUSY);
            return null;
        });
    }

    @Test
    @DisplayName("all PDFs that are worked on at once have no more than half of the heap")
    void halfOfTheHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        assertThat(PdfRoom.SHARE).isEqualTo(heap / 2 / PdfRoom.PLACES);
    }
}

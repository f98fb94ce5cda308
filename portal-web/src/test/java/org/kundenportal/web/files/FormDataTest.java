package org.kundenportal.web.files;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FormDataTest {

    private static Optional<UploadedFile> file(String body) {
        return FormData.file(body.replace("\n", "\r\n").getBytes(UTF_8), "b", "file");
    }

    @Test
    void findsTheFileAmongOtherParts() {
        Optional<UploadedFile> file = file(
                """
                preamble
                --b
                Content-Disposition: form-data; name="note"

                --bx is no boundary
                --b
                Content-Type: image/png
                content-disposition: form-data; name=file; filename="Grüße.png"

                line 1
                --not b
                --b--
                epilogue""");

        assertThat(file.orElseThrow().name()).isEqualTo("Grüße.png");
        assertThat(file.orElseThrow().content()).isEqualTo("line 1\r\n--not b".getBytes(UTF_8));
    }

    @Test
    void everyByteIsKept() {
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".getBytes(UTF_8);
        byte[] tail = "\r\n--b--".getBytes(UTF_8);
        byte[] body = new byte[head.length + 256 + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        for (int i = 0; i < 256; i++) {
            body[head.length + i] = (byte) i;
        }
        System.arraycopy(tail, 0, body, head.length + 256, tail.length);

        UploadedFile file = FormData.file(body, "b", "file").orElseThrow();

        assertThat(file.name()).isEqualTo("file");
        for (int i = 0; i < 256; i++) {
            assertThat(file.content()[i]).isEqualTo((byte) i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b--",
                "--b\n\n--b--",
                "--b\nContent-Disposition: form-data; name=\"other\"\n\nx\n--b--",
                "--b\nContent-Disposition: form-data; filename=\"file\"\n\nx\n--b--",
                "--b\nContent-Disposition: form-data; name=\"file\"\n\nnever ends",
                "--b\nContent-Disposition: attachment; name=\"file\"\n\nx\n--b--"
            })
    void findsNoneWhereThereIsNone(String body) {
        assertThat(file(body)).isEmpty();
    }

    @Test
    void withoutBoundaryThereAreNoParts() {
        assertThat(FormData.file("--\r\n\r\n--".getBytes(UTF_8), "", "file")).isEmpty();
    }
}

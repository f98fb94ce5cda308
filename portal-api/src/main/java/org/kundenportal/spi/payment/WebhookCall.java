package org.kundenportal.spi.payment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody sent to a connection's webhook address, byte by byte as it came. Nothing of it is to be believed.
 * Immutable; its text shows nothing of what came, which may be personal.
 */
public final class WebhookCall {

    private final List<Header> headers;
    private final byte[] body;

    /** A header as it came. */
    public record Header(String name, String value) {

        /** Refuses nulls. */
        public Header {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * @param headers all of them, in their order
     * @param body at most 256 kB
     */
    public WebhookCall(List<Header> headers, byte[] body) {
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    /** The first header of this name, in whichever case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The bytes as they came; a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** How much came. */
    @Override
    public String toString() {
        return body.length + " bytes, " + headers.size() + " headers";
    }
}

package org.kundenportal.web.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** One file as it goes over the wire: its bytes, the same compressed where that helps, its type and its entity tag. Immutable. */
final class Asset {
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("woff2", "font/woff2"));

    private final byte[] plain;
    private final byte[] compressed;
    private final String mediaType;
    private final String tag;

    private Asset(byte[] plain, byte[] compressed, String mediaType) {
        this.plain = plain;
        this.compressed = compressed;
        this.mediaType = mediaType;
        this.tag = HexFormat.of().formatHex(Sha256.of(plain), 0, 8);
    }

    /** @throws IllegalArgumentException if the name's ending is of no {@linkplain #isServed known} type */
    static Asset of(String name, byte[] bytes) {
        String mediaType = mediaType(name).orElseThrow(() -> new IllegalArgumentException("no media type for " + name));
        byte[] compressed = mediaType.startsWith("font/") || mediaType.equals("image/png") ? bytes : gzip(bytes);
        return new Asset(bytes, compressed.length < bytes.length ? compressed : null, mediaType);
    }

    static Asset of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a file of this name has a type that browsers are given. */
    static boolean isServed(String name) {
        return mediaType(name).isPresent();
    }

    private static Optional<String> mediaType(String name) {
        return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    String mediaType() {
        return mediaType;
    }

    boolean isCompressible() {
        return compressed != null;
    }

    /** The entity tag, quoted; the compressed form is another representation and has another one. */
    String entityTag(boolean gzip) {
        return '"' + tag + (gzip ? "-gz\"" : "\"");
    }

    int length(boolean gzip) {
        return bytes(gzip).length;
    }

    /** The bytes themselves, not a copy: read them only. */
    byte[] bytes(boolean gzip) {
        return gzip && compressed != null ? compressed : plain;
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}

package org.kundenportal.web.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/**
 * All files of the user interfaces by name, such as {@code ui/api.js}. Any change of any file gives another {@link #version}, under
 * which browsers may keep them for ever. Immutable.
 */
final class AssetCatalogue {
    private static final String FOLDER = "/web/";
    private static final String TEXTS = "i18n/";
    private static final String FIRST_LANGUAGE = "de";

    private final NavigableMap<String, Asset> assets = new TreeMap<>();
    private final String version;

    /** @param files the bytes by name; files of unknown type (licences) are passed over */
    AssetCatalogue(Map<String, byte[]> files) {
        MessageDigest digest = Sha256.digest();
        new TreeMap<>(files).forEach((name, bytes) -> {
            if (Asset.isServed(name)) {
                assets.put(name, Asset.of(name, bytes));
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(Sha256.of(bytes));
            }
        });
        version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    /** Reads what lies in the bundle's folder {@code web}. */
    static AssetCatalogue of(Bundle bundle) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (URL url : Collections.list(bundle.findEntries(FOLDER, "*", true))) {
            String path = url.getPath();
            if (!path.endsWith("/")) {
                try (InputStream in = url.openStream()) {
                    files.put(path.substring(path.indexOf(FOLDER) + FOLDER.length()), in.readAllBytes());
                }
            }
        }
        return new AssetCatalogue(files);
    }

    String version() {
        return version;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** @throws IllegalArgumentException if there is no such file, which is a mistake in the build */
    Asset get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("missing " + name));
    }

    SortedSet<String> names() {
        return Collections.unmodifiableNavigableSet(assets.navigableKeySet());
    }

    /** The languages that the customer's side has texts for, German first: adding {@code i18n/fr.json} adds French. */
    List<String> languages() {
        return names().stream()
                .filter(name -> name.startsWith(TEXTS) && name.endsWith(".json"))
                .map(name -> name.substring(TEXTS.length(), name.length() - ".json".length()))
                .sorted(Comparator.comparing((String language) -> !language.equals(FIRST_LANGUAGE))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}

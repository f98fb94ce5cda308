package org.kundenportal.web.ui;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is found at which path below {@code /portal}: files, the shell of the customer's side, the shell of the merchant's side. Any
 * path that could be a page of a side gets that side's shell, because the page routes in the browser; a page that does not exist says
 * so there. Immutable but for the accent colour, which is asked for each time; thread-safe.
 */
final class UserInterface {
    static final String ROOT = "/portal";

    private static final String ADMIN = "/admin/";
    private static final String CUSTOMER_ENTRY = "app/main.js";
    private static final String ADMIN_ENTRY = "admin/main.js";
    /** The links in mails and PDFs, and of views as customer: their last part is a secret, which the shell posts and which is echoed nowhere. */
    private static final Pattern LINK = Pattern.compile("/[cdopiv]/.+");
    /** Where the last part is a number of the merchant's, which may look like a file's name. */
    private static final Pattern NUMBERED = Pattern.compile("(?:/admin)?/(?:documents|customers|orders)/.+");
    /** Folders whose files make up the customer's side without a network. */
    private static final List<String> OFFLINE = List.of("app/", "assets/", "i18n/", "styles/", "ui/");

    private final AssetCatalogue assets;
    private final Supplier<String> accentColour;
    private final ImportMap imports;
    private final ModuleGraph modules;
    private final String folder;
    private final Map<String, Page> fixed;
    private final Asset customerShell;
    private final Asset adminShell;

    /** @param accentColour the merchant's, {@code #rrggbb}; null while there is none */
    UserInterface(AssetCatalogue assets, Supplier<String> accentColour) {
        this.assets = assets;
        this.accentColour = accentColour;
        this.folder = "/a/" + assets.version() + "/";
        this.imports = new ImportMap(assetBase());
        this.modules = new ModuleGraph(assets);
        this.customerShell = shell("index.html", CUSTOMER_ENTRY);
        this.adminShell = shell("admin/index.html", ADMIN_ENTRY);
        this.fixed = Map.of(
                "/", Page.indexed(customerShell),
                "/sw.js", Page.current(serviceWorker()),
                "/manifest.webmanifest", Page.current(filled("manifest.webmanifest", Map.of())),
                "/robots.txt", Page.current(robots()));
    }

    String contentSecurityPolicy() {
        return ContentSecurityPolicy.allowing(imports);
    }

    /**
     * Looks an address up; never fails, however odd it is.
     *
     * @param path below {@link #ROOT}, decoded, starting with a slash
     * @return empty for what does not exist
     */
    Optional<Page> find(String path) {
        if (fixed.containsKey(path)) {
            return Optional.of(fixed.get(path));
        }
        if (path.equals("/theme.css")) {
            return Optional.of(Page.current(theme()));
        }
        if (path.startsWith("/a/")) {
            return path.startsWith(folder)
                    ? assets.find(path.substring(folder.length())).map(Page::immutable)
                    : Optional.empty();
        }
        if (LINK.matcher(path).matches()) {
            return Optional.of(Page.secret(customerShell));
        }
        if (Asset.isServed(path) && !NUMBERED.matcher(path).matches()) {
            return Optional.empty();
        }
        return Optional.of(Page.current((path + "/").startsWith(ADMIN) ? adminShell : customerShell));
    }

    /** A page in the portal's own colour is better than a page without style: whatever keeps the merchant's away is survived. */
    private Asset theme() {
        String colour;
        try {
            colour = accentColour.get();
        } catch (RuntimeException unavailable) {
            colour = AccentTheme.DEFAULT;
        }
        return Asset.of("theme.css", AccentTheme.of(colour).css());
    }

    private String assetBase() {
        return ROOT + folder.substring(0, folder.length() - 1);
    }

    private Asset shell(String template, String entry) {
        String preloads = modules.reachableFrom(Set.of(entry)).stream()
                .map(module -> "<link rel=\"modulepreload\" href=\"%s/%s\">".formatted(assetBase(), module))
                .collect(Collectors.joining("\n"));
        return filled(
                template,
                Map.of(
                        "language",
                        assets.languages().get(0),
                        "languages",
                        String.join(",", assets.languages()),
                        "importmap",
                        "<script type=\"importmap\">" + imports.json() + "</script>",
                        "preloads",
                        preloads));
    }

    private Asset serviceWorker() {
        return filled("sw.js", Map.of("files", json(offlineFiles())));
    }

    /** All of the customer's side, and of the third-party modules those that it imports; viewing PDFs needs the network. */
    private Collection<String> offlineFiles() {
        List<String> own = assets.names().stream()
                .filter(name -> OFFLINE.stream().anyMatch(name::startsWith))
                .toList();
        Set<String> needed = modules.reachableFrom(
                own.stream().filter(name -> name.endsWith(".js")).toList());
        return Stream.concat(own.stream(), needed.stream())
                .filter(name -> !name.startsWith("vendor/pdfjs"))
                .distinct()
                .sorted()
                .toList();
    }

    private static String json(Collection<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private static Asset robots() {
        return Asset.of(
                "robots.txt",
                """
            User-agent: *
            Allow: %1$s/$
            Allow: %1$s/a/
            Disallow: %1$s/
            """
                        .formatted(ROOT));
    }

    private Asset filled(String template, Map<String, String> values) {
        String text = assets.get(template)
                .text()
                .replace("{{root}}", ROOT)
                .replace("{{assets}}", assetBase())
                .replace("{{version}}", assets.version());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return Asset.of(template, text);
    }
}

package org.kundenportal.web.ui;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the bare names in {@code import 'lit'} become files: the same for the browser and for {@link ModuleGraph}. */
final class ImportMap {
    private static final Map<String, String> MODULES = modules();

    private final String base;

    /** @param base where the files are served, without a slash at the end */
    ImportMap(String base) {
        this.base = base;
    }

    private static Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("lit", "vendor/lit/index.js");
        modules.put("lit/", "vendor/lit/");
        modules.put("lit-html", "vendor/lit-html/lit-html.js");
        modules.put("lit-html/", "vendor/lit-html/");
        modules.put("lit-element/", "vendor/lit-element/");
        modules.put("@lit/reactive-element", "vendor/lit__reactive-element/reactive-element.js");
        modules.put("pdfjs", "vendor/pdfjs-dist/build/pdf.min.mjs");
        return modules;
    }

    /** The file that a specifier means inside the given file; empty for what no rule covers. */
    static Optional<String> resolve(String specifier, String from) {
        if (specifier.startsWith(".")) {
            return Optional.of(relative(specifier, from));
        }
        if (MODULES.containsKey(specifier)) {
            return Optional.of(MODULES.get(specifier));
        }
        return MODULES.keySet().stream()
                .filter(prefix -> prefix.endsWith("/") && specifier.startsWith(prefix))
                .findFirst()
                .map(prefix -> MODULES.get(prefix) + specifier.substring(prefix.length()));
    }

    private static String relative(String specifier, String from) {
        return URI.create("/" + from).resolve(specifier).getPath().substring(1);
    }

    /** The JSON of the {@code <script type="importmap">}. */
    String json() {
        return MODULES.entrySet().stream()
                .map(module -> "\"%s\":\"%s/%s\"".formatted(module.getKey(), base, module.getValue()))
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }
}

package org.kundenportal.web.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ModuleGraphTest {
    private static ModuleGraph graph(Map<String, String> modules) {
        return new ModuleGraph(new AssetCatalogue(
                modules.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, module -> module.getValue()
                        .getBytes(UTF_8)))));
    }

    @Test
    @DisplayName("Static imports are followed through folders and import map, minified or not; dynamic ones are not")
    void follows() {
        ModuleGraph graph = graph(Map.of(
                "app/main.js",
                        "import '../ui/a.js';\nimport { html } from 'lit';\nconst later = () => import('./later.js');",
                "app/later.js", "",
                "ui/a.js", "export * from \"./b.js\";\nimport '../app/main.js';",
                "ui/b.js", "import 'unknown';",
                "vendor/lit/index.js", "import\"lit-html\";export*from\"lit-element/lit-element.js\";",
                "vendor/lit-html/lit-html.js", "",
                "vendor/lit-element/lit-element.js", "import{a as b}from\"lit-html\";"));

        assertThat(graph.reachableFrom(List.of("app/main.js")))
                .containsExactly(
                        "app/main.js",
                        "ui/a.js",
                        "vendor/lit/index.js",
                        "ui/b.js",
                        "vendor/lit-html/lit-html.js",
                        "vendor/lit-element/lit-element.js");
    }

    @ParameterizedTest
    @CsvSource({
        "./b.js, ui/a.js, ui/b.js",
        "../i18n.js, app/views/a.js, app/i18n.js",
        "lit, app/a.js, vendor/lit/index.js",
        "lit/directives/ref.js, app/a.js, vendor/lit/directives/ref.js",
        "@lit/reactive-element, app/a.js, vendor/lit__reactive-element/reactive-element.js",
        "leftpad, app/a.js,",
    })
    void resolves(String specifier, String from, String file) {
        assertThat(ImportMap.resolve(specifier, from)).isEqualTo(Optional.ofNullable(file));
    }
}

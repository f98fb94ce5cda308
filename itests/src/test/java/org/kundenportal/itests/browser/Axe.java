package org.kundenportal.itests.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility rules of axe-core, loaded into a page once and asked as often as the page changes its looks. */
final class Axe {

    private static final String SOURCE = source();
    private static final String RUN =
            """
            () => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
              violations.flatMap(({ id, nodes }) => nodes.map(node => `${id} ${node.target} ${node.failureSummary}`)))""";

    private final Page page;

    private Axe(Page page) {
        this.page = page;
    }

    /** The page must let scripts in; its frames, of which the portal has none, are not looked at. */
    static Axe on(Page page) {
        page.evaluate(SOURCE);
        return new Axe(page);
    }

    /** Each with its rule, its element and what is wrong. */
    List<String> violations() {
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.kundenportal.web.ui;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which modules a module needs before it can run, so that the shell can name them all at once instead of one after the other. */
final class ModuleGraph {
    /** {@code import 'x'}, {@code import … from 'x'} and {@code export … from 'x'}, minified or not; {@code import('x')} is not meant. */
    private static final Pattern STATIC_IMPORT =
            Pattern.compile("(?<![.'\\w])(?:from|import)\\s*([\"'])([^\"'\\s]+)\\1");

    private final AssetCatalogue assets;

    ModuleGraph(AssetCatalogue assets) {
        this.assets = assets;
    }

    /** The given modules and all that they import statically, each before what it needs. */
    Set<String> reachableFrom(Collection<String> entries) {
        Set<String> found = new LinkedHashSet<>(entries);
        Deque<String> open = new ArrayDeque<>(entries);
        while (!open.isEmpty()) {
            for (String module : imports(open.remove())) {
                if (found.add(module)) {
                    open.add(module);
                }
            }
        }
        return found;
    }

    private List<String> imports(String module) {
        Matcher matcher = STATIC_IMPORT.matcher(assets.get(module).text());
        return matcher.results()
                .flatMap(found -> ImportMap.resolve(found.group(2), module).stream())
                .filter(name -> assets.find(name).isPresent())
                .toList();
    }
}

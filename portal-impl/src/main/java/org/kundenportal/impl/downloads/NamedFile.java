package org.kundenportal.impl.downloads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kundenportal.impl.articles.LinkedFile;

/**
 * A file by the key that it has within an order: its own where no other file of the order has the same, else with its
 * article's number before it.
 *
 * @param key unique within the order
 * @param file never null
 */
record NamedFile(String key, LinkedFile file) {

    /** The files by their keys within the order, in the order of the articles. */
    static List<NamedFile> of(List<String> articles, List<LinkedFile> files) {
        Map<String, Long> times = files.stream().collect(Collectors.groupingBy(LinkedFile::key, Collectors.counting()));
        return files.stream()
                .sorted(Comparator.comparingInt((LinkedFile file) ->
                                articles.indexOf(file.article().value()))
                        .thenComparing(LinkedFile::key))
                .map(file -> new NamedFile(times.get(file.key()) == 1 ? file.key() : longKey(file), file))
                .toList();
    }

    /** The file that somebody means: by its key within the order, or by the long one; empty if several could be meant. */
    static Optional<NamedFile> find(List<NamedFile> files, String key) {
        return only(files, NamedFile::key, key).or(() -> only(files, file -> longKey(file.file), key));
    }

    private static Optional<NamedFile> only(List<NamedFile> files, Function<NamedFile, String> name, String key) {
        List<NamedFile> found = new ArrayList<>(files);
        found.removeIf(file -> !name.apply(file).equals(key));
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String longKey(LinkedFile file) {
        return file.article() + "." + file.key();
    }
}

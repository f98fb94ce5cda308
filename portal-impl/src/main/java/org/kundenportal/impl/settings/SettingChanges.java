package org.kundenportal.impl.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.json.Json;

/** What differs between two contents of a setting: field by field, what is long shortened, what is secret masked. */
final class SettingChanges {

    private static final int LONGEST = 200;
    private static final String MASK = "•••";
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|apikey|privatekey).*");

    private SettingChanges() {}

    static List<Change> between(String before, String after) {
        Map<String, String> old = Json.leaves(before);
        Map<String, String> now = Json.leaves(after);
        TreeSet<String> fields = new TreeSet<>(old.keySet());
        fields.addAll(now.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(old.get(field), now.get(field)))
                .map(field -> new Change(field, shown(field, old.get(field)), shown(field, now.get(field))))
                .toList();
    }

    private static String shown(String field, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return SECRET.matcher(field.toLowerCase(Locale.ROOT)).matches() ? MASK : Excerpt.of(value, LONGEST);
    }
}

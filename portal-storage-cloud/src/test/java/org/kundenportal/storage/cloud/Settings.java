package org.kundenportal.storage.cloud;

import java.util.ArrayList;
import java.util.List;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

/** Makes settings of keys and texts in turn. */
final class Settings {

    private Settings() {}

    static ProviderSettings of(String... keysAndTexts) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            values.add(new Value(keysAndTexts[i], keysAndTexts[i + 1]));
        }
        return new ProviderSettings(values);
    }

    /** The same settings with another text. */
    static ProviderSettings with(ProviderSettings settings, String key, String text, String... others) {
        List<Value> values = new ArrayList<>(List.of(new Value(key, text)));
        for (String other : others) {
            settings.find(other).filter(old -> !other.equals(key)).ifPresent(old -> values.add(new Value(other, old)));
        }
        return new ProviderSettings(values);
    }
}

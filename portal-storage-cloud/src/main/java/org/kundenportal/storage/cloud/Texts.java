package org.kundenportal.storage.cloud;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.storage.Capability;
import org.kundenportal.spi.storage.StorageDescriptor;

/**
 * What is said about a type in one language: {@code texts_de.properties} and so on, and English in
 * {@code texts.properties}. Another language is another file.
 */
final class Texts {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String type;
    private final ResourceBundle texts;

    Texts(String type, Locale language) {
        this.type = type;
        this.texts = ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".texts", language, Texts.class.getClassLoader(), NO_OTHER_LANGUAGE);
    }

    StorageDescriptor descriptor(SettingField... fields) {
        return new StorageDescriptor(type, text("name"), text("note"), List.of(fields), Set.of(Capability.BROWSE));
    }

    SettingField line(String key, boolean required) {
        return SettingField.text(key, required, text(key), text(key + ".hint"));
    }

    SettingField secret(String key) {
        return SettingField.secret(key, text(key), text(key + ".hint"));
    }

    /** Yes or no, at first yes. */
    SettingField usually(String key) {
        return new SettingField(
                key, SettingField.Kind.BOOLEAN, false, text(key), text(key + ".hint"), List.of(), "true");
    }

    private String text(String key) {
        return texts.getString(type + "." + key);
    }
}

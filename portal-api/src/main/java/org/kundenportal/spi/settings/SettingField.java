package org.kundenportal.spi.settings;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One setting of a connection.
 *
 * @param key stable name, letters and digits, for example {@code clientId}
 * @param kind how it is asked for and kept
 * @param required whether a connection without it cannot be saved
 * @param label for people
 * @param hint one sentence of help, null if none is needed
 * @param choices what can be chosen, for {@link Kind#CHOICE} alone
 * @param initially what the form starts with, null for nothing; a setting that is not there is not this
 */
public record SettingField(
        String key, Kind kind, boolean required, String label, String hint, List<Choice> choices, String initially) {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    /** How a setting is asked for and kept. */
    public enum Kind {
        /** A line of text. */
        TEXT,
        /** A line that is kept encrypted and never shown again. */
        SECRET,
        /** Yes or no; kept as {@code true} or {@code false}. */
        BOOLEAN,
        /** One of several values. */
        CHOICE
    }

    /** A value that can be chosen, and its text for people. */
    public record Choice(String value, String label) {

        /** Refuses nulls. */
        public Choice {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(label, "label");
        }
    }

    /** Refuses a key of another form, and a choice without values. */
    public SettingField {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key: " + key);
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        choices = List.copyOf(choices);
        if (choices.isEmpty() == (kind == Kind.CHOICE)) {
            throw new IllegalArgumentException("choices belong to a CHOICE, and to nothing else: " + key);
        }
    }

    /** A line of text. */
    public static SettingField text(String key, boolean required, String label, String hint) {
        return new SettingField(key, Kind.TEXT, required, label, hint, List.of(), null);
    }

    /** A line that is never shown again, and is required. */
    public static SettingField secret(String key, String label, String hint) {
        return new SettingField(key, Kind.SECRET, true, label, hint, List.of(), null);
    }

    /** Yes or no, at first no. */
    public static SettingField flag(String key, String label, String hint) {
        return new SettingField(key, Kind.BOOLEAN, false, label, hint, List.of(), "false");
    }

    /** One of several values, at first the first of them. */
    public static SettingField choice(String key, String label, String hint, List<Choice> choices) {
        return new SettingField(
                key, Kind.CHOICE, true, label, hint, choices, choices.get(0).value());
    }
}

package org.kundenportal.spi.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The settings of one connection. Immutable; its text never shows a value. */
public final class ProviderSettings {

    private final List<Value> values;

    /** A setting that is there. */
    public record Value(String key, String text) {

        /** Refuses nulls. */
        public Value {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(text, "text");
        }

        /** Without the text, which may be a secret. */
        @Override
        public String toString() {
            return key;
        }
    }

    /** Settings, each key at most once; empty texts count as not there. */
    public ProviderSettings(List<Value> values) {
        this.values = values.stream().filter(value -> !value.text.isEmpty()).toList();
    }

    /** The text, empty if the setting is not there. */
    public Optional<String> find(String key) {
        return values.stream()
                .filter(value -> value.key.equals(key))
                .map(Value::text)
                .findFirst();
    }

    /**
     * The text.
     *
     * @throws InvalidSettingException REQUIRED if the setting is not there
     */
    public String text(String key) throws InvalidSettingException {
        return find(key).orElseThrow(() -> new InvalidSettingException(key, InvalidSettingException.REQUIRED));
    }

    /** Whether a yes-or-no setting is set; no, where it is not there. */
    public boolean flag(String key) {
        return find(key).map("true"::equals).orElse(false);
    }

    /** The keys alone. */
    @Override
    public String toString() {
        return values.toString();
    }
}

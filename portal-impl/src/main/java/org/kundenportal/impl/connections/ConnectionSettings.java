package org.kundenportal.impl.connections;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;

/**
 * The settings of a connection, the secret ones apart.
 *
 * @param open those that staff may see, by key
 * @param secret those that nobody sees again, by key
 */
record ConnectionSettings(Map<String, String> open, Map<String, String> secret) {

    static final ConnectionSettings NONE = new ConnectionSettings(Map.of(), Map.of());

    private static final int LONGEST = 2_000;
    private static final int MOST_UNKNOWN = 20;

    /** Who the settings are for. */
    interface Taker {
        void take(ProviderSettings settings) throws InvalidSettingException;
    }

    /**
     * These settings with what administrators say, checked by what the provider asks for and by the provider.
     *
     * @param wish by key; a secret that is not there stays
     * @param fields what the provider asks for
     * @param provider refuses what it cannot take
     * @throws PortalException INVALID_REQUEST with fields {@code settings.KEY}
     */
    ConnectionSettings with(Map<String, String> wish, List<SettingField> fields, Taker provider) {
        Findings findings = new Findings();
        Set<String> unknown = new TreeSet<>(wish.keySet());
        Map<String, String> newOpen = new TreeMap<>();
        Map<String, String> newSecret = new TreeMap<>();
        for (SettingField field : fields) {
            unknown.remove(field.key());
            boolean isSecret = field.kind() == SettingField.Kind.SECRET;
            String before = isSecret ? secret.getOrDefault(field.key(), "") : "";
            String value = wish.getOrDefault(field.key(), before);
            findings.check(field, value);
            if (!value.isEmpty()) {
                (isSecret ? newSecret : newOpen).put(field.key(), value);
            }
        }
        unknown.stream().limit(MOST_UNKNOWN).forEach(key -> findings.note(key, "UNKNOWN_FIELD"));
        findings.refuseIfAny();
        ConnectionSettings settings = new ConnectionSettings(newOpen, newSecret);
        if (isAnyTextChanged(fields, settings)) {
            settings.requireSecrets(wish.keySet());
        }
        settings.refuseUnlessTakenBy(provider);
        return settings;
    }

    /** Any text: only the provider knows which are addresses, or become parts of one. */
    private boolean isAnyTextChanged(List<SettingField> fields, ConnectionSettings next) {
        return fields.stream()
                .filter(field -> field.kind() == SettingField.Kind.TEXT)
                .anyMatch(field -> !Objects.equals(open.get(field.key()), next.open.get(field.key())));
    }

    /** Else whoever may change an address could have a secret that he does not know sent to a server of his own. */
    private void requireSecrets(Set<String> entered) {
        Findings findings = new Findings();
        secret.keySet().stream()
                .filter(key -> !entered.contains(key))
                .forEach(key -> findings.note(key, InvalidSettingException.REQUIRED));
        findings.refuseIfAny();
    }

    private void refuseUnlessTakenBy(Taker provider) {
        try {
            provider.take(toProvider());
        } catch (InvalidSettingException e) {
            throw PortalException.invalid(List.of(violation(e.key(), e.code())));
        }
    }

    /** As a provider gets them. */
    ProviderSettings toProvider() {
        List<ProviderSettings.Value> values = new ArrayList<>();
        open.forEach((key, text) -> values.add(new ProviderSettings.Value(key, text)));
        secret.forEach((key, text) -> values.add(new ProviderSettings.Value(key, text)));
        return new ProviderSettings(values);
    }

    /** Keys whose settings differ, the open ones first. */
    Set<String> differences(ConnectionSettings other) {
        Set<String> keys = new LinkedHashSet<>();
        for (Map<String, String> all : List.of(open, other.open, secret, other.secret)) {
            keys.addAll(all.keySet());
        }
        keys.removeIf(key -> Objects.equals(open.get(key), other.open.get(key))
                && Objects.equals(secret.get(key), other.secret.get(key)));
        return keys;
    }

    /** No line has them, and not every database keeps them. */
    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static Violation violation(String key, String code) {
        return new Violation("settings." + key, code);
    }

    /** Without the values, which may be secrets. */
    @Override
    public String toString() {
        return open.keySet() + " " + secret.keySet();
    }

    /** What is wrong with settings. */
    private static final class Findings {

        private final List<Violation> violations = new ArrayList<>();

        void note(String key, String code) {
            violations.add(violation(key, code));
        }

        void check(SettingField field, String value) {
            if (value.isEmpty()) {
                if (field.required()) {
                    note(field.key(), InvalidSettingException.REQUIRED);
                }
            } else if (value.codePoints().anyMatch(ConnectionSettings::isRefused)) {
                note(field.key(), "INVALID_CHARACTER");
            } else if (value.length() > LONGEST) {
                note(field.key(), "TOO_LONG");
            } else if (!isPossible(field, value)) {
                note(field.key(), "INVALID_VALUE");
            }
        }

        private static boolean isPossible(SettingField field, String value) {
            return switch (field.kind()) {
                case TEXT, SECRET -> true;
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case CHOICE ->
                    field.choices().stream().anyMatch(choice -> choice.value().equals(value));
            };
        }

        void refuseIfAny() {
            if (!violations.isEmpty()) {
                throw PortalException.invalid(violations);
            }
        }
    }
}

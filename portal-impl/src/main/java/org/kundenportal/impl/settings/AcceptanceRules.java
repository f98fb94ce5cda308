package org.kundenportal.impl.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.settings.AcceptanceTerms;

/** What the terms of acceptance must be like to be saved. */
final class AcceptanceRules {

    private AcceptanceRules() {}

    /**
     * The terms without blanks around them: a text in each language that there was one in at first, and in no other.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static AcceptanceTerms checked(AcceptanceTerms terms) {
        List<Violation> violations = new ArrayList<>();
        Map<String, String> checked = new TreeMap<>();
        for (String language : new TreeMap<>(Setting.ACCEPTANCE.initially().texts()).keySet()) {
            String text = terms.texts().getOrDefault(language, "").strip();
            if (text.isEmpty()) {
                violations.add(new Violation("terms." + language, "REQUIRED"));
            } else if (text.length() > AcceptanceTerms.MAX_TEXT) {
                violations.add(new Violation("terms." + language, "TOO_LONG"));
            } else if (text.indexOf('\0') >= 0) {
                violations.add(new Violation("terms." + language, "INVALID_CHARACTER"));
            }
            checked.put(language, text);
        }
        terms.texts().keySet().stream()
                .filter(language -> !checked.containsKey(language))
                .map(language -> new Violation("terms." + language, "INVALID_LANGUAGE"))
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
        return new AcceptanceTerms(checked);
    }
}

package org.kundenportal.web.documents;

import java.time.LocalDate;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.problems.ProblemTexts;

/** What customers take with them, on the wire. */
final class ExportsJson {

    private ExportsJson() {}

    /** How many documents a ZIP would hold, and how many it may. */
    record Count(long count, int most) {

        static Count of(long count) {
            return new Count(count, CustomerExports.MAX_DOCUMENTS);
        }
    }

    /** A period, both days included or null, and the language in which it is told. */
    record Period(LocalDate from, LocalDate to, String language) {

        static Period of(String from, String to, String language) {
            Checks checks = new Checks();
            LocalDate first = checks.date("from", from);
            LocalDate last = checks.date("to", to);
            String words = spoken(checks, language);
            return checks.then(() -> new Period(first, last, words));
        }
    }

    /** One of the portal's languages, or null. */
    static String language(String language) {
        Checks checks = new Checks();
        String words = spoken(checks, language);
        return checks.then(() -> words);
    }

    private static String spoken(Checks checks, String language) {
        if (language != null && !ProblemTexts.languages().contains(language)) {
            checks.note("language", "INVALID_LANGUAGE");
            return null;
        }
        return language;
    }
}

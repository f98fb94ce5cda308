package org.kundenportal.impl.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.settings.Appearance;

/** What an appearance must be like to be saved. */
final class AppearanceRules {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int MAX_GREETING = 20_000;

    private AppearanceRules() {}

    /**
     * The appearance with a clean greeting.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static Appearance checked(Appearance appearance, Predicate<String> imageExists) {
        List<Violation> violations = new ArrayList<>();
        require("company", appearance.company(), violations);
        require("timeZone", appearance.timeZone(), violations);
        if (appearance.accentColor() == null
                || !COLOR.matcher(appearance.accentColor()).matches()) {
            violations.add(new Violation("accentColor", "INVALID_COLOR"));
        }
        if (appearance.defaultLanguage() == null
                || !LANGUAGE.matcher(appearance.defaultLanguage()).matches()) {
            violations.add(new Violation("defaultLanguage", "INVALID_VALUE"));
        }
        requireImage("logo", appearance.logo(), imageExists, violations);
        requireImage("banner", appearance.banner(), imageExists, violations);
        if (appearance.tileServer() != null && !isTileServer(appearance.tileServer())) {
            violations.add(new Violation("tileServer", "INVALID_URL"));
        }
        if (isTooLong(appearance.greeting())) {
            violations.add(new Violation("greeting.html", "TOO_LONG"));
        } else if (Greeting.of(appearance.greeting()).hasUnknownPlaceholder()) {
            violations.add(new Violation("greeting.html", "UNKNOWN_PLACEHOLDER"));
        }
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
        return new Appearance(
                appearance.company(),
                appearance.logo(),
                appearance.banner(),
                appearance.accentColor().toLowerCase(Locale.ROOT),
                Greeting.of(appearance.greeting()).clean(),
                appearance.defaultLanguage(),
                appearance.timeZone(),
                appearance.tileServer());
    }

    /** The greeting, if it is not too long. */
    static String checkedGreeting(String greeting) {
        if (isTooLong(greeting)) {
            throw PortalException.invalid("greeting.html", "TOO_LONG");
        }
        return greeting;
    }

    private static boolean isTooLong(String greeting) {
        return greeting != null && greeting.length() > MAX_GREETING;
    }

    private static void require(String field, Object value, List<Violation> violations) {
        if (value == null) {
            violations.add(new Violation(field, "REQUIRED"));
        }
    }

    private static void requireImage(
            String field, String image, Predicate<String> imageExists, List<Violation> violations) {
        if (image != null && !imageExists.test(image)) {
            violations.add(new Violation(field, "UNKNOWN_IMAGE"));
        }
    }

    private static boolean isTileServer(String address) {
        try {
            // the pattern's braces are no part of an address
            URI uri = URI.create(address.replaceAll("[{}]", ""));
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

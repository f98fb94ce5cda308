package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** Codes for units of measure (UN/ECE Recommendation 20) from {@code units.properties}. */
final class UnitCode {

    private static final String ONE = "C62";
    private static final Properties CODES = load();

    private UnitCode() {}

    private static Properties load() {
        try (InputStream file = UnitCode.class.getResourceAsStream("units.properties")) {
            Properties codes = new Properties();
            codes.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code for a unit as written, "one" for null and for any that is not known. */
    static String of(String unit) {
        return unit == null
                ? ONE
                : CODES.getProperty(unit.strip().toLowerCase(Locale.ROOT).replace(".", ""), ONE);
    }
}

package org.kundenportal.api.settings;

import java.time.ZoneId;

/**
 * How the portal looks.
 *
 * @param company never null
 * @param logo id of an uploaded image, may be null
 * @param banner id of an uploaded image, may be null
 * @param accentColor {@code #rrggbb}
 * @param greeting sanitised HTML with placeholders, empty for none
 * @param defaultLanguage a language of the portal, for customers whose own is unknown
 * @param timeZone the merchant's zone: in it days are counted
 * @param tileServer address pattern of a map tile server, null for the bundled map
 */
public record Appearance(
        Company company,
        String logo,
        String banner,
        String accentColor,
        String greeting,
        String defaultLanguage,
        ZoneId timeZone,
        String tileServer) {}

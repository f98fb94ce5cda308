package org.kundenportal.api.settings;

/**
 * An uploaded picture.
 *
 * @param id opaque; other content has another id
 * @param name what staff called the file
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param width in pixels
 * @param height in pixels
 */
public record Image(String id, String name, String mediaType, int width, int height) {}

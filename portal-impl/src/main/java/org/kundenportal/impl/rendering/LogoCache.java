package org.kundenportal.impl.rendering;

import java.util.Optional;

/** Remembers the logo that was encoded last: a merchant has one, and decoding it would cost more than the document. */
final class LogoCache {

    private record Entry(Logo logo, Optional<EncodedLogo> encoded) {}

    private volatile Entry last = new Entry(null, Optional.empty());

    /** The encoded form; empty for null and for what is no picture. */
    Optional<EncodedLogo> get(Logo logo) {
        Entry known = last;
        if (logo == null) {
            return Optional.empty();
        }
        if (!logo.equals(known.logo())) {
            known = new Entry(logo, EncodedLogo.of(logo));
            last = known;
        }
        return known.encoded();
    }
}

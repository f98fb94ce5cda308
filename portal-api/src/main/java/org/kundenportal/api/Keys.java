package org.kundenportal.api;

/** The form that keys of the host must have: customer numbers, document numbers and the like. */
public final class Keys {

    private static final int MAX_LENGTH = 64;

    private Keys() {}

    /**
     * Lets a key pass that has 1 to 64 characters, no control character, and no blank at either end.
     *
     * @param field what the violation names
     * @throws PortalException {@link ErrorCode#INVALID_REQUEST} otherwise
     */
    public static void check(String field, String value) {
        if (value == null || value.isEmpty()) {
            throw PortalException.invalid(field, "REQUIRED");
        }
        if (value.length() > MAX_LENGTH) {
            throw PortalException.invalid(field, "TOO_LONG");
        }
        if (!value.equals(value.strip()) || value.codePoints().anyMatch(Keys::isUnprintable)) {
            throw PortalException.invalid(field, "INVALID_CHARACTER");
        }
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}

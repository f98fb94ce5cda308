package org.kundenportal.spi.settings;

import java.util.Objects;

/** A setting cannot be what its field asks for. */
public final class InvalidSettingException extends Exception {

    /** It is not there and has to be. */
    public static final String REQUIRED = "REQUIRED";
    /** It has another form than such values have. */
    public static final String FORMAT = "FORMAT";
    /** It belongs to the other mode: a live key with sandbox, or the other way round. */
    public static final String WRONG_MODE = "WRONG_MODE";
    /** It is no address that the portal may talk to: HTTPS, or HTTP on this machine. */
    public static final String ADDRESS = "ADDRESS";

    private final String key;
    private final String code;

    /**
     * @param key of the field
     * @param code which rule it breaks: one of the constants here, or another upper-case name
     */
    public InvalidSettingException(String key, String code) {
        super(key + " " + code, null, false, false);
        this.key = Objects.requireNonNull(key, "key");
        this.code = Objects.requireNonNull(code, "code");
    }

    /** Of the field; never null. */
    public String key() {
        return key;
    }

    /** Which rule is broken; never null. */
    public String code() {
        return code;
    }
}

package org.kundenportal.payment.mollie;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;

/**
 * Where Mollie is, and who the merchant is there. The key says by its first letters whether it is the real thing or a
 * test. Immutable; its text shows no key.
 *
 * @param base without a slash at its end
 * @param key {@code test_…} or {@code live_…}
 */
record Account(URI base, String key) {

    static final String API_KEY = "apiKey";
    static final String API_BASE_URL = "apiBaseUrl";

    private static final URI MOLLIE = URI.create("https://api.mollie.com/v2");
    private static final Pattern KEY = Pattern.compile("(test|live)_[A-Za-z0-9]{10,100}");

    static Account of(ProviderSettings settings) throws InvalidSettingException {
        String key = settings.text(API_KEY).strip();
        if (!KEY.matcher(key).matches()) {
            throw new InvalidSettingException(API_KEY, InvalidSettingException.FORMAT);
        }
        return new Account(base(settings), key);
    }

    private static URI base(ProviderSettings settings) throws InvalidSettingException {
        String text = settings.find(API_BASE_URL).orElse("").strip().replaceFirst("/+$", "");
        if (text.isEmpty()) {
            return MOLLIE;
        }
        URI base = parse(text);
        if (base == null || !Hosts.isSafe(base) || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new InvalidSettingException(API_BASE_URL, InvalidSettingException.ADDRESS);
        }
        return base;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return base + " " + key.substring(0, "test".length());
    }
}

package org.kundenportal.storage.cloud;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;

/**
 * The settings of a connection to a bucket.
 *
 * @param endpoint null for Amazon itself
 * @param region for which calls are signed
 * @param pathStyle whether the bucket is named in the path instead of the host
 */
record S3Bucket(URI endpoint, String region, String name, String accessKey, String secretKey, boolean pathStyle) {

    static final String ENDPOINT = "endpoint";
    static final String REGION = "region";
    static final String BUCKET = "bucket";
    static final String ACCESS_KEY = "accessKey";
    static final String SECRET_KEY = "secretKey";
    static final String PATH_STYLE = "pathStyle";

    /** What services that know no regions take. */
    private static final String ANY_REGION = "us-east-1";

    private static final Pattern REGION_NAME = Pattern.compile("[A-Za-z0-9-]{1,63}");
    /** Wider than Amazon's rule, since other services have wider ones; no colon, so it is no ARN that leads elsewhere. */
    private static final Pattern BUCKET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
    /** What can stand in a header. */
    private static final Pattern KEY = Pattern.compile("[!-~]{1,512}");

    static S3Bucket of(ProviderSettings settings) throws InvalidSettingException {
        Optional<String> address = settings.find(ENDPOINT).map(String::strip);
        URI endpoint = address.isPresent() ? Address.of(ENDPOINT, address.get()) : null;
        return new S3Bucket(
                endpoint,
                region(settings, endpoint == null),
                matching(settings.text(BUCKET), BUCKET, BUCKET_NAME),
                matching(settings.text(ACCESS_KEY), ACCESS_KEY, KEY),
                matching(settings.text(SECRET_KEY), SECRET_KEY, KEY),
                settings.find(PATH_STYLE).isPresent() ? settings.flag(PATH_STYLE) : endpoint != null);
    }

    /** At Amazon the region decides which server is asked. */
    private static String region(ProviderSettings settings, boolean amazon) throws InvalidSettingException {
        String region = amazon ? settings.text(REGION) : settings.find(REGION).orElse(ANY_REGION);
        return matching(region, REGION, REGION_NAME);
    }

    private static String matching(String text, String key, Pattern form) throws InvalidSettingException {
        String value = text.strip();
        if (!form.matcher(value).matches()) {
            throw new InvalidSettingException(key, InvalidSettingException.FORMAT);
        }
        return value;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return name;
    }
}

package org.kundenportal.storage.cloud;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;

/**
 * The folder of a connection: where its files are in the server's addresses, and back.
 *
 * @param root ends with a slash
 * @param authorization the header of that name
 */
record WebDavFolder(URI root, String authorization) {

    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";

    /** RFC 3986, section 2.3: what means the same everywhere. */
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    static WebDavFolder of(ProviderSettings settings) throws InvalidSettingException {
        URI address = Address.of(URL, settings.text(URL));
        URI root = address.getRawPath().endsWith("/") ? address : URI.create(address + "/");
        String user = settings.text(USER);
        if (user.indexOf(':') >= 0) { // RFC 7617: the password would begin there
            throw new InvalidSettingException(USER, InvalidSettingException.FORMAT);
        }
        byte[] login = (user + ":" + settings.text(PASSWORD)).getBytes(StandardCharsets.UTF_8);
        return new WebDavFolder(root, "Basic " + Base64.getEncoder().encodeToString(login));
    }

    /**
     * The address of a file or folder.
     *
     * @param path with plain names; empty for the folder itself
     */
    URI address(String path) {
        StringBuilder address = new StringBuilder(root.toString());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/' || UNRESERVED.indexOf(b) >= 0) {
                address.append((char) b);
            } else {
                address.append(String.format("%%%02X", b & 0xff));
            }
        }
        return URI.create(address.toString());
    }

    /**
     * The path of what an answer names, with plain names and without a slash at its end; empty for the folder itself.
     * Nothing if it is not in the folder: whatever else a server names, it is not followed.
     *
     * @param reference an absolute address, or its path alone (RFC 4918, section 8.3)
     */
    Optional<String> path(String reference) {
        try {
            String path = decoded(URI.create(reference.strip()).getRawPath());
            String base = decoded(root.getRawPath());
            String inside = path.endsWith("/") ? path : path + "/";
            return inside.startsWith(base)
                    ? Optional.of(inside.substring(base.length()).replaceFirst("/$", ""))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A slash within a name stays encoded, so that it makes no folder of the name. */
    private static String decoded(String path) {
        if (path == null) {
            throw new IllegalArgumentException("no path");
        }
        return URLDecoder.decode(path.replace("+", "%2B").replaceAll("(?i)%2f", "%00"), StandardCharsets.UTF_8);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return root.toString();
    }
}

package org.kundenportal.api.access;

/**
 * A session that has just been opened.
 *
 * @param token the secret that proves it: goes into the cookie and nowhere else, the portal keeps only its hash
 * @param session what was opened
 */
public record Opened<S>(String token, S session) {

    @Override
    public String toString() {
        return "Opened[session=" + session + "]";
    }
}

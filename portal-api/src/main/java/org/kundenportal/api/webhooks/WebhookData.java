package org.kundenportal.api.webhooks;

import java.util.Set;

/**
 * What administrators say of an endpoint.
 *
 * @param url where requests go: https, or http on the portal's own machine
 * @param active whether anything is sent
 * @param kinds only events of these kinds are sent; empty for all
 */
public record WebhookData(String url, boolean active, Set<String> kinds) {

    /** Copies the kinds. */
    public WebhookData {
        kinds = Set.copyOf(kinds);
    }
}

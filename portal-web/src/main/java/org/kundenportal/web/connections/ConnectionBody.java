package org.kundenportal.web.connections;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.web.json.Checks;

/**
 * What administrators say of a connection.
 *
 * @param active no, unless they say so
 * @param settings a secret that is left out, null or {@code {"set":true}} stays; an empty text or {@code {"set":false}}
 *     removes it
 */
public record ConnectionBody(String type, String displayName, Boolean active, Map<String, JsonNode> settings) {

    private static final int MAX_TYPE = 40;
    /** More than is taken: the rule is the service's. */
    private static final int MAX_LINE = 1_000;

    /**
     * As the service takes it.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST
     */
    public ConnectionData toData() {
        Checks checks = new Checks();
        String provider = checks.requiredLine("type", type, MAX_TYPE);
        String name = checks.requiredLine("displayName", displayName, MAX_LINE);
        Map<String, String> texts = new TreeMap<>();
        if (settings != null) {
            settings.forEach((key, value) -> add(key, value, texts, checks));
        }
        return checks.then(() -> new ConnectionData(provider, name, active != null && active, texts));
    }

    private static void add(String key, JsonNode value, Map<String, String> texts, Checks checks) {
        if (value.isTextual() || value.isBoolean()) {
            texts.put(key, value.asText());
        } else if (value.isObject() && value.size() == 1 && value.path("set").isBoolean()) {
            if (!value.path("set").booleanValue()) {
                texts.put(key, "");
            }
        } else if (!value.isNull()) {
            checks.note("settings." + key, "INVALID_TYPE");
        }
    }

    /** Without the settings, which may be secrets. */
    @Override
    public String toString() {
        return "ConnectionBody[type=" + type + ", displayName=" + displayName + ", active=" + active + "]";
    }
}

package org.kundenportal.web.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/** Names places in a body as violations do: {@code lines[2].quantity}. */
final class JsonPaths {

    /** A caller may send names of any length; nobody needs to read more of them than this. */
    private static final int MAX_NAME = 64;

    private JsonPaths() {}

    static String of(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = of(context.getParent());
        if (context.inArray()) {
            return context.hasCurrentIndex() ? parent + "[" + context.getCurrentIndex() + "]" : parent;
        }
        return context.hasCurrentName() ? child(parent, context.getCurrentName()) : parent;
    }

    static String of(List<JsonMappingException.Reference> references) {
        String path = "";
        for (JsonMappingException.Reference reference : references) {
            path = reference.getFieldName() == null
                    ? path + "[" + reference.getIndex() + "]"
                    : child(path, reference.getFieldName());
        }
        return path;
    }

    static String child(String parent, String name) {
        String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
        return parent.isEmpty() ? cut : parent + "." + cut;
    }
}

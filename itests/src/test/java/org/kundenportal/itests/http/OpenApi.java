package org.kundenportal.itests.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kundenportal.web.openapi.OpenApiDocument;

/** The operations that a running portal's OpenAPI document lists, as calls. */
final class OpenApi {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final String base;
    private final OpenApiDocument document;

    private OpenApi(String base, OpenApiDocument document) {
        this.base = base;
        this.document = document;
    }

    /** One operation with its parameters filled in; {@code path} begins with the API's base. */
    record Call(String operation, String method, String path) {

        /** With what the server sees: the part of the path after the API's base. */
        String below(String base) {
            return path.substring(base.length());
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static OpenApi customer(PortalClient client) {
        return read(client, "/portal/api/openapi.json", PortalClient.CUSTOMER);
    }

    static OpenApi admin(PortalClient client) {
        return read(client, "/portal/api/admin/openapi.json", PortalClient.ADMIN);
    }

    private static OpenApi read(PortalClient client, String path, String base) {
        return new OpenApi(
                base, OpenApiDocument.parse(client.get(path).expect(200).text()));
    }

    OpenApiDocument document() {
        return document;
    }

    /**
     * Every operation once.
     *
     * @param values by operation and parameter; a parameter without value (null) fails, so that whoever adds one thinks
     *     of these tests
     */
    List<Call> calls(BinaryOperator<String> values) {
        List<Call> calls = new ArrayList<>();
        for (String operation : document.operations()) {
            String[] parts = operation.split(" ", 2);
            String path = PARAMETER.matcher(parts[1]).replaceAll(match -> value(match, operation, values));
            calls.add(new Call(operation, parts[0], base + path));
        }
        return calls;
    }

    private static String value(MatchResult match, String operation, BinaryOperator<String> values) {
        String value = values.apply(operation, match.group(1));
        if (value == null) {
            throw new AssertionError("say what " + match.group() + " of " + operation + " is");
        }
        return value;
    }
}

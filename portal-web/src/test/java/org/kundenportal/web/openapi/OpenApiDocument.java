package org.kundenportal.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An OpenAPI 3.1 document that real answers are held against. Needs nothing of the portal. */
public final class OpenApiDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /** Reads the document's text. */
    public static OpenApiDocument parse(String json) {
        return new OpenApiDocument(read(json));
    }

    /** Every operation as {@code GET /documents/{type}/{number}}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** The operation that a call is; empty if the document knows none. Literal segments win over parameters. */
    public Optional<String> operationOf(String method, String path) {
        String plain = path.split("\\?", 2)[0];
        return operations().stream()
                .filter(operation -> operation.startsWith(method + " "))
                .filter(operation ->
                        plain.matches(operation.substring(method.length() + 1).replaceAll("\\{[^}]+}", "[^/]+")))
                .min((a, b) -> Long.compare(parameters(a), parameters(b)));
    }

    /** What is wrong with an answer; empty if the document describes it. */
    public List<String> deviations(String method, String path, int status, String contentType, String body) {
        String operation = operationOf(method, path).orElse(null);
        if (operation == null) {
            return List.of(method + " " + path + " is not described");
        }
        JsonNode response = response(operation, status);
        if (response.isMissingNode()) {
            return List.of(operation + " does not describe status " + status);
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of(operation + " describes no body for " + status);
        }
        JsonNode described = content.path(contentType);
        if (described.isMissingNode()) {
            return List.of(operation + " does not describe " + contentType + " for " + status);
        }
        return contentType.endsWith("json") ? violations(described.path("schema"), read(body)) : List.of();
    }

    /** What is wrong with the examples of the schemas. */
    public List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        root.path("components").path("schemas").properties().forEach(schema -> schema.getValue()
                .path("examples")
                .forEach(example -> violations(schema.getValue(), example)
                        .forEach(message -> wrong.add(schema.getKey() + " " + message))));
        return wrong;
    }

    /** References to nothing. */
    public List<String> danglingReferences() {
        return root.findValuesAsText("$ref").stream()
                .filter(reference -> root.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    private JsonNode response(String operation, int status) {
        String[] parts = operation.split(" ", 2);
        JsonNode response = root.path("paths")
                .path(parts[1])
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        return response.has("$ref") ? root.at(response.path("$ref").asText().substring(1)) : response;
    }

    /** The schema stands in a document of its own, beside the components that it refers to. */
    private List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode standalone = ((ObjectNode) schema).deepCopy();
        standalone.set("components", root.path("components"));
        return SCHEMAS.getSchema(standalone).validate(value).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static long parameters(String operation) {
        return operation.chars().filter(c -> c == '{').count();
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}

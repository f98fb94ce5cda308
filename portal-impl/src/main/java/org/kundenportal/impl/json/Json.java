package org.kundenportal.impl.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Records as JSON in a text column. Absent values are left out and unknown ones ignored, so that a newer and an older
 * node can share a database. The text of equal records is equal. Thread-safe.
 */
public final class Json {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The value as JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of a " + value.getClass(), e);
        }
    }

    /** The value that was written. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds no " + type.getSimpleName(), e);
        }
    }

    /** The texts by name that were written. */
    public static Map<String, String> readTexts(String json) {
        try {
            return MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds no texts", e);
        }
    }

    /** The values that were written, by the path to each, for example {@code company.name}; a list is one value. */
    public static Map<String, String> leaves(String json) {
        try {
            Map<String, String> leaves = new TreeMap<>();
            collect("", MAPPER.readTree(json), leaves);
            return leaves;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds no JSON", e);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + '.' + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            leaves.put(
                    path,
                    StreamSupport.stream(node.spliterator(), false)
                            .map(entry -> entry.isValueNode() ? entry.asText() : entry.toString())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        } else if (!node.isNull()) {
            leaves.put(path, node.asText());
        }
    }
}

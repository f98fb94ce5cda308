package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** Our own small schemas of PayPal's calls: what we send is complete and nothing else, what the fake answers has PayPal's form. */
final class Schemas {

    static final Schemas OURS = new Schemas();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode definitions;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private Schemas() {
        try (InputStream file = Schemas.class.getResourceAsStream("schema.json")) {
            definitions = new ObjectMapper().readTree(file).path("$defs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that calls and answers have their form; answers that a fault spoilt were never meant to. */
    void check(List<Exchange> exchanges) {
        List<String> violations = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            if (definitions.has(exchange.operation() + "-request")) {
                violations.addAll(violations(exchange.operation() + "-request", exchange.request()));
            }
            if (exchange.isWhole()) {
                violations.addAll(violations(answer(exchange), exchange.answer()));
            }
        }
        assertThat(violations).isEmpty();
    }

    private static String answer(Exchange exchange) {
        if (exchange.status() < 300) {
            return exchange.operation() + "-answer";
        }
        return exchange.operation() == Operation.TOKEN ? "tokenError" : "error";
    }

    /** What is wrong with some JSON by one of the definitions. */
    List<String> violations(String definition, String json) {
        try {
            return schemas
                    .computeIfAbsent(definition, name -> schema(definitions, "$defs", name, VersionFlag.V202012))
                    .validate(JSON.readTree(json), context -> context.getExecutionConfig()
                            .setFormatAssertionsEnabled(true))
                    .stream()
                    .map(message -> definition + ": " + message)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of(definition + ": " + e);
        }
    }

    /** The schema of one definition among others to which it may refer. */
    static JsonSchema schema(JsonNode definitions, String folder, String name, VersionFlag version) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ObjectNode place = schema;
        for (String step : folder.split("/", -1)) {
            place = place.putObject(step);
        }
        place.setAll((ObjectNode) definitions);
        schema.put("$ref", "#/" + folder + "/" + name);
        return JsonSchemaFactory.getInstance(version)
                .getSchema(schema, SchemaValidatorsConfig.builder().build());
    }
}

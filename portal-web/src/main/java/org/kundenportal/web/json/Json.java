package org.kundenportal.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/** The one mapper of the portal. Thread-safe. */
public final class Json {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /**
     * Reads one value and nothing else.
     *
     * @throws PortalException MALFORMED_JSON, UNKNOWN_FIELD or INVALID_REQUEST, with all unknown fields and wrong types
     *     at once where the parser can go on behind them
     * @throws IOException if the stream cannot be read
     */
    public static Object read(InputStream in, Type type) throws IOException {
        JavaType target = MAPPER.constructType(type);
        Findings findings = new Findings();
        try {
            Object value = MAPPER.readerFor(target)
                    .withAttribute(Findings.class, findings)
                    .readValue(in);
            findings.refuseIfAny();
            return present(value);
        } catch (JsonMappingException e) {
            throw refusal(e);
        } catch (JsonProcessingException | CharConversionException e) {
            throw PortalException.of(ErrorCode.MALFORMED_JSON);
        }
    }

    /** The value as JSON in UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object present(Object value) {
        if (value == null) {
            throw PortalException.invalid("", "REQUIRED");
        }
        return value;
    }

    /** Jackson reports content after the value, and a body that is no object, as mapping failures without a path. */
    private static PortalException refusal(JsonMappingException e) {
        if (e.getCause() instanceof PortalException refusal) { // of the stream: the body is too large
            return refusal;
        }
        String path = JsonPaths.of(e.getPath());
        if (e.getCause() instanceof InputCoercionException) {
            return PortalException.invalid(path, "OUT_OF_RANGE");
        }
        boolean malformed = path.isEmpty() || e.getCause() instanceof StreamReadException;
        return malformed ? PortalException.of(ErrorCode.MALFORMED_JSON) : PortalException.invalid(path, "INVALID_TYPE");
    }

    private static ObjectMapper mapper() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addHandler(new Findings.Handler())
                .addModule(new SimpleModule()
                        .addDeserializer(String.class, new StrictText())
                        .addDeserializer(Decimal.class, new Decimal.Reader())
                        .addDeserializer(Member.class, new Member.Reader())
                        .addSerializer(LocalDate.class, ToStringSerializer.instance)
                        .addSerializer(Instant.class, ToStringSerializer.instance)
                        .addSerializer(ZoneId.class, ToStringSerializer.instance))
                .build();
    }
}

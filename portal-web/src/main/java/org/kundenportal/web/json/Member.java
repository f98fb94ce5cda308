package org.kundenportal.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;

/**
 * A member of a merge patch (RFC 7396): absent, null, or a value.
 *
 * @param isPresent whether the patch names it
 * @param value null if it is absent or null
 */
public record Member<T>(boolean isPresent, T value) {

    private static final Member<?> ABSENT = new Member<>(false, null);
    private static final Member<?> NULL = new Member<>(true, null);

    /** Reads a member whose value's type is its own type argument. */
    static final class Reader extends JsonDeserializer<Member<?>> implements ContextualDeserializer {

        private final JsonDeserializer<?> values;

        Reader() {
            this(null);
        }

        private Reader(JsonDeserializer<?> values) {
            this.values = values;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.getContextualType().containedType(0);
            return new Reader(context.findContextualValueDeserializer(type, property));
        }

        @Override
        public Member<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Member<>(true, values.deserialize(parser, context));
        }

        @Override
        public Member<?> getNullValue(DeserializationContext context) {
            return NULL;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return ABSENT;
        }
    }
}

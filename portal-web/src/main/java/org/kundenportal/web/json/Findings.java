package org.kundenportal.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;

/** What is wrong with one body, as far as reading it shows. Used by one thread. */
final class Findings {

    /** A body of unknown fields only must not become an answer of the same size. */
    private static final int MAX = 50;

    private static final String UNKNOWN_FIELD = ErrorCode.UNKNOWN_FIELD.name();

    private final List<Violation> violations = new ArrayList<>();

    /** Notes the rule that the value which is being read breaks. */
    static void note(DeserializationContext context, JsonParser parser, String code) {
        note(context, place(parser), code);
    }

    private static void note(DeserializationContext context, String path, String code) {
        Findings findings = (Findings) context.getAttribute(Findings.class);
        if (findings.violations.size() < MAX) {
            findings.violations.add(new Violation(path, code));
        }
    }

    /** At the start of an object or array the parser's context is already inside of it. */
    private static String place(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        return JsonPaths.of(parser.currentToken().isStructStart() ? context.getParent() : context);
    }

    void refuseIfAny() {
        if (violations.isEmpty()) {
            return;
        }
        boolean unknown = violations.stream().anyMatch(v -> v.code().equals(UNKNOWN_FIELD));
        ErrorCode code = unknown ? ErrorCode.UNKNOWN_FIELD : ErrorCode.INVALID_REQUEST;
        throw PortalException.of(code, violations.toArray(Violation[]::new));
    }

    /** Notes what Jackson would stop at, and reads on. */
    static final class Handler extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String propertyName)
                throws IOException {
            note(context, place(context, parser, propertyName), UNKNOWN_FIELD);
            parser.skipChildren();
            return true;
        }

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
                throws IOException {
            if (Findings.place(parser).isEmpty()) {
                return NOT_HANDLED;
            }
            note(context, parser, "INVALID_TYPE");
            parser.skipChildren();
            return null;
        }

        /** Records keep unknown fields aside until their object has ended, and then read them from elsewhere. */
        private static String place(DeserializationContext context, JsonParser parser, String name) {
            JsonParser body = context.getParser();
            return parser == body
                    ? Findings.place(parser)
                    : JsonPaths.child(JsonPaths.of(body.getParsingContext()), name);
        }
    }
}

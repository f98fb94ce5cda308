package org.kundenportal.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Texts are JSON strings of characters that every part of the portal can carry: PostgreSQL takes no NUL, XML (and with it
 * e-invoices and PDF metadata) no other control characters but tab and line ends, and UTF-8 no half of a surrogate pair.
 */
final class StrictText extends StdScalarDeserializer<String> {

    StrictText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        if (text.codePoints().anyMatch(StrictText::isRefused)) {
            Findings.note(context, parser, "INVALID_CHARACTER");
        }
        return text;
    }

    private static boolean isRefused(int codePoint) {
        if (codePoint < ' ') {
            return codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
        }
        return Character.getType(codePoint) == Character.SURROGATE || codePoint == 0xFFFE || codePoint == 0xFFFF;
    }
}

package org.kundenportal.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A decimal number as the caller wrote it. It becomes a number only after its form is checked: {@code 1e10000000} is
 * eleven bytes long and costs half a minute of arithmetic.
 *
 * @param text the characters, without conversion
 * @param quoted whether it came as a JSON string, the only form that is taken of amounts (JSON numbers lose digits on
 *     their way)
 */
public record Decimal(String text, boolean quoted) {

    /** At most 13 digits before the point and 10 behind it, in ASCII, without exponent, plus sign or leading zeros. */
    private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,10})?");

    /** Whether it is an amount, and {@link #value()} may be called. */
    boolean isWellFormed() {
        return quoted && FORM.matcher(text).matches();
    }

    /** Whether it is a JSON number, and {@link #value()} may be called. */
    boolean isWellFormedNumber() {
        return !quoted && FORM.matcher(text).matches();
    }

    BigDecimal value() {
        return new BigDecimal(text);
    }

    /** Takes any scalar, so that a wrong one becomes a violation among others. */
    static final class Reader extends StdScalarDeserializer<Decimal> {

        Reader() {
            super(Decimal.class);
        }

        @Override
        public Decimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return (Decimal) context.handleUnexpectedToken(Decimal.class, parser);
            }
            return new Decimal(parser.getText(), parser.hasToken(JsonToken.VALUE_STRING));
        }
    }
}

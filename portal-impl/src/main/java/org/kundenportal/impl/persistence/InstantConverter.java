package org.kundenportal.impl.persistence;

import java.time.Instant;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** An instant as BIGINT milliseconds since 1970-01-01T00:00Z, because TIMESTAMP goes wrong at daylight saving. */
@Converter(autoApply = true)
public final class InstantConverter implements AttributeConverter<Instant, Long> {

    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    @Override
    public Long convertToDatabaseColumn(Instant value) {
        return value == null ? null : millis(value);
    }

    /** An instant beyond all milliseconds, 292 million years off, is the last of them: nobody can tell. */
    private static long millis(Instant value) {
        if (value.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        return value.isBefore(FIRST) ? Long.MIN_VALUE : value.toEpochMilli();
    }

    @Override
    public Instant convertToEntityAttribute(Long column) {
        return column == null ? null : Instant.ofEpochMilli(column);
    }
}

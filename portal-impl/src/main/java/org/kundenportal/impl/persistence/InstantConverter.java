package org.kundenportal.impl.persistence;

import java.time.Instant;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** An instant as BIGINT milliseconds since 1970-01-01T00:00Z, because TIMESTAMP goes wrong at daylight saving. */
@Converter(autoApply = true)
public final class InstantConverter implements AttributeConverter<Instant, Long> {

    @Override
    public Long convertToDatabaseColumn(Instant value) {
        return value == null ? null : value.toEpochMilli();
    }

    @Override
    public Instant convertToEntityAttribute(Long column) {
        return column == null ? null : Instant.ofEpochMilli(column);
    }
}

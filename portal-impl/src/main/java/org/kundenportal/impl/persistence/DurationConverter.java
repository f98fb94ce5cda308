package org.kundenportal.impl.persistence;

import java.time.Duration;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** A duration as BIGINT milliseconds. */
@Converter(autoApply = true)
public final class DurationConverter implements AttributeConverter<Duration, Long> {

    @Override
    public Long convertToDatabaseColumn(Duration value) {
        return value == null ? null : value.toMillis();
    }

    @Override
    public Duration convertToEntityAttribute(Long column) {
        return column == null ? null : Duration.ofMillis(column);
    }
}

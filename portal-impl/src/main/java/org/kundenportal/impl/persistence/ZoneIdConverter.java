package org.kundenportal.impl.persistence;

import java.time.ZoneId;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** A time zone as its name, for example {@code Europe/Berlin}. */
@Converter(autoApply = true)
public final class ZoneIdConverter implements AttributeConverter<ZoneId, String> {

    @Override
    public String convertToDatabaseColumn(ZoneId value) {
        return value == null ? null : value.getId();
    }

    @Override
    public ZoneId convertToEntityAttribute(String column) {
        return column == null ? null : ZoneId.of(column);
    }
}

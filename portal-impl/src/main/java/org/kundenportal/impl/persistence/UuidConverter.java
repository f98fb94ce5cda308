package org.kundenportal.impl.persistence;

import java.util.UUID;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** A UUID as CHAR(36), lower case. */
@Converter(autoApply = true)
public final class UuidConverter implements AttributeConverter<UUID, String> {

    @Override
    public String convertToDatabaseColumn(UUID value) {
        return value == null ? null : value.toString();
    }

    @Override
    public UUID convertToEntityAttribute(String column) {
        return column == null ? null : UUID.fromString(column);
    }
}

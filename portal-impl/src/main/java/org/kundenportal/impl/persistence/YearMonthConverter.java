package org.kundenportal.impl.persistence;

import java.time.YearMonth;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** A month as {@code 2026-11}, which sorts by time. */
@Converter(autoApply = true)
public final class YearMonthConverter implements AttributeConverter<YearMonth, String> {

    @Override
    public String convertToDatabaseColumn(YearMonth value) {
        return value == null ? null : value.toString();
    }

    @Override
    public YearMonth convertToEntityAttribute(String column) {
        return column == null ? null : YearMonth.parse(column);
    }
}

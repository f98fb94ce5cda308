package org.kundenportal.impl.persistence;

import java.util.Currency;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** A currency as its ISO 4217 code, CHAR(3). */
@Converter(autoApply = true)
public final class CurrencyConverter implements AttributeConverter<Currency, String> {

    @Override
    public String convertToDatabaseColumn(Currency value) {
        return value == null ? null : value.getCurrencyCode();
    }

    @Override
    public Currency convertToEntityAttribute(String column) {
        return column == null ? null : Currency.getInstance(column);
    }
}

package org.kundenportal.impl.persistence;

import java.util.Locale;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** A language as its BCP 47 tag, for example {@code de-AT}. */
@Converter(autoApply = true)
public final class LocaleConverter implements AttributeConverter<Locale, String> {

    @Override
    public String convertToDatabaseColumn(Locale value) {
        return value == null ? null : value.toLanguageTag();
    }

    @Override
    public Locale convertToEntityAttribute(String column) {
        return column == null ? null : Locale.forLanguageTag(column);
    }
}

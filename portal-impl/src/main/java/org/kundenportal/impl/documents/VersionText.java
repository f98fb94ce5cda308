package org.kundenportal.impl.documents;

import java.util.Objects;
import javax.persistence.EntityManager;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.customers.Customers.Addressee;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;

/**
 * What a version keeps as text.
 *
 * @param content what the document says
 * @param issuer the merchant as it was then, so that an old document does not move with the company
 * @param customer the customer's name then, so that an old document does not change with it; null of a version of before
 *     it was kept
 * @param language in which the document is written, ISO 639-1; null of a version of before it was kept
 */
record VersionText(DocumentContent content, Company issuer, String customer, String language) {

    /** What a version that is taken in now keeps. */
    static VersionText of(EntityManager em, DocumentContent content, CustomerData customer) {
        Appearance appearance = SettingRows.read(em, Setting.APPEARANCE).value();
        String language = Objects.requireNonNullElse(customer.language(), appearance.defaultLanguage());
        return new VersionText(content, appearance.company(), customer.name(), language);
    }

    /** The same in other words. */
    VersionText with(DocumentContent other) {
        return new VersionText(other, issuer, customer, language);
    }

    /** To whom the version is made out, given how the customer is called today. */
    Addressee addressee(Addressee today) {
        return new Addressee(
                today.number(),
                Objects.requireNonNullElse(customer, today.name()),
                language == null ? today.language() : language);
    }
}

package org.kundenportal.api.articles;

import org.kundenportal.api.Keys;

/**
 * The number by which the merchant knows an article, the key of the host. Items of orders name it.
 *
 * @param value 1 to 64 characters without control characters and without blanks at either end
 */
public record ArticleNumber(String value) {

    /**
     * Checks the form.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code articleNumber}
     */
    public ArticleNumber {
        Keys.check("articleNumber", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

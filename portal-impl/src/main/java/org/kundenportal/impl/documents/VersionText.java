package org.kundenportal.impl.documents;

import org.kundenportal.api.settings.Company;

/**
 * What a version keeps as text.
 *
 * @param content what the document says
 * @param issuer the merchant as it was then, so that an old document does not move with the company
 */
record VersionText(DocumentContent content, Company issuer) {}

package org.kundenportal.web.documents;

import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.TemplateRendering;
import org.kundenportal.web.json.Checks;

/** Templates on the wire. */
final class TemplatesJson {

    private static final int MAX_NUMBER = 64;

    private TemplatesJson() {}

    /** A template, and whose values are wanted. */
    record Rendering(String template, Document document, String customerNumber) {

        Wish checked() {
            Checks checks = new Checks();
            String text =
                    checks.text("template", checks.required("template", template), TemplateRendering.MAX_TEMPLATE);
            DocumentKey key = document == null ? null : document.checked(checks);
            CustomerNumber customer =
                    customerNumber == null ? null : checks.value("customerNumber", customerNumber, CustomerNumber::new);
            return checks.then(() -> new Wish(text, key, customer));
        }
    }

    /** Which document. */
    record Document(String type, String number) {

        private DocumentKey checked(Checks checks) {
            DocumentType known =
                    checks.choice("document.type", checks.required("document.type", type), DocumentType.class);
            String line = checks.requiredLine("document.number", number, MAX_NUMBER);
            return known == null || line == null
                    ? null
                    : checks.value("document.number", line, text -> new DocumentKey(known, text));
        }
    }

    /** The same, understood. */
    record Wish(String template, DocumentKey document, CustomerNumber customer) {}

    /** The template with its values. */
    record Rendered(String text) {}
}

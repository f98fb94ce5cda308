package org.kundenportal.payment.mollie.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of the API. */
record Answer(int status, ObjectNode body) {

    static Answer ok(ObjectNode body) {
        return new Answer(200, body);
    }

    static Answer created(ObjectNode body) {
        return new Answer(201, body);
    }

    /** @param field which the error is about, null if about none */
    static Answer error(int status, String title, String detail, String field) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", status).put("title", title).put("detail", detail);
        if (field != null) {
            body.put("field", field);
        }
        body.putObject("_links")
                .putObject("documentation")
                .put("href", "https://docs.mollie.com/overview/handling-errors")
                .put("type", "text/html");
        return new Answer(status, body);
    }

    static Answer unprocessable(String field, String detail) {
        return error(422, "Unprocessable Entity", detail, field);
    }

    static Answer notFound(String id) {
        return error(404, "Not Found", "No resource exists with token " + id + ".", null);
    }
}

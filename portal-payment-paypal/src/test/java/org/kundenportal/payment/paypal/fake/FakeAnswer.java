package org.kundenportal.payment.paypal.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the fake answers: a status and JSON. */
record FakeAnswer(int status, JsonNode body) {

    static FakeAnswer of(int status, JsonNode body) {
        return new FakeAnswer(status, body);
    }

    /** PayPal's form of an error. */
    static FakeAnswer error(int status, String name, String message, String issue, String debugId) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("message", message)
                .put("debug_id", debugId);
        if (issue != null) {
            body.putArray("details").addObject().put("issue", issue);
        }
        body.putArray("links");
        return new FakeAnswer(status, body);
    }

    static FakeAnswer refused(String issue, String debugId) {
        return error(
                422,
                "UNPROCESSABLE_ENTITY",
                "The requested action could not be performed, semantically incorrect, or failed business validation.",
                issue,
                debugId);
    }

    static FakeAnswer unknown(String debugId) {
        return error(
                404, "RESOURCE_NOT_FOUND", "The specified resource does not exist.", "INVALID_RESOURCE_ID", debugId);
    }

    static FakeAnswer failed(String debugId) {
        return error(500, "INTERNAL_SERVER_ERROR", "An internal server error occurred.", null, debugId);
    }

    boolean isSuccess() {
        return status < 300;
    }
}

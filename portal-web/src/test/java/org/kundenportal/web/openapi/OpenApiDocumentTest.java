package org.kundenportal.web.openapi;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.parse(
            """
            {"paths":{"/a/{id}":{"get":{"responses":{"200":{"content":{"application/json":{"schema":
               {"$ref":"#/components/schemas/A"}}}},"404":{"$ref":"#/components/responses/Gone"}}}},
              "/a/b":{"get":{"responses":{}}}},
             "components":{"responses":{"Gone":{"description":"x"}},
               "schemas":{"A":{"type":"object","required":["n"],"additionalProperties":false,
                 "properties":{"n":{"$ref":"#/components/schemas/N"}},"examples":[{"n":"1"}]},"N":{"type":"integer"}}}}""");

    private Iterable<String> of(String path, int status, String type, String body) {
        return document.deviations("GET", path, status, type, body);
    }

    @Test
    void passesWhatIsDescribed() {
        assertThat(of("/a/1?x=y", 200, "application/json", "{\"n\":1}")).isEmpty();
        assertThat(of("/a/1", 404, "", "")).isEmpty();
    }

    @Test
    void findsWhatIsNot() {
        assertThat(of("/x", 200, "", "")).hasSize(1);
        assertThat(of("/a/b", 200, "", "")).hasSize(1);
        assertThat(of("/a/1", 500, "", "")).hasSize(1);
        assertThat(of("/a/1", 404, "text/plain", "gone")).hasSize(1);
        assertThat(of("/a/1", 200, "text/plain", "{}")).hasSize(1);
        assertThat(of("/a/1", 200, "application/json", "{}")).hasSize(1);
        assertThat(of("/a/1", 200, "application/json", "{\"n\":\"1\"}")).hasSize(1);
        assertThat(of("/a/1", 200, "application/json", "{\"n\":1,\"m\":2}")).hasSize(1);
        assertThat(document.wrongExamples()).hasSize(1);
    }
}

package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** BM-14 to BM-17: links that open the portal, and those that do so no longer. */
public class LinksIT {

    private static PortalClient anonymous;
    private static Host host;

    @BeforeClass
    public static void start() {
        RunningPortal portal = RunningPortal.shared();
        anonymous = PortalClient.anonymous(portal);
        host = new Host(portal);
    }

    private static Answer open(String token, String kind) {
        String asked = kind == null ? "" : ",\"kind\":\"" + kind + "\"";
        return anonymous.post(CUSTOMER + "/session/link", "{\"token\":\"" + token + "\"" + asked + "}");
    }

    /** BM-16, ruling 14: whatever is wrong with a link, the answer is the same but for its own number. */
    @Test
    public void bm16DeadLinksAllAnswerTheSame() {
        host.releaseEverything();
        Map<String, String[]> dead = new LinkedHashMap<>();
        dead.put("unknown", new String[] {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", null});
        dead.put("malformed", new String[] {"x", null});
        dead.put("of another kind", new String[] {link(), "DOCUMENT"});
        dead.put("of a kind to come", new String[] {link(), "ORDER"});
        dead.put("rotated", new String[] {rotated(), null});
        dead.put("deleted", new String[] {deleted(), null});
        dead.put("expired", new String[] {expired(), null});
        dead.put("of a customer without access", new String[] {revoked(), "CUSTOMER"});
        String documents = documentLink();
        dead.put("document as customer", new String[] {documents, "CUSTOMER"});
        host.release("[\"REMINDER\"]", Host.ALL_ACTIONS);
        dead.put("of a document that is not released", new String[] {documents, "DOCUMENT"});

        List<String> bodies = new ArrayList<>();
        dead.forEach((why, link) -> {
            Answer answer = open(link[0], link[1]);
            assertThat(answer.status()).as(why).isEqualTo(404);
            assertThat(answer.header("Set-Cookie")).as(why).isEmpty();
            bodies.add(((ObjectNode) answer.json()).without("correlationId").toString());
        });
        assertThat(bodies).containsOnly(bodies.get(0));
    }

    private static String customer() {
        String number = Host.fresh("K");
        host.putCustomer(number);
        host.grant(number);
        return number;
    }

    private static String token(String number) {
        return PortalClient.token(host.grant(number));
    }

    private static String link() {
        return token(customer());
    }

    private static String rotated() {
        String number = customer();
        String before = token(number);
        String after = host.client()
                .post(ADMIN + "/customers/" + number + "/portal-link/rotation", "")
                .expect(200)
                .json()
                .path("url")
                .asText();
        assertThat(open(PortalClient.token(after), null).status()).isEqualTo(200);
        return before;
    }

    private static String deleted() {
        String number = customer();
        String token = token(number);
        host.client().delete(ADMIN + "/customers/" + number + "/portal-link").expect(200);
        return token;
    }

    private static String expired() {
        String number = customer();
        String token = token(number);
        host.client()
                .put(ADMIN + "/customers/" + number + "/portal-link", "{\"expiresAt\":\"2026-01-01T00:00:00Z\"}")
                .expect(200);
        return token;
    }

    private static String revoked() {
        String number = customer();
        String token = token(number);
        host.access(number, "REVOKED");
        return token;
    }

    private static String documentLink() {
        String number = customer();
        String invoice = Host.fresh("RE-");
        host.putDocument("INVOICE", invoice, number);
        return PortalClient.token(host.documentLink("INVOICE", invoice));
    }

    /** BM-14: at least 128 bits, shown to staff again and again, and none where there is no access. */
    @Test
    public void bm14TheLinkIsShownWhileThereIsAccess() {
        String number = customer();
        String url = host.grant(number);
        assertThat(PortalClient.token(url)).hasSizeGreaterThanOrEqualTo(22);
        assertThat(host.client()
                        .get(ADMIN + "/customers/" + number)
                        .json()
                        .at("/portal/url")
                        .asText())
                .isEqualTo(url);
        assertThat(host.access(number, "REVOKED").path("url").isNull()).isTrue();
    }

    /** BM-17, BM-19, BM-20: the truth table of a document's link. */
    @Test
    public void bm19TheTruthTable() {
        String number = customer();
        String invoice = Host.fresh("RE-");
        host.putDocument("INVOICE", invoice, number);
        for (boolean type : List.of(true, false)) {
            for (boolean access : List.of(true, false)) {
                host.release(type ? "[\"INVOICE\"]" : "[\"REMINDER\"]", Host.ALL_ACTIONS);
                host.access(number, access ? "GRANTED" : "REVOKED");
                var portal = host.client()
                        .get(ADMIN + "/documents/INVOICE/" + invoice)
                        .expect(200)
                        .json()
                        .path("portal");
                List<String> reasons = new ArrayList<>();
                portal.path("hiddenBecause").forEach(reason -> reasons.add(reason.asText()));
                List<String> expected = new ArrayList<>();
                if (!type) {
                    expected.add("TYPE_NOT_RELEASED");
                }
                if (!access) {
                    expected.add("CUSTOMER_NOT_RELEASED");
                }
                assertThat(reasons).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(portal.path("url").isTextual()).isEqualTo(type && access);
            }
        }
    }
}

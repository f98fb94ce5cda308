package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.OpenApi.Call;
import org.kundenportal.itests.http.PortalClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** Ruling 13, ASVS 3.5.3: no GET and no HEAD changes anything: scanners of mails open links. */
public class SafeMethodsIT {

    private static RunningPortal portal;
    private static Host host;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
    }

    /** All that staff can see. */
    private static List<JsonNode> snapshot() {
        List<JsonNode> all = new ArrayList<>();
        for (String list : List.of(
                "/customers",
                "/documents",
                "/orders",
                "/payments",
                "/unmatched-documents",
                "/images",
                "/api-tokens",
                "/payment-connections",
                "/storage-connections",
                "/timeline")) {
            all.addAll(host.client().items(ADMIN + list));
        }
        for (String settings : List.of(
                "/settings/release",
                "/settings/access",
                "/settings/acceptance",
                "/settings/payments",
                "/settings/invoices",
                "/settings/files",
                "/settings/storage",
                "/settings/appearance")) {
            all.add(host.client().get(ADMIN + settings).expect(200).json());
        }
        return all;
    }

    @Test
    public void gettingChangesNothing() {
        host.releaseEverything();
        String customer = Host.fresh("K");
        String invoice = Host.fresh("RE-");
        host.putCustomer(customer);
        host.importInvoice(EInvoice.of(invoice, customer, "Firma", "10.00"));
        String link = host.grant(customer);
        String documentLink = host.documentLink("INVOICE", invoice);
        String order = Host.fresh("B-");
        host.putOrder(order, customer, "PAID");
        String orderLink = host.orderLink(order);
        PortalClient anonymous = PortalClient.anonymous(portal);
        PortalClient session = anonymous.linked(link);
        host.allowInvoices();
        List<JsonNode> before = snapshot();

        for (String method : List.of("GET", "HEAD")) {
            for (String url : List.of(link, documentLink, orderLink)) {
                assertThat(anonymous.send(method, url, null, new byte[0]).status())
                        .isEqualTo(200);
            }
            Map<String, String> values = Map.of(
                    "type",
                    "INVOICE",
                    "number",
                    invoice,
                    "id",
                    host.client().items(ADMIN + "/images").isEmpty() ? "none" : "any");
            crawl(
                    method,
                    session,
                    OpenApi.customer(anonymous)
                            .calls((operation, parameter) -> parameter.equals("number") && operation.contains("/orders")
                                    ? order
                                    : values.get(parameter)));
            Map<String, String> all = Map.ofEntries(
                    Map.entry("type", "INVOICE"),
                    Map.entry("number", invoice),
                    Map.entry("id", "none"),
                    Map.entry("version", "1"),
                    Map.entry("format", "pdf"),
                    Map.entry("decision", "1"),
                    Map.entry("delivery", "1"),
                    Map.entry("run", "1"),
                    Map.entry("kind", "TEST"),
                    Map.entry("language", "de"),
                    Map.entry("ref", "none"));
            crawl(
                    method,
                    host.client(),
                    OpenApi.admin(anonymous)
                            .calls((operation, parameter) ->
                                    parameter.equals("number") && operation.contains("/customers/")
                                            ? customer
                                            : parameter.equals("number") && operation.contains("/orders")
                                                    ? order
                                                    : all.get(parameter)));
        }

        assertThat(snapshot()).isEqualTo(before);
    }

    private static void crawl(String method, PortalClient caller, List<Call> calls) {
        int found = 0;
        for (Call call : calls) {
            if (call.method().equals("GET")) {
                Answer answer = caller.send(method, call.path(), null, new byte[0]);
                assertThat(answer.status()).as("%s %s", method, call).isIn(200, 204, 404);
                found += answer.status() == 200 ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(5);
    }

    /** BM-21: what counts as viewed is said by a POST after the document was shown. */
    @Test
    public void bm21OnlyAPostCountsAsAView() {
        host.releaseEverything();
        String customer = Host.fresh("K");
        String invoice = Host.fresh("RE-");
        host.putCustomer(customer);
        host.putDocument("INVOICE", invoice, customer);
        PortalClient session = PortalClient.anonymous(portal).linked(host.grant(customer));
        String document = CUSTOMER + "/documents/INVOICE/" + invoice;
        session.get(document).expect(200);
        session.get(document + "/pdf").expect(200);
        assertThat(views(invoice)).isZero();
        session.send("POST", document + "/views", null, new byte[0]).expect(204);
        assertThat(views(invoice)).isEqualTo(1);
    }

    private static int views(String invoice) {
        return host.client()
                .get(ADMIN + "/documents/INVOICE/" + invoice)
                .expect(200)
                .json()
                .at("/views/count")
                .asInt();
    }
}

package org.kundenportal.web.payments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.payments.PaymentWebhooks;
import org.kundenportal.spi.payment.WebhookCall;
import org.kundenportal.web.http.Caller;
import org.kundenportal.web.problems.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where payment providers report. It stands outside JAX-RS, because signatures are made over the bytes as they came, of
 * whatever media type, and because nobody is signed in. Nothing of a report is logged. A report of a payment that is not
 * known is answered like any other, so that nobody learns which there are. To verify a report may take a call to the
 * provider: only a few are taken at once, whoever sends them, and providers repeat what was refused.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.payments.webhooks",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/webhooks/*"
        })
public final class ProviderWebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Pattern CONNECTION = Pattern.compile("/([A-Za-z0-9-]{1,64})");
    private static final Pattern PAYMENT = Pattern.compile("(?:^|&)payment=([a-z2-7]{20})(?:&|$)");
    private static final int MOST_AT_ONCE = 8;

    private final transient PaymentWebhooks webhooks;
    private final transient Semaphore idle = new Semaphore(MOST_AT_ONCE);
    private final transient Problems problems = new Problems();

    /** @param webhooks takes the reports */
    @Activate
    public ProviderWebhookServlet(@Reference PaymentWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            take(request, response);
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentLength(0);
        } catch (PortalException refusal) {
            problems.write(request, response, refusal);
        } catch (RuntimeException failure) {
            problems.writeUnexpected(request, response, failure);
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller.of(request);
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw PortalException.of(ErrorCode.METHOD_NOT_ALLOWED);
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Matcher connection = CONNECTION.matcher(path);
        if (!connection.matches()) {
            throw PortalException.notFound();
        }
        receive(connection.group(1), payment(request.getQueryString()), call(request));
    }

    /** The call was read to its end before: who sends it slowly keeps nobody else away. */
    private void receive(String connection, String payment, WebhookCall call) {
        if (!idle.tryAcquire()) {
            throw PortalException.of(ErrorCode.PROVIDER_UNAVAILABLE);
        }
        try {
            webhooks.receive(connection, payment, call);
        } finally {
            idle.release();
        }
    }

    /** From the query itself, as the portal wrote it: asking the request would read a form out of the body. */
    private static String payment(String query) {
        Matcher payment = PAYMENT.matcher(query == null ? "" : query);
        return payment.find() ? payment.group(1) : null;
    }

    private static WebhookCall call(HttpServletRequest request) throws IOException {
        List<WebhookCall.Header> headers = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(new WebhookCall.Header(name, value));
            }
        }
        return new WebhookCall(headers, request.getInputStream().readAllBytes());
    }
}

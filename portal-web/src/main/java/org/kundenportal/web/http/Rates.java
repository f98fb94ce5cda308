package org.kundenportal.web.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/**
 * How often one address may do what: everything has a generous limit, and what can be guessed, spammed or is dear has its
 * own. Paths decide about rates only, never about rights.
 */
final class Rates {

    /** What takes a token that somebody might guess. Each counts for itself: they open different things. */
    private static final Pattern TOKEN = Pattern.compile("POST .*/session/(link|view)/?");

    private static final Pattern SIGN_IN = Pattern.compile("POST .*/session(/(otp|otp/verification|password))?/?");
    private static final Pattern COMMENT = Pattern.compile("POST .*/comments/?");
    private static final Pattern UPLOAD =
            Pattern.compile("(PUT .*/pdf|POST .*/(documents/import|order-import|images))/?");
    /** What makes the portal call a payment provider; the payments of the admin API are staff's. */
    private static final Pattern PAYMENT =
            Pattern.compile("POST .*/api/v1/(.*/)?payments(/.+/(completion|cancellation))?/?");

    /** A token in the address: it is opened by programs that post nothing. */
    private static final Pattern DOWNLOAD = Pattern.compile("(GET|HEAD) .*/api/v1/downloads/.*");

    private static final Pattern WEBHOOK = Pattern.compile("POST .*/api/webhooks/.*");
    private static final String DOWNLOADS = " downloads";
    private static final int IPV6_SITE_BYTES = 8;

    private final TokenBuckets requests;
    private final TokenBuckets misses;
    private final TokenBuckets signIns;
    private final TokenBuckets comments;
    private final TokenBuckets uploads;
    private final TokenBuckets payments;
    private final TokenBuckets webhooks;
    private final TokenBuckets webhookMisses;

    Rates(WebConfiguration configuration, LongSupplier nanoTime) {
        requests = new TokenBuckets(configuration.rateRequests(), nanoTime);
        misses = new TokenBuckets(configuration.rateLinkMisses(), nanoTime);
        signIns = new TokenBuckets(configuration.rateSignIns(), nanoTime);
        comments = new TokenBuckets(configuration.rateComments(), nanoTime);
        uploads = new TokenBuckets(configuration.rateUploads(), nanoTime);
        payments = new TokenBuckets(configuration.ratePayments(), nanoTime);
        webhooks = new TokenBuckets(configuration.rateWebhooks(), nanoTime);
        webhookMisses = new TokenBuckets(configuration.rateWebhookMisses(), nanoTime);
    }

    /** @throws PortalException TOO_MANY_REQUESTS, with the time to wait */
    void check(HttpServletRequest request, Caller caller) {
        String key = key(caller.address());
        refuseUnlessZero(requests.take(key));
        String call = call(request);
        if (DOWNLOAD.matcher(call).matches()) {
            refuseUnlessZero(misses.peek(key + DOWNLOADS));
        }
        if (!RequestForm.isWrite(request)) {
            return;
        }
        Matcher token = TOKEN.matcher(call);
        if (token.matches()) {
            refuseUnlessZero(misses.peek(key + " " + token.group(1)));
        } else if (SIGN_IN.matcher(call).matches()) {
            refuseUnlessZero(signIns.take(key));
        } else if (COMMENT.matcher(call).matches()) {
            refuseUnlessZero(comments.take(key));
        } else if (UPLOAD.matcher(call).matches()) {
            refuseUnlessZero(uploads.take(key));
        } else if (PAYMENT.matcher(call).matches()) {
            refuseUnlessZero(payments.take(key));
        } else if (WEBHOOK.matcher(call).matches()) {
            refuseUnlessZero(webhookMisses.peek(key));
            refuseUnlessZero(webhooks.take(key));
        }
    }

    /** Counts what only its answer tells: a link that opened nothing, and a report that no provider sent. */
    void settle(HttpServletRequest request, Caller caller, int status) {
        String call = call(request);
        Matcher token = TOKEN.matcher(call);
        if (status == 404 && token.matches()) {
            misses.take(key(caller.address()) + " " + token.group(1));
        } else if (status == 404 && DOWNLOAD.matcher(call).matches()) {
            misses.take(key(caller.address()) + DOWNLOADS);
        } else if ((status == 400 || status == 404) && WEBHOOK.matcher(call).matches()) {
            webhookMisses.take(key(caller.address()));
        }
    }

    /** The decoded path: {@code /session/lin%6B} must not be another one. */
    private static String call(HttpServletRequest request) {
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
        return request.getMethod() + " " + request.getServletPath() + rest;
    }

    /** Who has one IPv6 address has all of its /64. */
    private static String key(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        Optional<byte[]> bytes = Network.address(address);
        return bytes.filter(b -> b.length > IPV6_SITE_BYTES)
                .map(b -> HexFormat.of().formatHex(Arrays.copyOf(b, IPV6_SITE_BYTES)))
                .orElse(address);
    }

    private static void refuseUnlessZero(Duration wait) {
        if (!wait.isZero()) {
            throw PortalException.retryAfter(ErrorCode.TOO_MANY_REQUESTS, wait);
        }
    }
}

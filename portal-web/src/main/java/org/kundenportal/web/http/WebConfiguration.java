package org.kundenportal.web.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the HTTP side ({@code etc/org.kundenportal.web.cfg}); rates are per minute and caller address. */
@ObjectClassDefinition(
        pid = "org.kundenportal.web",
        name = "Kundenportal HTTP",
        description = "Addresses, proxies, cookies and request rates")
@interface WebConfiguration {

    /** When cookies carry {@code Secure} and the prefix {@code __Host-}. */
    enum SecureCookies {
        /** When the request came over TLS. */
        auto,
        /** On every answer. */
        always
    }

    @AttributeDefinition(
            name = "Further origins",
            description = "Other origins under which the same pages are reached, for example https://old.example")
    String[] otherOrigins() default {};

    @AttributeDefinition(
            name = "Trusted proxies",
            description =
                    "Addresses or networks (10.0.0.0/8) of reverse proxies whose X-Forwarded headers are believed")
    String[] trustedProxies() default {};

    @AttributeDefinition(name = "Secure cookies", description = "auto or always")
    SecureCookies secureCookies() default SecureCookies.auto;

    @AttributeDefinition(name = "Dead links a minute")
    int rateLinkMisses() default 20;

    @AttributeDefinition(name = "Sign-ins a minute")
    int rateSignIns() default 20;

    @AttributeDefinition(name = "Comments a minute")
    int rateComments() default 30;

    @AttributeDefinition(name = "Uploads a minute")
    int rateUploads() default 600;

    @AttributeDefinition(name = "Reports of payment providers a minute")
    int rateWebhooks() default 1_200;

    @AttributeDefinition(name = "Refused reports of payment providers a minute")
    int rateWebhookMisses() default 20;

    @AttributeDefinition(name = "Payments begun, completed or cancelled a minute")
    int ratePayments() default 60;

    @AttributeDefinition(name = "Requests a minute", description = "0 switches this limit, like each other, off")
    int rateRequests() default 12_000;
}

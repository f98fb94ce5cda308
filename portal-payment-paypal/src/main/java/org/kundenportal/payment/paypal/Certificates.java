package org.kundenportal.payment.paypal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * The certificates with which PayPal signs webhook calls. They are fetched over HTTPS from PayPal's own hosts alone, have
 * to bear the name that PayPal's own SDK asks for (paypal/PayPal-Java-SDK, SSLUtil), and to be valid today. Their issuer is
 * not checked: PayPal sends the leaf alone, whose intermediate is in nobody's trust store; the trust comes from TLS.
 */
final class Certificates {

    private static final Pattern PATH = Pattern.compile("/v1/notifications/certs/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int KEPT = 16;

    private final Set<String> origins;
    private final String name;
    private final Http http;
    private final Clock clock;
    private final Map<String, X509Certificate> known = new LinkedHashMap<>();

    private Certificates(Set<String> origins, String name, Http http, Clock clock) {
        this.origins = origins;
        this.name = name;
        this.http = http;
        this.clock = clock;
    }

    /** Those of live or sandbox, whichever the connection is; where it has an address of its own, they come from there. */
    static Certificates of(PayPalSettings settings, Http http, Clock clock) {
        String sandbox = settings.sandbox() ? ".sandbox" : "";
        Set<String> origins = settings.ownBase()
                ? Set.of(origin(settings.credentials().base()))
                : Set.of("https://api" + sandbox + ".paypal.com", "https://api-m" + sandbox + ".paypal.com");
        return new Certificates(origins, "messageverificationcerts" + sandbox + ".paypal.com", http, clock);
    }

    /**
     * The certificate at an address that a caller gave.
     *
     * @throws ProviderException FORGED if the address is not PayPal's, or what is there is not PayPal's certificate
     */
    X509Certificate at(String address, Deadline deadline) throws ProviderException {
        if (!isAllowed(address)) {
            throw Signatures.forged("CERT_URL");
        }
        X509Certificate certificate = known(address);
        if (certificate == null) {
            certificate = fetch(address, deadline);
            keep(address, certificate);
        }
        if (!isValidToday(certificate)) {
            throw Signatures.forged("CERT_VALIDITY");
        }
        return certificate;
    }

    private synchronized X509Certificate known(String address) {
        return known.get(address);
    }

    private synchronized void keep(String address, X509Certificate certificate) {
        if (known.size() >= KEPT) {
            known.clear();
        }
        known.put(address, certificate);
    }

    boolean isAllowed(String address) {
        try {
            URI uri = new URI(address);
            return uri.getRawPath() != null
                    && PATH.matcher(uri.getRawPath()).matches()
                    && origins.stream().anyMatch(origin -> address.equals(origin + uri.getRawPath()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private X509Certificate fetch(String address, Deadline deadline) throws ProviderException {
        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), deadline);
        if (answer.statusCode() == 404) {
            throw Signatures.forged("CERT_URL");
        }
        if (answer.statusCode() != 200) {
            throw ProviderException.unknown(Reason.UNREACHABLE, null);
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(answer.body()));
            if (!isNamed(certificate)) {
                throw Signatures.forged("CERT_NAME");
            }
            return certificate;
        } catch (CertificateException e) {
            throw ProviderException.unknown(Reason.UNREADABLE, e);
        }
    }

    private boolean isNamed(X509Certificate certificate) {
        try {
            Set<String> names = new LdapName(
                            certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .collect(Collectors.toSet());
            return names.equals(Set.of(name));
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private boolean isValidToday(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}

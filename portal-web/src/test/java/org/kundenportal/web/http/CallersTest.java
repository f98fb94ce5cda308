package org.kundenportal.web.http;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("ASVS 4.1.3 X-Forwarded headers count only where a trusted proxy wrote them")
class CallersTest {

    private static HttpServletRequest request(String peer, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                CallersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getScheme" -> "http";
                    case "getHeader" ->
                        arguments[0].equals("Host") ? "portal.example:8181" : headers.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final Map<String, String> FORWARDED = Map.of(
            "X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.0.0.2",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "Shop.Example");

    private final Callers callers = new Callers(List.of("10.0.0.0/8", " fd00::/8 ", ""), false);

    @Test
    void behindTrustedProxies() {
        assertThat(callers.of(request("10.0.0.1", FORWARDED)))
                .isEqualTo(new Caller("203.0.113.9", true, true, "https://shop.example"));
        assertThat(callers.of(request("fd00::1", FORWARDED)).address()).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1", "203.0.113.9", "fe80::1%eth0", "::ffff:11.0.0.1"})
    void fromAnybodyElseTheyAreIgnored(String peer) {
        assertThat(callers.of(request(peer, FORWARDED)))
                .isEqualTo(new Caller(peer, false, false, "http://portal.example:8181"));
    }

    @ParameterizedTest
    @CsvSource({"'',10.0.0.1", "unknown,10.0.0.1", "'203.0.113.9, evil.example',10.0.0.1", "'10.0.0.9',10.0.0.9"})
    void aChainThatIsNoneEndsWhereItWasSound(String chain, String address) {
        assertThat(callers.of(request("10.0.0.1", Map.of("X-Forwarded-For", chain)))
                        .address())
                .isEqualTo(address);
    }

    @Test
    void secureCookiesCanBeForced() {
        Caller caller = new Callers(List.of(), true).of(request("10.0.0.1", Map.of()));

        assertThat(caller.secure()).isFalse();
        assertThat(caller.secureCookies()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0", "example.org/8"})
    void refusesNetworksThatAreNone(String network) {
        assertThatThrownBy(() -> new Callers(List.of(network), false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/portal, https://a.example",
        "https://A.example:443, https://a.example",
        "http://a.example:80/x, http://a.example",
        "http://a.example:8181, http://a.example:8181",
        "http://[::1]:8181/, http://[::1]:8181",
        "null,",
        "https://user@a.example,",
        "a.example,",
        "https://a b,",
        "'',"
    })
    void origins(String address, String origin) {
        assertThat(Origins.normal(address)).isEqualTo(origin);
    }
}

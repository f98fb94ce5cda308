package org.kundenportal.impl.links;

import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.impl.security.PortalKey;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTokensTest {

    private static final URI BASE = URI.create("https://portal.example/portal");

    private final LinkTokens tokens = new LinkTokens(new PortalKey(new byte[32]), BASE);
    private final String handle = LinkTokens.newHandle();
    private final String token = tokens.token(LinkScope.CUSTOMER, handle);

    @Test
    @DisplayName("BM-16 a link's token has 128 secret bits and more, and is the same at any time")
    void areLongAndStable() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);

        assertThat(bytes).hasSize(32);
        assertThat(Base64.getUrlDecoder().decode(handle)).hasSize(12);
        assertThat((bytes.length - 12) * 8).isGreaterThanOrEqualTo(128);
        assertThat(tokens.token(LinkScope.CUSTOMER, handle)).isEqualTo(token);
        assertThat(tokens.url(LinkScope.CUSTOMER, handle)).isEqualTo("https://portal.example/portal/c/" + token);
        assertThat(tokens.url(LinkScope.DOCUMENT, handle)).startsWith("https://portal.example/portal/d/");
        assertThat(LinkTokens.newHandle()).isNotEqualTo(handle);
    }

    @Test
    void leadBackToTheirHandle() {
        assertThat(LinkTokens.handle(token)).contains(handle);
        assertThat(tokens.matches(token, LinkScope.CUSTOMER, handle)).isTrue();
    }

    @Test
    @DisplayName("a token with any character changed is wrong, even where it would decode to the same bytes")
    void haveOneSpelling() {
        for (int i = 0; i < token.length(); i++) {
            for (char other : "AQgwBRhx_-".toCharArray()) {
                if (token.charAt(i) != other) {
                    String wrong = token.substring(0, i) + other + token.substring(i + 1);
                    assertThat(tokens.matches(wrong, LinkScope.CUSTOMER, handle))
                            .as(wrong)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void openOneScopeOfOnePortal() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(tokens.matches(token, LinkScope.DOCUMENT, handle)).isFalse();
        assertThat(tokens.matches(token, LinkScope.CUSTOMER, LinkTokens.newHandle()))
                .isFalse();
        assertThat(new LinkTokens(new PortalKey(other), BASE).matches(token, LinkScope.CUSTOMER, handle))
                .isFalse();
    }

    @Test
    void haveNoHandleWhereTheyAreNoTokens() {
        for (String wrong : new String[] {
            null,
            "",
            "a",
            token + "a",
            token.substring(1),
            "!" + token.substring(1),
            " " + token.substring(1),
            "ä".repeat(43),
            "=".repeat(43),
            "x".repeat(10_000)
        }) {
            assertThat(LinkTokens.handle(wrong)).as(wrong).isEmpty();
        }
    }
}

package org.kundenportal.impl.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hooks?a=b",
                "https://10.0.0.7/hooks",
                "https://localhost:8443/x",
                "http://localhost:9000/x",
                "http://127.0.0.1:9000/x",
                "http://[::1]:9000/x"
            })
    void takesWhatIsEncryptedOrStaysOnTheMachine(String url) {
        assertThat(WebhookAddress.checked(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "'',REQUIRED",
        "http://shop.example/,ADDRESS_REFUSED",
        "http://10.0.0.7/,ADDRESS_REFUSED",
        "ftp://shop.example/,ADDRESS_REFUSED",
        "file:///etc/passwd,INVALID_VALUE",
        "https://169.254.169.254/latest/meta-data,ADDRESS_REFUSED",
        "https://[fe80::1]/,ADDRESS_REFUSED",
        "https://[fd00:ec2::254]/,ADDRESS_REFUSED",
        "https://[::ffff:169.254.169.254]/,ADDRESS_REFUSED",
        "https://100.100.100.200/,ADDRESS_REFUSED",
        "https://0.0.0.0/,ADDRESS_REFUSED",
        "https://224.0.0.1/,ADDRESS_REFUSED",
        "https://user:word@shop.example/,INVALID_VALUE",
        "https://shop.example/#x,INVALID_VALUE",
        "https:///x,INVALID_VALUE",
        "nonsense,INVALID_VALUE",
        "https://a b/,INVALID_VALUE"
    })
    void refusesTheRest(String url, String why) {
        assertThat(Refusal.violations(() -> WebhookAddress.checked(url))).containsExactly("url " + why);
    }

    @Test
    void aHostMustHaveNoForbiddenAddressAmongOthers() throws UnknownHostException {
        InetAddress fine = InetAddress.getByName("192.168.1.20");
        InetAddress metadata = InetAddress.getByName("169.254.169.254");

        assertThat(WebhookAddress.isAllowed(fine)).isTrue();
        assertThat(WebhookAddress.isAllowed(fine, metadata)).isFalse();
    }
}

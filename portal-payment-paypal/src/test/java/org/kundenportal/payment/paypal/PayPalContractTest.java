package org.kundenportal.payment.paypal;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;

@DisplayName("DC-02 The type paypal does what the SPI asks of a payment provider")
class PayPalContractTest extends PayPalContract {

    PayPalContractTest() throws IOException {
        super(PayPal::new);
    }
}

package org.kundenportal.payment.paypal;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;

@DisplayName("DC-02 The type paypal-plus does what the SPI asks of a payment provider")
class PayPalPlusContractTest extends PayPalContract {

    PayPalPlusContractTest() throws IOException {
        super(PayPalPlus::new);
    }
}

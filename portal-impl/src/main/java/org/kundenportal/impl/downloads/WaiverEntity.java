package org.kundenportal.impl.downloads;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.downloads.GivenWaiver;

/** That a buyer has waived the right of withdrawal for an order; it is never changed. */
@Entity(name = "OrderWaiver")
@Table(name = "order_waiver")
class WaiverEntity {

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Column(name = "waiver")
    private String text;

    @Column(name = "waiver_version")
    private String version;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "client_address")
    private String clientAddress;

    @Column(name = "session_name")
    private String session;

    protected WaiverEntity() {}

    WaiverEntity(OrderId order, WaiverText waiver, ActingCustomer customer, String clientAddress, Instant now) {
        this.orderId = order.value();
        this.text = waiver.text();
        this.version = waiver.version();
        this.givenAt = now;
        this.clientAddress = clientAddress;
        this.session = customer.session();
    }

    GivenWaiver toWaiver() {
        return new GivenWaiver(givenAt, text, version, clientAddress, session);
    }
}

package org.kundenportal.impl.connections;

import java.time.Instant;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;

/** The merchant's account with a payment provider. Rows are never removed, since payments refer to them. */
@Entity(name = "PaymentConnection")
@Table(name = "payment_connection")
class PaymentConnectionEntity extends ConnectionEntity {

    protected PaymentConnectionEntity() {}

    PaymentConnectionEntity(ConnectionData data, Actor actor, Instant now) {
        super(data, actor, now);
    }

    @Override
    String place() {
        return "payment_connection.secrets:" + id();
    }
}

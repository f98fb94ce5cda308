package org.kundenportal.impl.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;

/** What the demo company's customers ordered in its shop and elsewhere; prices are net, VAT is 19 percent. */
final class DemoOrders {

    private static final BigDecimal VAT = BigDecimal.valueOf(19);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String SHOP = "Nordlicht-Shop";
    private static final String HOTEL = DemoCompany.HOTEL.value();
    private static final Buyer BUYER = new Buyer("Tarek Mansour", "t.mansour@hafenblick-hotels.example", "de");

    private final LocalDate today;

    DemoOrders(LocalDate today) {
        this.today = today;
    }

    List<OrderData> list() {
        return List.of(
                order(
                        "B-2026-0512",
                        HOTEL,
                        BUYER,
                        SHOP,
                        OrderStatus.PAID,
                        1,
                        item("HB-WP", "Handbuch Wärmepumpen (PDF)", "1", "24.00"),
                        item("CL-LUEFT", "Checkliste Lüftungswartung (PDF)", "1", "9.00")),
                order(
                        "B-2026-0498",
                        HOTEL,
                        BUYER,
                        SHOP,
                        OrderStatus.SHIPPED,
                        4,
                        item("FI-G4", "Filtermatte G4, 10 Stück", "2", "38.50"),
                        item(null, "Versand", "1", "5.90")),
                order(
                        "A-2026-311",
                        HOTEL,
                        null,
                        null,
                        OrderStatus.COMPLETED,
                        22,
                        item("ST-30-18", "Umwälzpumpe Stratos 30/1-8", "1", "389.00")),
                order(
                        "B-2026-0455",
                        HOTEL,
                        BUYER,
                        "eBay",
                        OrderStatus.CANCELLED,
                        30,
                        item("TK-24", "Thermostatkopf", "24", "11.20")),
                order(
                        "B-2026-0505",
                        "10517",
                        null,
                        SHOP,
                        OrderStatus.ORDERED,
                        2,
                        item("DS-KZ", "Dichtungssatz Kühlzelle", "1", "64.00")),
                order(
                        "B-2026-0507",
                        "20031",
                        null,
                        "Amazon",
                        OrderStatus.PAYMENT_REMINDER,
                        12,
                        item("HB-GAS", "Handbook gas boilers (PDF)", "1", "14.00")));
    }

    private OrderData order(
            String number,
            String customer,
            Buyer buyer,
            String platform,
            OrderStatus status,
            int daysAgo,
            OrderItem... items) {
        Instant ordered = today.minusDays(daysAgo)
                .atTime(LocalTime.of(9, 41))
                .atZone(ZONE)
                .toInstant();
        boolean paid = status == OrderStatus.PAID || status == OrderStatus.SHIPPED || status == OrderStatus.COMPLETED;
        return new OrderData(
                new OrderNumber(number),
                new CustomerNumber(customer),
                buyer,
                platform,
                status,
                ordered,
                paid ? ordered.plusSeconds(300) : null,
                false,
                List.of(items),
                EUR);
    }

    private static OrderItem item(String article, String description, String quantity, String unitPrice) {
        return new OrderItem(article, description, new BigDecimal(quantity), new BigDecimal(unitPrice), VAT);
    }
}

package org.kundenportal.impl.demo;

import java.time.LocalDate;
import java.util.List;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Company;

/**
 * Nordlicht Gebäudetechnik, a company that does not exist: its customers and their documents, dated so that something is
 * overdue, something due and something open whenever the demo is started. Bank accounts are those of the banks' own
 * examples, mail addresses end in .example (RFC 2606).
 */
final class DemoCompany {

    static final Company COMPANY = new Company(
            "Nordlicht Gebäudetechnik GmbH",
            "Kanalstraße 14",
            "22085",
            "Hamburg",
            "DE",
            "service@nordlicht-gt.example",
            "+49 40 5550-190",
            "DE811907980",
            "DE02120300000000202051");

    static final String GREETING = "<p>Hier finden Sie alle Dokumente Ihrer Häuser. In dringenden Fällen erreichen Sie"
            + " unseren <strong>24-Stunden-Notdienst</strong> unter <a href=\"tel:+49405550199\">040 5550-199</a>.</p>";

    /** The customer whose link the demo prints. */
    static final CustomerNumber HOTEL = new CustomerNumber("10482");

    private static final String BAKERY = "10517";
    private static final String PERSON = "20031";

    private final LocalDate today;

    DemoCompany(LocalDate today) {
        this.today = today;
    }

    List<CustomerData> customers() {
        return List.of(
                new CustomerData(
                        HOTEL,
                        "Hafenblick Hotels GmbH",
                        CustomerKind.COMPANY,
                        "technik@hafenblick-hotels.example",
                        "de",
                        "+49 40 5551-200",
                        new Address("Bernhard-Nocht-Straße 12", "20359", "Hamburg", "DE"),
                        new BankAccount("Hafenblick Hotels GmbH", "DE89370400440532013000", "COBADEFFXXX"),
                        new TaxDetails("DE123456788", "48/123/45678"),
                        List.of(
                                new Contact(
                                        "kp",
                                        "Kristin",
                                        "Petersen",
                                        "k.petersen@hafenblick-hotels.example",
                                        "+49 40 5551-210",
                                        true,
                                        true),
                                new Contact(
                                        "tm",
                                        "Tarek",
                                        "Mansour",
                                        "t.mansour@hafenblick-hotels.example",
                                        "+49 40 5551-214",
                                        false,
                                        true))),
                new CustomerData(
                        new CustomerNumber(BAKERY),
                        "Bäckerei Jensen e. K.",
                        CustomerKind.COMPANY,
                        "jensen@baeckerei-jensen.example",
                        "de",
                        "+49 4131 55530",
                        new Address("Am Sande 8", "21335", "Lüneburg", "DE"),
                        null,
                        null,
                        List.of(new Contact(
                                "oj", "Ole", "Jensen", "jensen@baeckerei-jensen.example", null, true, true))),
                new CustomerData(
                        new CustomerNumber(PERSON),
                        "Maria Lindner",
                        CustomerKind.PERSON,
                        "maria.lindner@post.example",
                        "en",
                        null,
                        new Address("Lindenweg 3", "23552", "Lübeck", "DE"),
                        null,
                        null,
                        List.of(new Contact(
                                "ml", "Maria", "Lindner", "maria.lindner@post.example", null, true, false))));
    }

    List<DocumentData> documents() {
        String hotel = HOTEL.value();
        return List.of(
                document(DocumentType.INVOICE, "RE-2026-1187", hotel, 20)
                        .due(today.minusDays(6))
                        .line("Reparatur Umwälzpumpe, Hotel Trave", "1", "psch", "640.00")
                        .line("Umwälzpumpe Stratos 30/1-8", "1", "Stk", "389.00")
                        .line("Anfahrt", "1", "psch", "49.99")
                        .note("Bitte überweisen Sie unter Angabe der Rechnungsnummer.")
                        .order("A-2026-311")
                        .build(),
                document(DocumentType.INVOICE, "RE-2026-1203", hotel, 9)
                        .due(today.plusDays(5))
                        .line("Wartung Heizungsanlage, 4. Quartal, Haus Lübeck", "4", "Std", "86.00")
                        .line("Kleinmaterial", "1", "psch", "36.00")
                        .build(),
                document(DocumentType.INVOICE, "RE-2026-1142", hotel, 48)
                        .due(today.minusDays(34))
                        .status(DocumentStatus.PAID)
                        .paid("1034.09")
                        .line("Filterwechsel Lüftungsanlage, Hafenblick Spree", "7", "Stk", "74.50")
                        .line("Arbeitszeit Monteur", "4.25", "Std", "81.76")
                        .build(),
                document(DocumentType.REMINDER, "MA-2026-0071", hotel, 2)
                        .due(today.plusDays(8))
                        .dunning(1)
                        .line("Rechnung RE-2026-1187", "1", "psch", "1078.99")
                        .note("Sicher ist Ihnen unsere Rechnung RE-2026-1187 nur entgangen.")
                        .build(),
                document(DocumentType.ESTIMATE, "AN-2026-0342", hotel, 5)
                        .validUntil(today.plusDays(9))
                        .line("Austausch Lüftungsanlage, Haus Kiel: Zentralgerät", "1", "Stk", "5890.00")
                        .line("Kanalnetz reinigen und abdichten", "1", "psch", "980.00")
                        .line("Einbau und Inbetriebnahme", "12", "Std", "78.50")
                        .build(),
                document(DocumentType.ESTIMATE, "AN-2026-0331", hotel, 36)
                        .validUntil(today.minusDays(6))
                        .line("Sonnenschutz nachrüsten, Hafenblick Spree", "14", "Stk", "212.00")
                        .line("Montage", "1", "psch", "1480.00")
                        .build(),
                document(DocumentType.ESTIMATE, "AN-2026-0298", hotel, 70)
                        .validUntil(today.minusDays(40))
                        .status(DocumentStatus.ACCEPTED)
                        .line("Legionellenprüfung, jährlich, 5 Häuser", "5", "Stk", "148.00")
                        .build(),
                document(DocumentType.CREDIT_NOTE, "GS-2026-0044", hotel, 30)
                        .line("Gutschrift zu RE-2026-1142: ein Filter zu viel berechnet", "1", "Stk", "74.50")
                        .build(),
                document(DocumentType.DELIVERY_NOTE, "LS-2026-0771", hotel, 10)
                        .line("Ersatzteile Haus Bremen: Dichtungssatz", "3", "Stk", null)
                        .line("Thermostatkopf", "24", "Stk", null)
                        .order("A-2026-327")
                        .build(),
                document(DocumentType.ORDER_CONFIRMATION, "AB-2026-0310", hotel, 33)
                        .line("Legionellenprüfung, jährlich, 5 Häuser", "5", "Stk", "148.00")
                        .order("A-2026-298")
                        .build(),
                document(DocumentType.SERVICE_REPORT, "SB-2026-0918", hotel, 2)
                        .line(
                                "Wartung Wärmepumpe, Hotel Trave: Kältekreis geprüft, Filter gereinigt",
                                "2.5",
                                "Std",
                                null)
                        .note("Die Anlage läuft ohne Befund. Nächste Wartung in zwölf Monaten.")
                        .workOrder("E-4711")
                        .build(),
                document(DocumentType.INVOICE, "RE-2026-1219", BAKERY, 3)
                        .due(today.plusDays(11))
                        .line("Servicevertrag Kälteanlage", "1", "Monat", "92.44")
                        .build(),
                document(DocumentType.DELIVERY_NOTE, "LS-2026-0768", BAKERY, 12)
                        .line("Verdichter Kühlzelle", "1", "Stk", null)
                        .build(),
                document(DocumentType.INVOICE, "RE-2026-1211", PERSON, 6)
                        .due(today.plusDays(8))
                        .line("Wartung Gastherme", "1", "psch", "129.00")
                        .build());
    }

    private DemoDocument document(DocumentType type, String number, String customer, int daysAgo) {
        return new DemoDocument(type, number, customer, today.minusDays(daysAgo));
    }
}

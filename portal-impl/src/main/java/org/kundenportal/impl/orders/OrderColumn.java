package org.kundenportal.impl.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a file with orders, and what they may be called. */
enum OrderColumn {
    ORDER_NUMBER("Bestellnummer", "number", "Auftragsnummer", "order_no", "order_id", "Bestellnr"),
    CUSTOMER_NUMBER("Kundennummer", "customerNumber", "customer_no", "customer_id", "Kundennr"),
    BUYER_NAME("Käufer", "buyer.name", "buyer", "Käufername", "customer_name", "Name"),
    BUYER_EMAIL("E-Mail", "buyer.email", "e_mail", "E-Mail-Adresse", "Käufer E-Mail"),
    LANGUAGE("Sprache", "buyer.language", "buyer_language"),
    PLATFORM("Plattform", "platform", "marketplace", "Marktplatz"),
    STATUS("Status", "status", "state", "Bestellstatus"),
    ORDERED_AT("Bestelldatum", "orderedAt", "order_date"),
    PAID_AT("Zahlungsdatum", "paidAt", "payment_date", "Bezahlt am"),
    WAIVED_IN_SHOP("Widerrufsverzicht", "waivedInShop", "waiver"),
    CURRENCY("Währung", "currency"),
    ARTICLE_NUMBER("Artikelnummer", "articleNumber", "sku", "Artikelnr", "article_no"),
    DESCRIPTION("Bezeichnung", "description", "Beschreibung", "Artikelbezeichnung", "article_name"),
    QUANTITY("Menge", "quantity", "Anzahl"),
    UNIT_PRICE("Einzelpreis", "unitPrice", "Nettopreis", "price", "Preis netto"),
    VAT_PERCENT("MwSt", "vatPercent", "vat", "USt", "MwSt-Satz", "Steuersatz", "tax_rate");

    /** What a file must have. */
    static final Set<OrderColumn> REQUIRED = Set.of(ORDER_NUMBER, CUSTOMER_NUMBER, STATUS, ORDERED_AT, DESCRIPTION);

    /** What all lines of an order say alike, or only one of them. */
    static final List<OrderColumn> OF_ORDERS = List.of(
            CUSTOMER_NUMBER,
            BUYER_NAME,
            BUYER_EMAIL,
            LANGUAGE,
            PLATFORM,
            STATUS,
            ORDERED_AT,
            PAID_AT,
            WAIVED_IN_SHOP,
            CURRENCY);

    /** What each line says of its item. */
    static final List<OrderColumn> OF_ITEMS = List.of(ARTICLE_NUMBER, DESCRIPTION, QUANTITY, UNIT_PRICE, VAT_PERCENT);

    private static final Map<String, OrderColumn> BY_NAME = Arrays.stream(values())
            .flatMap(column -> column.names().map(name -> Map.entry(bare(name), column)))
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, OrderColumn> BY_FIELD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(c -> c.field, Function.identity()));

    private final String german;
    private final String field;
    /** Separated by a bar. */
    private final String aliases;

    OrderColumn(String german, String field, String... aliases) {
        this.german = german;
        this.field = field;
        this.aliases = String.join("|", aliases);
    }

    /** The column that is called so, however it is written; null if none is. */
    static OrderColumn named(String header) {
        return BY_NAME.get(bare(header));
    }

    /** The column of a field that rules speak of; null if there is none. */
    static OrderColumn ofField(String field) {
        return BY_FIELD.get(field);
    }

    /** Its name in a file in English. */
    String english() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in a file in German. */
    String german() {
        return german;
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(english(), german), Stream.of(aliases.split("\\|")))
                .filter(name -> !name.isEmpty());
    }

    /** Letters and digits only: {@code "MwSt. %"} and {@code "mwst"} are the same. */
    private static String bare(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package org.kundenportal.impl.einvoice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kundenportal.impl.einvoice.EInvoice.Attachment;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;

/**
 * An element of a read document: its local name, the attributes the readers ask for, and either children or text. A path is
 * a row of local names from a child downwards; where names repeat, the first element in document order that has what is
 * asked for answers. Asking below what is not there gives null or nothing, never an error. The types of values are the
 * UN/CEFACT Core Component Types, which CII and UBL have in common.
 */
final class Element {

    private static final Element ABSENT = new Element("", new String[0]);
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");

    private final String name;
    private final String[] attributes;
    private final List<Element> children = new ArrayList<>(4);
    private String text;
    private long binarySize;

    /** With attributes as name, value, name, value. */
    Element(String name, String[] attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    void add(Element child) {
        children.add(child);
    }

    void setText(String value) {
        text = value.isEmpty() ? null : value;
    }

    /** The size of the file that this element holds. */
    void setBinarySize(long bytes) {
        binarySize = bytes;
    }

    String name() {
        return name;
    }

    List<Element> children() {
        return children;
    }

    /** Null if missing or blank. */
    String attribute(String attribute) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(attribute)) {
                return attributes[i + 1].isBlank() ? null : attributes[i + 1].strip();
            }
        }
        return null;
    }

    /** The first child of any of the names, the names in order of preference; an element without content if there is none. */
    Element child(String... names) {
        for (String wanted : names) {
            for (Element child : children) {
                if (child.name.equals(wanted)) {
                    return child;
                }
            }
        }
        return ABSENT;
    }

    /** All elements at the path. */
    List<Element> all(String... path) {
        List<Element> found = new ArrayList<>(2);
        collect(path, 0, found);
        return found;
    }

    private void collect(String[] path, int step, List<Element> found) {
        if (step == path.length) {
            found.add(this);
            return;
        }
        for (Element child : children) {
            if (child.name.equals(path[step])) {
                child.collect(path, step + 1, found);
            }
        }
    }

    /** All texts at the path that are not blank. */
    Stream<String> texts(String... path) {
        return all(path).stream().map(Element::text).filter(value -> value != null);
    }

    /** This element's own text, stripped; null if blank. */
    String text() {
        return text;
    }

    /** The first text at the path; null if there is none. */
    String text(String... path) {
        return text(path, 0);
    }

    private String text(String[] path, int step) {
        if (step == path.length) {
            return text;
        }
        for (Element child : children) {
            if (child.name.equals(path[step])) {
                String found = child.text(path, step + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** All texts at the path, joined by line breaks; null if there are none. */
    String joinedTexts(String... path) {
        String joined = texts(path).collect(Collectors.joining("\n"));
        return joined.isEmpty() ? null : joined;
    }

    /** The decimal number at the path; a percent sign and blanks within are tolerated. */
    BigDecimal decimal(String... path) throws NotAnEInvoiceException {
        String value = text(path);
        if (value == null) {
            return null;
        }
        String digits = value.replace(" ", "");
        if (digits.endsWith("%")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        if (!DECIMAL.matcher(digits).matches()) {
            throw unreadable("number");
        }
        return new BigDecimal(digits);
    }

    /**
     * The amount at the path, which may stand there in several currencies: that in the given currency, or else that in none;
     * null if there is none but in others.
     */
    BigDecimal amount(Currency currency, String... path) throws NotAnEInvoiceException {
        Element chosen = ABSENT;
        for (Element amount : all(path)) {
            if (amount.isIn(currency) && (chosen == ABSENT || chosen.attribute("currencyID") == null)) {
                chosen = amount;
            }
        }
        return chosen.decimal();
    }

    /** Whether nothing says that this amount is in another currency. */
    boolean isIn(Currency currency) {
        String stated = attribute("currencyID");
        return stated == null || currency == null || stated.equals(currency.getCurrencyCode());
    }

    /** The ISO date at the path, whatever time or zone follows it. */
    LocalDate isoDate(String... path) throws NotAnEInvoiceException {
        String value = text(path);
        return value == null ? null : parse(value, 10, DateTimeFormatter.ISO_LOCAL_DATE);
    }

    /** The UN/CEFACT date at the path: formats 102, 203 and 204 all begin with yyyyMMdd. */
    LocalDate basicDate(String... path) throws NotAnEInvoiceException {
        for (Element dateTime : all(path)) {
            Element written = dateTime.child("DateTimeString", "DateString", "DateTime", "Date");
            if (written.text == null) {
                continue;
            }
            if (written.text.indexOf('-') == 4) {
                return written.isoDate();
            }
            String format = written.attribute("format");
            if (format != null && !format.matches("102|203|204")) {
                throw unreadable("date format");
            }
            return parse(written.text, 8, DateTimeFormatter.BASIC_ISO_DATE);
        }
        return null;
    }

    /** What this element says of the file that it holds. */
    Attachment attachment() {
        return new Attachment(attribute("filename"), attribute("mimeCode"), binarySize);
    }

    /** The value, if there is one. */
    static <T> T required(T value) throws NotAnEInvoiceException {
        if (value == null) {
            throw new NotAnEInvoiceException(Reason.MISSING_FIELDS, "number, type or issue date is missing");
        }
        return value;
    }

    /** The currency of the ISO 4217 code, null of null. */
    static Currency currency(String code) throws NotAnEInvoiceException {
        try {
            return code == null ? null : Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw unreadable("currency");
        }
    }

    private static LocalDate parse(String value, int length, DateTimeFormatter format) throws NotAnEInvoiceException {
        try {
            return LocalDate.parse(value.substring(0, Math.min(length, value.length())), format);
        } catch (DateTimeException e) {
            throw unreadable("date");
        }
    }

    private static NotAnEInvoiceException unreadable(String what) {
        return new NotAnEInvoiceException(Reason.UNREADABLE_VALUE, "unreadable " + what);
    }
}

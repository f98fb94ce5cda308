package org.kundenportal.impl.transfer;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.iban4j.IbanUtil;
import org.kundenportal.api.Money;
import org.kundenportal.impl.Excerpt;

/**
 * A SEPA credit transfer as the QR code that banking apps read: the guideline EPC069-12 of the European Payments Council
 * (version 002, so without BIC), in Germany called GiroCode. Immutable.
 *
 * @param payee whom to pay, at most 70 characters
 * @param iban without blanks
 * @param amount in euro, from 0.01 to 999999999.99
 * @param reference by which the payee recognises the payment, at most 140 characters
 */
public record GiroCode(String payee, String iban, Money amount, String reference) {

    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("999999999.99");
    private static final int LONGEST_PAYEE = 70;
    private static final int LONGEST_REFERENCE = 140;
    private static final int MOST_BYTES = 331;
    private static final int LARGEST_VERSION = 13;
    private static final int ANY_MASK = -1;

    /**
     * The code for a transfer.
     *
     * @return empty if a bank would refuse it: no payee, no IBAN of the right length and checksum (ISO 13616), another currency
     *     than the euro, an amount out of range, or a reference that is too long. A payee's name is cut, a reference
     *     never: nobody would know what was paid.
     */
    public static Optional<GiroCode> of(
            String payee, String iban, BigDecimal amount, Currency currency, String reference) {
        String name = line(payee, LONGEST_PAYEE);
        String account = iban == null ? "" : iban.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        String purpose = line(reference, Integer.MAX_VALUE);
        if (name.isEmpty()
                || purpose.length() > LONGEST_REFERENCE
                || !IbanUtil.isValid(account)
                || !isPayable(amount, currency)) {
            return Optional.empty();
        }
        return Optional.of(new GiroCode(name, account, new Money(amount, currency), purpose))
                .filter(GiroCode::fits);
    }

    /** The same for an amount that may be null. */
    public static Optional<GiroCode> of(String payee, String iban, Money amount, String reference) {
        return amount == null ? Optional.empty() : of(payee, iban, amount.amount(), amount.currency(), reference);
    }

    /** What the code says: the twelve lines of the guideline, of which the last two that are empty are left out. */
    public String text() {
        return String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                "",
                payee,
                iban,
                "EUR" + amount.amount().setScale(2).toPlainString(),
                "",
                "",
                reference);
    }

    /** The code's rows from top to bottom, {@code 1} for each dark and {@code 0} for each light module. */
    public List<String> rows() {
        // the guideline asks for error correction level M and at most version 13
        QrCode code = QrCode.encodeSegments(
                QrSegment.makeSegments(text()), QrCode.Ecc.MEDIUM, 1, LARGEST_VERSION, ANY_MASK, false);
        return IntStream.range(0, code.size).mapToObj(y -> row(code, y)).toList();
    }

    private static String row(QrCode code, int y) {
        StringBuilder row = new StringBuilder(code.size);
        for (int x = 0; x < code.size; x++) {
            row.append(code.getModule(x, y) ? '1' : '0');
        }
        return row.toString();
    }

    private boolean fits() {
        return text().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static boolean isPayable(BigDecimal amount, Currency currency) {
        return currency.getCurrencyCode().equals("EUR") && amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0;
    }

    /** One line of at most so many characters, none of them cut in two. */
    private static String line(String text, int most) {
        if (text == null) {
            return "";
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", " ")
                .strip();
        return Excerpt.of(plain, most).strip();
    }
}

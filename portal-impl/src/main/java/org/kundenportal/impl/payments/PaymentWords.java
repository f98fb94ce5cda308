package org.kundenportal.impl.payments;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kundenportal.api.Money;
import org.kundenportal.impl.rendering.DocumentName;

/** Payments in the words of a mail, from {@code words_LANGUAGE.properties} (UTF-8). Immutable. */
final class PaymentWords {

    private static final String OTHERS = "en";
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private final Locale language;
    private final Properties words;

    private PaymentWords(String language) {
        Properties found = LOADED.computeIfAbsent(language, PaymentWords::read);
        this.words = found.isEmpty() ? LOADED.computeIfAbsent(OTHERS, PaymentWords::read) : found;
        this.language = Locale.forLanguageTag(found.isEmpty() ? OTHERS : language);
    }

    /** The words of a language; English ones if the portal does not speak it. */
    static PaymentWords in(String language) {
        return new PaymentWords(language);
    }

    /** An amount as the language writes it, with the decimals of its currency. */
    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount());
    }

    /** A day as the language writes it; a dash for none. */
    String date(LocalDate day) {
        return day == null
                ? "–"
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(language)
                        .format(day);
    }

    /** A line for each document. */
    String lines(List<Share> shares) {
        return shares.stream()
                .map(share -> DocumentName.of(share.key(), language.toLanguageTag()) + ": " + money(share.amount()))
                .collect(Collectors.joining("\n"));
    }

    /** What a customer reads at the provider. */
    String description(List<Share> shares) {
        return shares.stream()
                .filter(share -> !share.isCredit())
                .map(share -> DocumentName.of(share.key(), language.toLanguageTag()))
                .collect(Collectors.joining(", "));
    }

    /** Why somebody is needed. */
    String problem(Attention attention) {
        return words.getProperty(attention.name());
    }

    private static Properties read(String language) {
        Properties words = new Properties();
        try (InputStream file = PaymentWords.class.getResourceAsStream("words_" + language + ".properties")) {
            if (file != null) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

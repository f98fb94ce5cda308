package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * One of Mollie's lists, which come in pages, newest first.
 *
 * @param path of the list
 * @param name of what is in it, as {@code _embedded} has it
 */
record Listing(MollieApi api, String path, String name) {

    private static final int PAGE = 250;
    private static final int MOST_PAGES = 20;
    private static final Pattern FROM = Pattern.compile("[?&]from=([A-Za-z]+_[A-Za-z0-9]+)(&|$)");

    /** All that is in it, newest first. */
    List<JsonNode> all(Deadline deadline) throws ProviderException {
        List<JsonNode> all = new ArrayList<>();
        first(
                one -> {
                    all.add(one);
                    return false;
                },
                deadline);
        return all;
    }

    /**
     * Looks at one after the other until one fits.
     *
     * @return empty if none does
     * @throws ProviderException UNKNOWN, too, if the list is longer than can be looked through
     */
    Optional<JsonNode> first(Predicate<JsonNode> fits, Deadline deadline) throws ProviderException {
        String from = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = api.get(path + "?limit=" + PAGE + from, deadline);
            for (JsonNode one : answer.path("_embedded").path(name)) {
                if (fits.test(one)) {
                    return Optional.of(one);
                }
            }
            String next = answer.path("_links").path("next").path("href").asText();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            // only where it goes on: the address is ours
            Matcher matcher = FROM.matcher(next);
            if (!matcher.find()) {
                throw ProviderException.unknown(Reason.UNREADABLE, null);
            }
            from = "&from=" + matcher.group(1);
        }
        throw ProviderException.unknown(Reason.BUSY, null);
    }
}

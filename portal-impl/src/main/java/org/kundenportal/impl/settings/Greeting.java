package org.kundenportal.impl.settings;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The greeting on the customer's first page: a little HTML with placeholders. Values are escaped before they go in, each
 * place is filled once, and the result is sanitised (BB-07, BB-09, BB-10); so neither a template nor a buyer's name can
 * bring script into the page. Immutable.
 */
public final class Greeting {

    private static final Set<String> NAMES = Set.of("UserName", "OrderNumber", "Platform");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(" + String.join("|", NAMES) + ")}");
    private static final Map<String, String> EXAMPLES =
            Map.of("UserName", "Max Mustermann", "OrderNumber", "12345678", "Platform", "Online-Shop");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h2", "h3", "a")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer")
            .toFactory();

    private final String template;

    private Greeting(String template) {
        this.template = template;
    }

    /** The greeting of this template; a null template greets nobody. */
    public static Greeting of(String template) {
        return new Greeting(template == null ? "" : template);
    }

    /** The template without anything that does not belong into a greeting. */
    String clean() {
        return sanitised(template);
    }

    /** Whether it has a placeholder that does not exist, in what is left of it once it is clean. */
    boolean hasUnknownPlaceholder() {
        return Placeholders.hasUnknown(clean(), NAMES);
    }

    /** The greeting for a customer of this name; outside of an order, order and platform stay empty. */
    String forCustomer(String name) {
        return filled(Map.of("UserName", name));
    }

    /**
     * The greeting on the page of an order.
     *
     * @param platform may be null
     */
    public String forOrder(String buyer, String number, String platform) {
        return filled(Map.of("UserName", buyer, "OrderNumber", number, "Platform", platform == null ? "" : platform));
    }

    /** The greeting with examples in its placeholders. */
    String example() {
        return filled(EXAMPLES);
    }

    private String filled(Map<String, String> values) {
        return sanitised(PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(escaped(values.getOrDefault(found.group(1), "")))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The sanitiser puts an empty comment behind an opening brace; placeholders need theirs as it was. */
    private static String sanitised(String html) {
        return POLICY.sanitize(html).replace("{<!-- -->", "{");
    }
}

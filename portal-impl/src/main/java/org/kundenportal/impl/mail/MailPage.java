package org.kundenportal.impl.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kundenportal.impl.rendering.Colour;

/**
 * The text of a mail as a page of its own. Everything is escaped; the only markup is ours: paragraphs, line breaks, links
 * to web addresses, and a button where a line is an address of the portal. Nothing is loaded from the net.
 */
final class MailPage {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"'\\p{Cntrl}\\p{Cf}]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!?)\\]}\\u2026\\u201c\\u201d\\u00bb]+$");
    private static final String PARAGRAPH = "<p dir=\"auto\" style=\"margin:0 0 16px\">";

    private final String color;
    private final String portal;
    private final String button;

    /**
     * Pages of this portal.
     *
     * @param accent the merchant's colour as {@code #rrggbb}
     * @param portal its address; what lies below becomes a button
     * @param button what the button says
     */
    MailPage(String accent, URI portal, String button) {
        this.color = Colour.accent(accent).hex();
        this.portal = portal + "/";
        this.button = button;
    }

    /**
     * The page.
     *
     * @param company may be null
     */
    String of(String subject, String text, String company, String language) {
        return "<!DOCTYPE html><html lang=\"" + escaped(language) + "\" dir=\"auto\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(subject)
                + "</title></head><body style=\"margin:0;padding:24px 12px;background-color:#f3f6f7\">"
                + "<div style=\"max-width:600px;margin:0 auto;background-color:#ffffff;color:#1a2326;"
                + "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5\">"
                + head(company) + "<div style=\"padding:24px 24px 8px\">" + paragraphs(text)
                + "</div></div></body></html>";
    }

    private String head(String company) {
        return company == null || company.isBlank()
                ? ""
                : "<p dir=\"auto\" style=\"margin:0;padding:16px 24px;background-color:" + color
                        + ";color:#ffffff;font-weight:bold\">" + escaped(company) + "</p>";
    }

    private String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            boolean address = isPortal(line.strip());
            if (address || line.isBlank()) {
                close(lines, html);
            }
            if (address) {
                html.append(PARAGRAPH).append(button(line.strip())).append("</p>");
            } else if (!line.isBlank()) {
                lines.add(linked(line));
            }
        }
        close(lines, html);
        return html.toString();
    }

    private static void close(List<String> lines, StringBuilder html) {
        if (!lines.isEmpty()) {
            html.append(PARAGRAPH).append(String.join("<br>", lines)).append("</p>");
            lines.clear();
        }
    }

    private boolean isPortal(String line) {
        return line.startsWith(portal) && ADDRESS.matcher(line).matches();
    }

    private String button(String address) {
        return "<a href=\"" + escaped(address) + "\" style=\"display:inline-block;padding:12px 20px;border-radius:8px;"
                + "background-color:" + color + ";color:#ffffff;font-weight:bold;text-decoration:none\">"
                + escaped(button) + "</a>";
    }

    private String linked(String line) {
        StringBuilder html = new StringBuilder();
        Matcher addresses = ADDRESS.matcher(line);
        int done = 0;
        while (addresses.find()) {
            String address = END_OF_SENTENCE.matcher(addresses.group()).replaceFirst("");
            html.append(escaped(line.substring(done, addresses.start())))
                    .append("<a dir=\"ltr\" href=\"")
                    .append(escaped(address))
                    .append("\" style=\"color:")
                    .append(color)
                    .append("\">")
                    .append(escaped(address))
                    .append("</a>");
            done = addresses.start() + address.length();
        }
        return html.append(escaped(line.substring(done))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package org.kundenportal.impl.rendering;

/** Text that XML 1.0 can carry. */
final class XmlText {

    private XmlText() {}

    /** The text without the characters that XML forbids; line feeds and tabs stay. */
    static String of(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isAllowed).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    /** On one line, without blanks around it. */
    static String line(String text) {
        return of(text).replaceAll("\\s+", " ").strip();
    }

    /** XML 1.0, production 2, less the C1 controls and non-characters that it discourages. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || (!Character.isISOControl(point)
                        && Character.getType(point) != Character.SURROGATE
                        && (point & 0xfffe) != 0xfffe);
    }
}

package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kundenportal.api.orders.DecimalMark;

/**
 * Numbers as people and programs write them: {@code 1.234,56}, {@code 1,234.56}, {@code 1234.5}, {@code 1 234,50}. One that
 * can mean two things, such as {@code 1.234}, is never guessed.
 *
 * @param value null if there is none
 * @param code what is wrong; null if there is a value
 */
record CsvNumber(BigDecimal value, String code) {

    /** Longer ones are no numbers of orders, and slow. */
    private static final int MAX_LENGTH = 40;

    private static final Pattern FORM = Pattern.compile("([+-]?)([0-9.,]*[0-9][0-9.,]*)");
    private static final Pattern BLANKS = Pattern.compile("(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))");
    /** One mark with three digits behind and at most three before, which are no lone zero: thousands, or thousandths. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    /** @param decimals what stands before decimals; null if the number has to say so itself */
    static CsvNumber of(String text, DecimalMark decimals) {
        Matcher form = FORM.matcher(
                text.length() > MAX_LENGTH ? "" : BLANKS.matcher(text).replaceAll(""));
        if (!form.matches()) {
            return wrong("NOT_A_NUMBER");
        }
        String digits = form.group(2);
        if (decimals == null && AMBIGUOUS.matcher(digits).matches()) {
            return wrong("AMBIGUOUS_NUMBER");
        }
        char mark = decimals == null ? seen(digits) : decimals == DecimalMark.COMMA ? ',' : '.';
        String group = mark == ',' ? "\\." : ",";
        String point = mark == ',' ? "," : "\\.";
        boolean regular = digits.matches("([0-9]*|[0-9]{1,3}(" + group + "[0-9]{3})+)(" + point + "[0-9]+)?");
        return regular
                ? new CsvNumber(
                        new BigDecimal(
                                form.group(1) + digits.replaceAll(group, "").replace(',', '.')),
                        null)
                : wrong("NOT_A_NUMBER");
    }

    /** The mark that comes last is that of decimals, unless it comes twice. */
    private static char seen(String digits) {
        char last = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
        boolean twice = digits.indexOf(last) != digits.lastIndexOf(last);
        return twice == (last == ',') ? '.' : ',';
    }

    private static CsvNumber wrong(String code) {
        return new CsvNumber(null, code);
    }
}

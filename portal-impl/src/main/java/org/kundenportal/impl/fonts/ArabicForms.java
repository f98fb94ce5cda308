package org.kundenportal.impl.fonts;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Joins Arabic letters: puts the form that Unicode has for a letter's place in its word (U+FB50 to U+FEFC) where the letter
 * stood, and the ligatures of lam and alef. That is what Arabic and Persian need to be read; the finer points of
 * calligraphy need an OpenType engine.
 */
final class ArabicForms {

    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    private static final char LAM = '\u0644';
    private static final char TATWEEL = '\u0640';
    private static final char FIRST_FORM = '\ufb50';
    private static final char LAST_FORM = '\ufefc';

    /** The forms by what they stand for: a letter, or lam with an alef. Zero where there is none. */
    private static final Map<String, char[]> FORMS = forms();

    private ArabicForms() {}

    private static Map<String, char[]> forms() {
        Map<String, char[]> forms = new HashMap<>();
        for (char form = FIRST_FORM; form <= LAST_FORM; form++) {
            String letters = Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC);
            boolean ligature = letters.length() == 2 && letters.charAt(0) == LAM && isAlef(letters.charAt(1));
            int place = place(Character.getName(form));
            if (place >= 0 && (letters.length() == 1 || ligature)) {
                forms.computeIfAbsent(letters, key -> new char[MEDIAL + 1])[place] = form;
            }
        }
        return forms;
    }

    private static boolean isAlef(char letter) {
        return letter == '\u0622' || letter == '\u0623' || letter == '\u0625' || letter == '\u0627';
    }

    private static int place(String name) {
        if (name == null || !name.startsWith("ARABIC L")) {
            return -1;
        }
        return switch (name.substring(name.lastIndexOf(' ', name.length() - " FORM".length() - 1) + 1)) {
            case "ISOLATED FORM" -> ISOLATED;
            case "FINAL FORM" -> FINAL;
            case "INITIAL FORM" -> INITIAL;
            case "MEDIAL FORM" -> MEDIAL;
            default -> -1;
        };
    }

    /** Whether the character has forms to choose among. */
    static boolean isLetter(int point) {
        return point >= '\u0621' && point <= '\u06d5' && FORMS.containsKey(String.valueOf((char) point));
    }

    /**
     * The text in logical order, as before, with joined letters; vowel signs must not be left in it.
     *
     * @param drawn tells which characters can be drawn: a letter of which a form cannot stays as it is
     */
    static String joined(String text, IntPredicate drawn) {
        StringBuilder joined = new StringBuilder(text.length());
        boolean joinsBefore = false;
        for (int i = 0; i < text.length(); ) {
            String letters = letters(text, i);
            char[] forms = forms(letters, drawn);
            int end = i + letters.length();
            if (forms == null) {
                joined.append(letters);
                joinsBefore = letters.charAt(0) == TATWEEL;
            } else {
                boolean joinsAfter = forms[INITIAL] != 0 && end < text.length() && joinsBackwards(text, end, drawn);
                boolean before = joinsBefore && forms[FINAL] != 0;
                joined.append(form(forms, before, joinsAfter));
                joinsBefore = forms[INITIAL] != 0;
            }
            i = end;
        }
        return joined.toString();
    }

    private static String letters(String text, int at) {
        boolean ligature = text.charAt(at) == LAM && at + 1 < text.length() && isAlef(text.charAt(at + 1));
        return text.substring(at, ligature ? at + 2 : at + 1);
    }

    private static char[] forms(String letters, IntPredicate drawn) {
        char[] forms = FORMS.get(letters);
        return forms == null || new String(forms).chars().allMatch(form -> form == 0 || drawn.test(form))
                ? forms
                : null;
    }

    private static boolean joinsBackwards(String text, int at, IntPredicate drawn) {
        char[] forms = forms(letters(text, at), drawn);
        return forms == null ? text.charAt(at) == TATWEEL : forms[FINAL] != 0;
    }

    private static char form(char[] forms, boolean before, boolean after) {
        if (before && after && forms[MEDIAL] != 0) {
            return forms[MEDIAL];
        }
        if (before) {
            return forms[FINAL];
        }
        return after ? forms[INITIAL] : forms[ISOLATED];
    }
}

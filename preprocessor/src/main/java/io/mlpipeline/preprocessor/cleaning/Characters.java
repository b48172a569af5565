package io.mlpipeline.preprocessor.cleaning;

import java.text.Normalizer;

/**
 * Text in Unicode's composed form (NFC) with nothing invisible in it and one space or one line
 * break where there was white space.
 */
final class Characters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Characters() {}

    static String plain(String text) {
        String visible = isPlainAscii(text) ? text : withoutInvisible(text);
        return Normalizer.isNormalized(visible, Normalizer.Form.NFC)
                ? visible
                : Normalizer.normalize(visible, Normalizer.Form.NFC);
    }

    /** Most texts are, and are left as they are. */
    private static boolean isPlainAscii(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String withoutInvisible(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char gap = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isLineBreak(c)) {
                gap = '\n';
            } else if (isSpace(c)) {
                gap = gap == 0 ? ' ' : gap;
            } else if (isVisible(c, plain)) {
                if (gap != 0 && !plain.isEmpty()) {
                    plain.append(gap);
                }
                gap = 0;
                plain.appendCodePoint(c);
            }
        }
        return plain.toString();
    }

    private static boolean isLineBreak(int c) {
        return c == '\n'
                || c == '\r'
                || c == 0x0B
                || c == '\f'
                || c == 0x85
                || c == 0x2028
                || c == 0x2029;
    }

    private static boolean isSpace(int c) {
        // the last three are letters or symbols to Unicode, and blank to readers
        return c == '\t' || Character.isSpaceChar(c) || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }

    private static boolean isVisible(int c, CharSequence before) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            case Character.FORMAT -> isSignOfScript(c) || isJoiner(c) && joins(before);
            // combining grapheme joiner
            case Character.NON_SPACING_MARK -> c != 0x034F;
            case Character.UNASSIGNED -> !isNoncharacter(c);
            default -> true;
        };
    }

    /** Signs of Arabic, Syriac and Kaithi that show, though they count as format characters. */
    private static boolean isSignOfScript(int c) {
        return c >= 0x0600 && c <= 0x08E2 && c != 0x061C || c == 0x110BD || c == 0x110CD;
    }

    private static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    }

    /**
     * Joiners belong to emoji and to scripts such as Persian; elsewhere they only hide in words.
     */
    private static boolean joins(CharSequence before) {
        if (before.isEmpty()) {
            return false;
        }
        int last = Character.codePointBefore(before, before.length());
        return switch (Character.UnicodeScript.of(last)) {
            case LATIN, GREEK, CYRILLIC -> false;
            case COMMON, INHERITED ->
                    Character.isEmoji(last) && last > 0xFF
                            || Character.getType(last) == Character.NON_SPACING_MARK;
            default -> true;
        };
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }
}

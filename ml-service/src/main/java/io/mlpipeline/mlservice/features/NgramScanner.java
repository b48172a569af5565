package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/**
 * Finds the n-grams of one text, in any language: words, pairs of neighbours, characters in a row
 * within each word and its borders, and the beginnings of any two words that are not far from each
 * other.
 *
 * <p>A word is a run of letters, digits and marks; in scripts without spaces each ideograph or
 * syllable is one, and so is each symbol: a mark of punctuation, a currency, an emoji. Letters
 * count in lower case.
 */
final class NgramScanner {

    private static final int ASCII = 128;
    private static final int DELETE = 127;
    private static final byte[] ASCII_LETTERS = asciiLetters();

    /** What is no part of a word. */
    private static final int NONE = 0;

    private final Ngrams ngrams;

    /** Code points of the current word, in lower case. */
    private int[] word = new int[32];

    private int length;
    private int start;

    private NgramScanner(Ngrams ngrams) {
        this.ngrams = ngrams;
    }

    /** Every n-gram of the text, those of characters of the given lengths. */
    static Ngrams scan(String text, CharacterLengths lengths) {
        NgramScanner scanner = new NgramScanner(new Ngrams(lengths, text.length()));
        scanner.run(text);
        return scanner.ngrams;
    }

    private void run(String text) {
        int position = 0;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            int end = position + Character.charCount(codePoint);
            int letter = letter(codePoint);
            if (letter == NONE) {
                endWord(position);
                if (isSymbol(codePoint)) {
                    append(codePoint, position);
                    endWord(end);
                }
            } else if (standsAlone(codePoint)) {
                endWord(position);
                append(letter, position);
                endWord(end);
            } else {
                append(letter, position);
            }
            position = end;
        }
        endWord(position);
    }

    private void append(int codePoint, int position) {
        if (length == 0) {
            start = position;
        } else if (length == word.length) {
            word = Arrays.copyOf(word, length * 2);
        }
        word[length++] = codePoint;
    }

    private void endWord(int end) {
        if (length > 0) {
            ngrams.add(word, length, start, end);
            length = 0;
        }
    }

    /** The lower case of what is part of a word, or {@link #NONE}. */
    private static int letter(int codePoint) {
        if (codePoint < ASCII) {
            return ASCII_LETTERS[codePoint];
        }
        return isWordPart(codePoint) ? Character.toLowerCase(codePoint) : NONE;
    }

    private static byte[] asciiLetters() {
        byte[] letters = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            letters[c] = (byte) (isWordPart(c) ? Character.toLowerCase(c) : NONE);
        }
        return letters;
    }

    private static boolean isWordPart(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> Character.isLetterOrDigit(codePoint);
        };
    }

    /** Scripts that put no spaces between words. */
    private static boolean standsAlone(int codePoint) {
        if (codePoint < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** What can be seen and is part of no word. */
    private static boolean isSymbol(int codePoint) {
        if (codePoint < ASCII) {
            return codePoint > ' ' && codePoint != DELETE;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL ->
                    true;
            default -> false;
        };
    }
}

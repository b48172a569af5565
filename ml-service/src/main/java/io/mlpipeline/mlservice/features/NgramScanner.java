package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/**
 * Finds the n-grams of one text, in any language: single words and pairs of neighbours, and the
 * runs of two to five characters within each word and its borders.
 *
 * <p>A word is a run of letters, digits and marks; in scripts without spaces each ideograph or
 * syllable is one, and so is each emoji or other symbol. Letters count in lower case. N-grams are
 * told apart by 64-bit hashes, so none has to be stored.
 */
final class NgramScanner {

    static final int MIN_CHARACTERS = 2;
    static final int MAX_CHARACTERS = 5;

    private static final int BORDER = ' ';
    private static final long WORD_SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTER_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long NONE = 0;

    private final String text;
    private final NgramSink sink;

    /** Code points of the current word between two borders, in lower case. */
    private int[] word = new int[32];

    private int length;

    private long previousWord = NONE;
    private int previousStart;

    private NgramScanner(String text, NgramSink sink) {
        this.text = text;
        this.sink = sink;
    }

    static void scan(String text, NgramSink sink) {
        new NgramScanner(text, sink).run();
    }

    private void run() {
        int position = 0;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            int next = position + Character.charCount(codePoint);
            if (isWordPart(codePoint)) {
                int end = readWord(position);
                emitWord(position, end);
                position = end;
            } else {
                if (isSymbol(codePoint)) {
                    startWord();
                    append(codePoint);
                    emitWord(position, next);
                }
                position = next;
            }
        }
    }

    /** Reads the word that starts at a position; returns where it ends. */
    private int readWord(int start) {
        startWord();
        int position = start;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            boolean alone = standsAlone(codePoint);
            if (!isWordPart(codePoint) || (alone && length > 1)) {
                break;
            }
            append(Character.toLowerCase(codePoint));
            position += Character.charCount(codePoint);
            if (alone) {
                break;
            }
        }
        return position;
    }

    private void startWord() {
        word[0] = BORDER;
        length = 1;
    }

    private void append(int codePoint) {
        if (length + 1 >= word.length) {
            word = Arrays.copyOf(word, word.length * 2);
        }
        word[length++] = codePoint;
    }

    private void emitWord(int start, int end) {
        word[length++] = BORDER;
        emitCharacters(start, end);
        long hash = WORD_SEED;
        for (int i = 1; i < length - 1; i++) {
            hash = extend(hash, word[i]);
        }
        sink.accept(finish(hash), NgramKind.WORD, start, end);
        if (previousWord != NONE) {
            sink.accept(
                    finish(extend(previousWord, BORDER) * 31 + hash),
                    NgramKind.WORD,
                    previousStart,
                    end);
        }
        previousWord = hash;
        previousStart = start;
    }

    private void emitCharacters(int start, int end) {
        for (int from = 0; from < length; from++) {
            long hash = CHARACTER_SEED;
            int until = Math.min(from + MAX_CHARACTERS, length);
            for (int i = from; i < until; i++) {
                hash = extend(hash, word[i]);
                if (i - from + 1 >= MIN_CHARACTERS) {
                    sink.accept(finish(hash), NgramKind.CHARACTER, start, end);
                }
            }
        }
    }

    private static long extend(long hash, int codePoint) {
        return (hash ^ codePoint) * 0x100000001B3L + 0x632BE59BD9B4E019L;
    }

    /** Spreads the entropy over all bits; the 64-bit finaliser of MurmurHash3. */
    private static long finish(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    private static boolean isWordPart(int codePoint) {
        if (codePoint < 128) {
            return (codePoint >= 'a' && codePoint <= 'z')
                    || (codePoint >= 'A' && codePoint <= 'Z')
                    || (codePoint >= '0' && codePoint <= '9');
        }
        return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
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

    private static boolean isSymbol(int codePoint) {
        return codePoint > ' '
                && !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && !Character.isISOControl(codePoint);
    }
}

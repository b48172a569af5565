package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/**
 * Finds the n-grams of one text, in any language: words, pairs of neighbours, every three
 * characters in a row within each word and its borders, and the beginnings of any two words that
 * are not far from each other.
 *
 * <p>A word is a run of letters, digits and marks; in scripts without spaces each ideograph or
 * syllable is one, and so is each emoji. Letters count in lower case. N-grams are told apart by
 * 64-bit hashes, so none has to be stored.
 */
final class NgramScanner {

    private static final int CHARACTERS = 3;
    private static final int PREFIX = 4;

    /** Most words between the two of a pair, plus one: bounds the work for long texts. */
    private static final int REACH = 16;

    private static final int BORDER = ' ';
    private static final long WORD_SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTER_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long PAIR_SEED = 0x165667B19E3779F9L;

    private final String text;
    private final NgramSink sink;

    /** Code points of the current word between two borders, in lower case. */
    private int[] word = new int[32];

    private int length;

    /** Where each word stands in the text, and the hash of its beginning. */
    private int[] starts = new int[32];

    private int[] ends = new int[32];
    private long[] prefixes = new long[32];
    private int words;

    private long previousWord;

    private NgramScanner(String text, NgramSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Gives every n-gram of the text to the sink; returns where its words stand. */
    static Words scan(String text, NgramSink sink) {
        NgramScanner scanner = new NgramScanner(text, sink);
        scanner.run();
        return new Words(scanner.starts, scanner.ends);
    }

    /**
     * Offsets of the UTF-16 code units at which words begin, and behind which they end; the arrays
     * may be longer than there are words.
     */
    @SuppressWarnings("ArrayRecordComponent") // a hot path, never compared
    record Words(int[] starts, int[] ends) {}

    private void run() {
        int position = 0;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            int end = position + Character.charCount(codePoint);
            if (isWordPart(codePoint)) {
                end = readWord(position);
                emitWord(position, end);
            } else if (isSymbol(codePoint)) {
                length = 1;
                append(codePoint);
                emitWord(position, end);
            }
            position = end;
        }
    }

    /** Reads the word that starts at a position; returns where it ends. */
    private int readWord(int start) {
        length = 1;
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

    private void append(int codePoint) {
        if (length + 1 >= word.length) {
            word = Arrays.copyOf(word, word.length * 2);
        }
        word[length++] = codePoint;
    }

    private void emitWord(int start, int end) {
        word[0] = BORDER;
        word[length++] = BORDER;
        startWord(start, end);
        int number = words - 1;
        emitCharacters(number);
        long hash = WORD_SEED;
        for (int i = 1; i < length - 1; i++) {
            hash = extend(hash, word[i]);
            if (i == PREFIX) {
                prefixes[number] = hash;
            }
        }
        if (length - 2 < PREFIX) {
            prefixes[number] = hash;
        }
        sink.accept(finish(hash), NgramKind.WORD, number, number);
        if (number > 0) {
            long both = extend(previousWord, BORDER) * 31 + hash;
            sink.accept(finish(both), NgramKind.WORD, number - 1, number);
        }
        previousWord = hash;
        emitPairs(number);
    }

    private void startWord(int start, int end) {
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, words * 2);
            ends = Arrays.copyOf(ends, words * 2);
            prefixes = Arrays.copyOf(prefixes, words * 2);
        }
        starts[words] = start;
        ends[words++] = end;
    }

    private void emitCharacters(int number) {
        for (int from = 0; from + CHARACTERS <= length; from++) {
            long hash = CHARACTER_SEED;
            for (int i = from; i < from + CHARACTERS; i++) {
                hash = extend(hash, word[i]);
            }
            sink.accept(finish(hash), NgramKind.CHARACTER, number, number);
        }
    }

    private void emitPairs(int number) {
        long prefix = prefixes[number];
        for (int other = Math.max(0, number - REACH); other < number; other++) {
            if (prefixes[other] != prefix) {
                long low = Math.min(prefix, prefixes[other]);
                long high = Math.max(prefix, prefixes[other]);
                sink.accept(finish((PAIR_SEED ^ low) * 31 + high), NgramKind.PAIR, other, number);
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

    /** Emoji and currencies; punctuation is left out. */
    private static boolean isSymbol(int codePoint) {
        if (codePoint < 128) {
            return codePoint == '$';
        }
        int type = Character.getType(codePoint);
        return type == Character.OTHER_SYMBOL || type == Character.CURRENCY_SYMBOL;
    }
}

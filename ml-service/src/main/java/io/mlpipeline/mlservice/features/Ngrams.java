package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/**
 * The n-grams of one text, kind by kind, in reading order. N-grams are told apart by 64-bit hashes,
 * so none has to be stored.
 */
final class Ngrams {

    /** Most words between the two of a pair, plus one: bounds the work for long texts. */
    private static final int REACH = 16;

    private static final int PREFIX = 4;

    private static final int BORDER = ' ';
    private static final long WORD_SEED = 0x9E3779B97F4A7C15L;

    /** Base of the polynomials that stand for characters in a row, and its powers. */
    private static final long BASE = 0xC2B2AE3D27D4EB4FL;

    private static final long[] POWERS = powers(CharacterLengths.MOST);

    private final CharacterLengths lengths;

    /** First each word, and from the second on also the word before and it. */
    private final HashList ofWords;

    private final HashList ofCharacters;

    /** Each word's beginning with that of each word before it. */
    private final HashList ofPairs;

    /** For each word: where it stands, where its characters end, its beginning. */
    private int[] starts = new int[32];

    private int[] ends = new int[32];
    private int[] lastCharacters = new int[32];
    private long[] prefixes = new long[32];
    private int words;

    private long previousWord;

    /**
     * Of the current word's first characters, with the border before it: of none, one and so on.
     */
    private long[] polynomials = new long[32];

    /**
     * @param lengths of the n-grams of characters
     * @param length of the text, from which follows how many there will be, roughly
     */
    Ngrams(CharacterLengths lengths, int length) {
        this.lengths = lengths;
        ofWords = new HashList(length / 2);
        ofCharacters = new HashList(lengths.count() * length);
        ofPairs = new HashList(2 * length);
    }

    /**
     * Takes the next word.
     *
     * @param word its code points in lower case
     * @param start where it stands in the text, in UTF-16 code units
     */
    void add(int[] word, int length, int start, int end) {
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, words * 2);
            ends = Arrays.copyOf(ends, words * 2);
            lastCharacters = Arrays.copyOf(lastCharacters, words * 2);
            prefixes = Arrays.copyOf(prefixes, words * 2);
        }
        starts[words] = start;
        ends[words] = end;
        long hash = WORD_SEED;
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            hash = extend(hash, word[i]);
            if (i < PREFIX) {
                prefix = hash;
            }
        }
        addCharacters(word, length);
        lastCharacters[words] = ofCharacters.size();
        ofWords.add(finish(hash));
        if (words > 0) {
            ofWords.add(finish(extend(previousWord, BORDER) * 31 + hash));
        }
        previousWord = hash;
        // a sum, as either order is the same pair; finished, so that no two sums meet
        prefixes[words] = finish(~prefix);
        ofPairs.addSums(prefixes[words], prefixes, firstNear(words), words);
        words++;
    }

    /** The first of the words that a word makes pairs with. */
    private static int firstNear(int word) {
        return Math.max(0, word - REACH);
    }

    /**
     * Those of a word between its borders, the shorter first. What stands between two places
     * follows from the polynomials up to them: Karp, Rabin, "Efficient randomized pattern-matching
     * algorithms", IBM Journal of Research and Development 1987.
     */
    private void addCharacters(int[] word, int length) {
        if (polynomials.length < length + 3) {
            polynomials = new long[2 * length + 3];
        }
        long polynomial = BORDER;
        polynomials[1] = polynomial;
        for (int i = 0; i < length; i++) {
            polynomial = polynomial * BASE + word[i];
            polynomials[i + 2] = polynomial;
        }
        polynomials[length + 2] = polynomial * BASE + BORDER;
        for (int n = lengths.shortest(); n <= lengths.longest(); n++) {
            long power = POWERS[n];
            for (int end = n; end <= length + 2; end++) {
                ofCharacters.add(finish(polynomials[end] - polynomials[end - n] * power));
            }
        }
    }

    HashList of(NgramKind kind) {
        return switch (kind) {
            case WORD -> ofWords;
            case CHARACTER -> ofCharacters;
            case PAIR -> ofPairs;
        };
    }

    int size() {
        return ofWords.size() + ofCharacters.size() + ofPairs.size();
    }

    int words() {
        return words;
    }

    /** Where a word begins in the text, in UTF-16 code units. */
    int start(int word) {
        return starts[word];
    }

    /** Behind a word. */
    int end(int word) {
        return ends[word];
    }

    /** Gives every n-gram to the sink, with the words that it spans. */
    void forEach(NgramSink sink) {
        int ngram = 0;
        int character = 0;
        int pair = 0;
        for (int word = 0; word < words; word++) {
            sink.accept(ofWords.hashes()[ngram++], NgramKind.WORD, word, word);
            if (word > 0) {
                sink.accept(ofWords.hashes()[ngram++], NgramKind.WORD, word - 1, word);
            }
            for (; character < lastCharacters[word]; character++) {
                sink.accept(ofCharacters.hashes()[character], NgramKind.CHARACTER, word, word);
            }
            for (int other = firstNear(word); other < word; other++) {
                sink.accept(ofPairs.hashes()[pair++], NgramKind.PAIR, other, word);
            }
        }
    }

    private static long[] powers(int most) {
        long[] powers = new long[most + 1];
        powers[0] = 1;
        for (int n = 1; n <= most; n++) {
            powers[n] = powers[n - 1] * BASE;
        }
        return powers;
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
}

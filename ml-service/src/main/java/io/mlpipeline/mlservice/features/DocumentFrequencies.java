package io.mlpipeline.mlservice.features;

import java.util.Comparator;
import java.util.stream.IntStream;

/** In how many texts each n-gram occurs. */
final class DocumentFrequencies {

    /** From here on a word or syllable seen once is not worth its memory; below, it still is. */
    private static final int ENOUGH_TEXTS = 4000;

    private final CharacterLengths lengths;
    private long[] hashes = new long[1 << 16];
    private int[] counts = new int[1 << 16];
    private int[] lastTexts = new int[1 << 16];
    private NgramKind[] kinds = new NgramKind[1 << 16];
    private int size;
    private int text;

    /**
     * @param lengths of the n-grams of characters
     */
    DocumentFrequencies(CharacterLengths lengths) {
        this.lengths = lengths;
    }

    /** Counts the n-grams of one more text. */
    void add(String next) {
        text++;
        NgramScanner.scan(next, lengths).forEach(this::accept);
    }

    private void accept(long hash, NgramKind kind, int first, int last) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            kinds[slot] = kind;
            size++;
        }
        if (lastTexts[slot] != text) {
            lastTexts[slot] = text;
            counts[slot]++;
        }
        if (size > hashes.length / 2) {
            grow();
        }
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        int[] oldTexts = lastTexts;
        NgramKind[] oldKinds = kinds;
        int length = Math.multiplyExact(hashes.length, 2);
        hashes = new long[length];
        counts = new int[length];
        lastTexts = new int[length];
        kinds = new NgramKind[length];
        for (int old = 0; old < oldHashes.length; old++) {
            if (oldCounts[old] != 0) {
                int slot = slot(oldHashes[old]);
                hashes[slot] = oldHashes[old];
                counts[slot] = oldCounts[old];
                lastTexts[slot] = oldTexts[old];
                kinds[slot] = oldKinds[old];
            }
        }
    }

    int texts() {
        return text;
    }

    /**
     * The most frequent n-grams: kind by kind, each by falling frequency, so that what is read most
     * often lies together. What occurs in a single text is left out: of pairs always, of the others
     * where there are texts enough to spare it.
     *
     * @param most how many at the most
     */
    Ngram[] mostFrequent(int most) {
        Comparator<Ngram> byFrequency =
                Comparator.comparingInt(Ngram::texts).reversed().thenComparingLong(Ngram::hash);
        return IntStream.range(0, hashes.length)
                .filter(slot -> counts[slot] >= fewestTexts(kinds[slot]))
                .mapToObj(slot -> new Ngram(hashes[slot], kinds[slot], counts[slot]))
                .sorted(byFrequency)
                .limit(most)
                .sorted(Comparator.comparing(Ngram::kind).thenComparing(byFrequency))
                .toArray(Ngram[]::new);
    }

    private int fewestTexts(NgramKind kind) {
        return kind == NgramKind.PAIR || (kind == NgramKind.CHARACTER && text >= ENOUGH_TEXTS)
                ? 2
                : 1;
    }

    /** An n-gram and the number of texts it occurs in. */
    record Ngram(long hash, NgramKind kind, int texts) {}
}

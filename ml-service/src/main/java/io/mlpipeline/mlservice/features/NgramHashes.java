package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/** The hashes of all n-grams of one text, in reading order. */
final class NgramHashes implements NgramSink {

    private long[] hashes = new long[512];
    private int size;

    @Override
    public void accept(long hash, NgramKind kind, int first, int last) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** Rows of those that the vocabulary knows, ascending, each as often as it occurs. */
    int[] rows(Vocabulary vocabulary) {
        int[] rows = new int[size];
        int known = vocabulary.rows(hashes, size, rows);
        Arrays.sort(rows, 0, known);
        return known == size ? rows : Arrays.copyOf(rows, known);
    }
}

package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/** The hashes of all n-grams of one text, in reading order. */
final class NgramHashes implements NgramSink {

    private long[] hashes = new long[256];
    private int size;

    @Override
    public void accept(long hash, NgramKind kind, int first, int last) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** Those that the vocabulary knows. */
    RowCounts rows(Vocabulary vocabulary) {
        int[] rows = new int[size];
        int known = vocabulary.rows(hashes, size, rows);
        RowCounts counts = new RowCounts(known);
        for (int i = 0; i < known; i++) {
            counts.add(rows[i]);
        }
        return counts;
    }
}

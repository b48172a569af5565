package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/**
 * The n-grams that a model knows, by hash; each has a row.
 *
 * <p>A table with open addressing, one number to a slot so that a look-up touches memory once: the
 * row in the low bits, above it as much of the hash as is left. Two n-grams are taken for one only
 * if these forty bits and the slots agree. Before it stands a filter of one bit to a hash, small
 * enough for the fastest memory, that keeps most of what the model does not know from the table.
 */
final class Vocabulary {

    /** Most n-grams there can be. */
    static final int MAX_SIZE = 1 << 24;

    private static final long ROW = MAX_SIZE - 1;
    private static final long UNUSED = -1;

    private final long[] slots;
    private final long[] filter;

    /**
     * @param hashes distinct; the row is the position
     */
    Vocabulary(long[] hashes) {
        if (hashes.length >= MAX_SIZE) {
            throw new IllegalArgumentException(hashes.length + " n-grams are too many.");
        }
        // a sixth to a third full, the filter a twelfth to a sixth
        int size = Integer.highestOneBit(Math.max(1, hashes.length * 3 / 2));
        this.slots = new long[size * 4];
        this.filter = new long[Math.max(1, size / 8)];
        Arrays.fill(slots, UNUSED);
        for (int row = 0; row < hashes.length; row++) {
            long hash = hashes[row];
            int slot = slot(hash);
            while (slots[slot] != UNUSED) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (hash & ~ROW) | row;
            filter[word(hash)] |= 1L << hash;
        }
    }

    /** Rows of a text's n-grams, of those that the model knows. */
    RowCounts rows(Ngrams ngrams) {
        RowCounts rows = new RowCounts(ngrams.size());
        for (NgramKind kind : NgramKind.ALL) {
            int[] known = new int[ngrams.of(kind).size()];
            rows.add(kind, known, rows(ngrams.of(kind), known));
        }
        return rows;
    }

    /**
     * @param rows takes the rows of those that the model knows
     * @return how many it knows
     */
    private int rows(HashList ngrams, int[] rows) {
        long[] hashes = ngrams.hashes();
        long[] perhaps = new long[rows.length];
        int count = 0;
        for (int i = 0; i < perhaps.length; i++) {
            // no branch, as it would be guessed wrong for every third
            perhaps[count] = hashes[i];
            count += (int) (filter[word(hashes[i])] >>> hashes[i]) & 1;
        }
        int known = 0;
        for (int i = 0; i < count; i++) {
            int row = row(perhaps[i]);
            if (row >= 0) {
                rows[known++] = row;
            }
        }
        return known;
    }

    /** Row of the n-gram, or -1 if the model does not know it. */
    int row(long hash) {
        int slot = slot(hash);
        long entry = slots[slot];
        while (entry != UNUSED) {
            if (((entry ^ hash) & ~ROW) == 0) {
                return (int) (entry & ROW);
            }
            slot = (slot + 1) & (slots.length - 1);
            entry = slots[slot];
        }
        return -1;
    }

    private int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }

    private int word(long hash) {
        return (int) (hash >>> Integer.SIZE) & (filter.length - 1);
    }
}

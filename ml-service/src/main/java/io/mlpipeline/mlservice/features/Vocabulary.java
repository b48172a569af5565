package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/**
 * The n-grams that a model knows, by hash; each has a row.
 *
 * <p>A table with open addressing, one number to a slot so that a look-up touches memory once: the
 * row in the low bits, above it as much of the hash as is left. Two n-grams are taken for one only
 * if these forty bits and the slots agree.
 */
final class Vocabulary {

    /** Most n-grams there can be. */
    static final int MAX_SIZE = 1 << 24;

    private static final long ROW = MAX_SIZE - 1;
    private static final long UNUSED = -1;

    private final long[] slots;

    /**
     * @param hashes distinct; the row is the position
     */
    Vocabulary(long[] hashes) {
        if (hashes.length >= MAX_SIZE) {
            throw new IllegalArgumentException(hashes.length + " n-grams are too many.");
        }
        // a sixth to a third full: most n-grams of a text are none of these, and an empty slot says
        // so
        this.slots = new long[Integer.highestOneBit(Math.max(1, hashes.length * 3 / 2)) * 4];
        Arrays.fill(slots, UNUSED);
        for (int row = 0; row < hashes.length; row++) {
            int slot = slot(hashes[row]);
            while (slots[slot] != UNUSED) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (hashes[row] & ~ROW) | row;
        }
    }

    /**
     * Looks many n-grams up. All slots are read before any is looked at, so that the processor
     * waits for memory once and not for each.
     *
     * @param rows takes the rows of those that the model knows, in order
     * @return how many it knows
     */
    int rows(long[] hashes, int count, int[] rows) {
        long[] entries = new long[count];
        for (int i = 0; i < count; i++) {
            entries[i] = slots[slot(hashes[i])];
        }
        int known = 0;
        for (int i = 0; i < count; i++) {
            int row = row(hashes[i], entries[i]);
            if (row >= 0) {
                rows[known++] = row;
            }
        }
        return known;
    }

    /** Row of the n-gram, or -1 if the model does not know it. */
    int row(long hash) {
        return row(hash, slots[slot(hash)]);
    }

    /** Follows the hash from what stands in its slot. */
    private int row(long hash, long first) {
        int slot = slot(hash);
        long entry = first;
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
}

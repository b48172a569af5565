package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/** The n-grams that a model knows, by hash; each has a row. */
final class Vocabulary {

    private static final int UNUSED = -1;

    private final long[] hashes;
    private final int[] slots;

    /**
     * @param hashes distinct; the row is the position
     */
    Vocabulary(long[] hashes) {
        this.hashes = hashes;
        this.slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, hashes.length)) * 4)];
        Arrays.fill(slots, UNUSED);
        for (int row = 0; row < hashes.length; row++) {
            int slot = slot(hashes[row]);
            while (slots[slot] != UNUSED) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = row;
        }
    }

    int size() {
        return hashes.length;
    }

    /** Row of the n-gram, or -1 if the model does not know it. */
    int row(long hash) {
        int slot = slot(hash);
        int row = slots[slot];
        while (row != UNUSED && hashes[row] != hash) {
            slot = (slot + 1) & (slots.length - 1);
            row = slots[slot];
        }
        return row;
    }

    private int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }
}

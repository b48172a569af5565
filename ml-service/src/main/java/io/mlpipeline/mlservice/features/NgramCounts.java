package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/** Counts how often each known n-gram occurs in one text, in the order of first occurrence. */
final class NgramCounts implements NgramSink {

    private static final int UNUSED = -1;

    private final Vocabulary vocabulary;

    /** Open addressing: place in the two lists below of each row met so far. */
    private int[] places = filled(1024);

    private int[] rows = new int[512];
    private int[] counts = new int[512];
    private int size;

    NgramCounts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public void accept(long hash, NgramKind kind, int first, int last) {
        int row = vocabulary.row(hash);
        if (row >= 0) {
            count(row);
        }
    }

    private void count(int row) {
        int mask = places.length - 1;
        int slot = (row * 0x9E3779B1 >>> 7) & mask;
        while (places[slot] != UNUSED) {
            if (rows[places[slot]] == row) {
                counts[places[slot]]++;
                return;
            }
            slot = (slot + 1) & mask;
        }
        places[slot] = size;
        rows[size] = row;
        counts[size++] = 1;
        if (size == rows.length) {
            grow();
        }
    }

    private void grow() {
        rows = Arrays.copyOf(rows, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
        places = filled(places.length * 2);
        int mask = places.length - 1;
        for (int place = 0; place < size; place++) {
            int slot = (rows[place] * 0x9E3779B1 >>> 7) & mask;
            while (places[slot] != UNUSED) {
                slot = (slot + 1) & mask;
            }
            places[slot] = place;
        }
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, UNUSED);
        return slots;
    }

    int size() {
        return size;
    }

    /** Rows by place; only the first {@link #size} count. */
    int[] rows() {
        return rows;
    }

    /** How often the row at a place occurs. */
    int countAt(int place) {
        return counts[place];
    }
}

package io.mlpipeline.mlservice.features;

import java.util.Arrays;

/** Hashes in the order they came. */
final class HashList {

    private long[] hashes;
    private int size;

    /**
     * @param expected how many there may be; more can come
     */
    HashList(int expected) {
        hashes = new long[Math.max(1, expected)];
    }

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** Adds the sum of one hash and each of several others. */
    void addSums(long one, long[] others, int from, int to) {
        int first = size - from;
        size += to - from;
        if (size > hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        for (int i = from; i < to; i++) {
            hashes[first + i] = one + others[i];
        }
    }

    /** The hashes, and behind them what does not count. */
    long[] hashes() {
        return hashes;
    }

    int size() {
        return size;
    }
}

package io.mlpipeline.mlservice.features;

/**
 * Which rows occur in a text, and how often: in the order of their first occurrence.
 *
 * <p>A small table with open addressing finds what was there before; sorting would take several
 * times as long.
 */
final class RowCounts {

    /** Fibonacci hashing, Knuth, "The Art of Computer Programming" 3, section 6.4. */
    private static final int SPREAD = 0x9E3779B9;

    private final int[] rows;
    private final int[] counts;

    /** Place in the two above, plus one; zero where nothing is. */
    private final int[] table;

    private final int shift;
    private int size;

    /**
     * @param most how many different rows may come
     */
    RowCounts(int most) {
        rows = new int[most + 1];
        counts = new int[most];
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, most)) + 1;
        table = new int[1 << bits];
        shift = Integer.SIZE - bits;
    }

    void add(int row) {
        int slot = row * SPREAD >>> shift;
        int entry = table[slot];
        while (entry != 0) {
            if (rows[entry - 1] == row) {
                counts[entry - 1]++;
                return;
            }
            slot = (slot + 1) & (table.length - 1);
            entry = table[slot];
        }
        rows[size] = row;
        counts[size] = 1;
        table[slot] = ++size;
    }

    int size() {
        return size;
    }

    /** The rows, with room for one more behind them. */
    int[] rows() {
        return rows;
    }

    int[] counts() {
        return counts;
    }
}

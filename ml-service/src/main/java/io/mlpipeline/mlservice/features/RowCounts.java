package io.mlpipeline.mlservice.features;

/**
 * Which rows occur in a text, and how often: kind by kind, in the order of their first occurrence.
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
    private final int[] ends = new int[NgramKind.ALL.size()];
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

    /** Adds rows of one kind; of pairs only the presence counts. */
    void add(NgramKind kind, int[] known, int count) {
        int again = kind == NgramKind.PAIR ? 0 : 1;
        int next = size;
        for (int i = 0; i < count; i++) {
            int row = known[i];
            int slot = row * SPREAD >>> shift;
            int entry = table[slot];
            while (entry != 0 && rows[entry - 1] != row) {
                slot = (slot + 1) & (table.length - 1);
                entry = table[slot];
            }
            if (entry == 0) {
                rows[next] = row;
                counts[next] = 1;
                table[slot] = ++next;
            } else {
                counts[entry - 1] += again;
            }
        }
        size = next;
        ends[kind.ordinal()] = size;
    }

    /** Where the rows of one kind end, and those of the next begin. */
    int end(NgramKind kind) {
        return ends[kind.ordinal()];
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

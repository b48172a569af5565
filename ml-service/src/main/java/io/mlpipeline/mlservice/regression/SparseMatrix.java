package io.mlpipeline.mlservice.regression;

import java.util.Arrays;

/**
 * Rows of few features among many, in compressed form.
 *
 * @param starts where each row begins in the other two; one more than there are rows
 * @param columns feature of each entry
 * @param values its value
 * @param width number of features
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are the point; never compared
public record SparseMatrix(int[] starts, int[] columns, float[] values, int width) {

    public int rows() {
        return starts.length - 1;
    }

    /** Gathers rows one after the other. */
    public static final class Builder {

        private final int width;
        private int[] starts = new int[1025];
        private int[] columns = new int[1 << 16];
        private float[] values = new float[1 << 16];
        private int rows;
        private int size;

        public Builder(int width) {
            this.width = width;
        }

        /** Adds an entry to the row that is being written. */
        public void add(int column, float value) {
            if (size == columns.length) {
                int larger = grown(size);
                columns = Arrays.copyOf(columns, larger);
                values = Arrays.copyOf(values, larger);
            }
            columns[size] = column;
            values[size++] = value;
        }

        /** Ends the row. */
        public void endRow() {
            if (++rows == starts.length) {
                starts = Arrays.copyOf(starts, grown(rows));
            }
            starts[rows] = size;
        }

        private static int grown(int size) {
            return Math.addExact(size, Math.max(size >> 1, 1));
        }

        public SparseMatrix build() {
            return new SparseMatrix(
                    Arrays.copyOf(starts, rows + 1),
                    Arrays.copyOf(columns, size),
                    Arrays.copyOf(values, size),
                    width);
        }
    }

    /** The rows with the given indices, in that order. */
    public SparseMatrix select(int[] indices) {
        Builder selected = new Builder(width);
        for (int row : indices) {
            for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
                selected.add(columns[entry], values[entry]);
            }
            selected.endRow();
        }
        return selected.build();
    }
}

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

    /**
     * Multiplies a row by a matrix of {@code width × products.length}.
     *
     * @param products takes the row of products
     * @return the row's squared norm
     */
    double multiply(int row, float[] matrix, float[] products) {
        Arrays.fill(products, 0);
        double squaredNorm = 0;
        for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
            float value = values[entry];
            squaredNorm += value * value;
            addRow(matrix, columns[entry] * products.length, value, products);
        }
        return squaredNorm;
    }

    /** Adds the product of a row, as a column, and a vector to a matrix. */
    void addOuterProduct(int row, float[] vector, float[] matrix) {
        for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
            addToRow(matrix, columns[entry] * vector.length, values[entry], vector);
        }
    }

    // training spends its time in the two loops below; the compiler makes vector instructions of
    // them

    private static void addRow(float[] rows, int start, float factor, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * rows[start + k];
        }
    }

    private static void addToRow(float[] rows, int start, float factor, float[] change) {
        for (int k = 0; k < change.length; k++) {
            rows[start + k] += factor * change[k];
        }
    }

    /** The same rows, each feature multiplied by its factor. */
    public SparseMatrix scaled(float[] factors) {
        float[] scaled = values.clone();
        for (int entry = 0; entry < scaled.length; entry++) {
            scaled[entry] *= factors[columns[entry]];
        }
        return new SparseMatrix(starts, columns, scaled, width);
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

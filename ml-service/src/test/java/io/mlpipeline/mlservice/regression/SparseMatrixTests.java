package io.mlpipeline.mlservice.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparseMatrixTests {

    @Test
    void keepsRowsOfAnyLength() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(5);
        builder.add(4, 1.5f);
        builder.add(0, -2);
        builder.endRow();
        builder.endRow();
        builder.add(3, 7);
        builder.endRow();

        SparseMatrix matrix = builder.build();

        assertThat(matrix.rows()).isEqualTo(3);
        assertThat(matrix.width()).isEqualTo(5);
        assertThat(matrix.starts()).containsExactly(0, 2, 2, 3);
        assertThat(matrix.columns()).containsExactly(4, 0, 3);
        assertThat(matrix.values()).containsExactly(1.5f, -2, 7);
    }

    @Test
    void growsWithItsRows() {
        SparseMatrix matrix = rows(3_000, 40);

        assertThat(matrix.rows()).isEqualTo(3_000);
        assertThat(matrix.starts()[3_000]).isEqualTo(120_000);
        assertThat(matrix.columns()[119_999]).isEqualTo(39);
        assertThat(matrix.values()[119_999]).isEqualTo(2_999);
    }

    @Test
    void selectsRowsInTheOrderAskedFor() {
        SparseMatrix selected = rows(10, 2).select(new int[] {7, 2, 7});

        assertThat(selected.rows()).isEqualTo(3);
        assertThat(selected.width()).isEqualTo(2);
        assertThat(selected.values()).containsExactly(7, 7, 2, 2, 7, 7);
    }

    @Test
    void scalesEachFeatureByItsFactor() {
        SparseMatrix matrix = rows(3, 2);

        SparseMatrix scaled = matrix.scaled(new float[] {2, 0.5f});

        assertThat(scaled.values()).containsExactly(0, 0, 2, 0.5f, 4, 1);
        assertThat(scaled.columns()).isEqualTo(matrix.columns());
        assertThat(matrix.values()).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void hasNoRowsAtFirst() {
        assertThat(new SparseMatrix.Builder(3).build().rows()).isZero();
    }

    /** Every entry holds the number of its row. */
    private static SparseMatrix rows(int rows, int width) {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(width);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                builder.add(column, row);
            }
            builder.endRow();
        }
        return builder.build();
    }
}

package io.mlpipeline.mlservice.modelfile;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Arrays whose length stands in a file. A damaged length must not exhaust the memory, so what is
 * allocated grows with what is really there.
 */
public final class StoredArrays {

    private static final int FIRST = 1 << 14;

    private StoredArrays() {}

    /**
     * Reads a length.
     *
     * @throws IOException if it is negative, or more than can be
     */
    public static int length(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("%d is no length of an array here".formatted(length));
        }
        return length;
    }

    /**
     * Length of a table.
     *
     * @throws IOException if it is more than an array can hold
     */
    public static int product(int rows, int columns) throws IOException {
        long product = (long) rows * columns;
        if (product > Integer.MAX_VALUE) {
            throw new IOException("a table of %d times %d is too large".formatted(rows, columns));
        }
        return (int) product;
    }

    public static long[] longs(DataInputStream in, int length) throws IOException {
        long[] values = new long[Math.min(length, FIRST)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, larger(i, length));
            }
            values[i] = in.readLong();
        }
        return values;
    }

    public static float[] floats(DataInputStream in, int length) throws IOException {
        float[] values = new float[Math.min(length, FIRST)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, larger(i, length));
            }
            values[i] = in.readFloat();
        }
        return values;
    }

    public static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int larger(int length, int most) {
        return (int) Math.min(most, 2L * length);
    }
}

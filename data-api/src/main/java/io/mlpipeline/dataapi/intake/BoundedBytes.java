package io.mlpipeline.dataapi.intake;

import java.util.Arrays;

/** Bytes that are gathered up to a bound; what comes after it is counted out and forgotten. */
final class BoundedBytes {

    private final int bound;
    private byte[] bytes = new byte[1024];
    private int length;
    private boolean exceeded;

    BoundedBytes(int bound) {
        this.bound = bound;
    }

    void append(byte[] source, int offset, int count) {
        if (exceeded || length + count > bound) {
            exceeded = true;
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * (length + count), 1024, bound));
        }
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    void clear() {
        length = 0;
        exceeded = false;
    }

    boolean isExceeded() {
        return exceeded;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }
}

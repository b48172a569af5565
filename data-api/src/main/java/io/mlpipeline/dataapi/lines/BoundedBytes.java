package io.mlpipeline.dataapi.lines;

import java.util.Arrays;

/** Bytes that are gathered up to a bound; what comes after it is counted out and forgotten. */
public final class BoundedBytes {

    private final int bound;
    private byte[] bytes = new byte[1024];
    private int length;
    private boolean exceeded;

    public BoundedBytes(int bound) {
        this.bound = bound;
    }

    public void append(byte[] source, int offset, int count) {
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

    public void clear() {
        length = 0;
        exceeded = false;
    }

    public boolean isExceeded() {
        return exceeded;
    }

    public int length() {
        return length;
    }

    public byte[] bytes() {
        return bytes;
    }
}

package io.mlpipeline.mlservice.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the fields of a protobuf message, as https://protobuf.dev/programming-guides/encoding
 * has it: enough to find one attribute without the library and the classes made from onnx.proto.
 * Malformed input ends in an {@link IllegalArgumentException}.
 */
final class ProtobufReader {

    /** Kind of the fields that hold texts and messages. */
    static final int BYTES = 2;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteBuffer rest;
    private int start;
    private int number;
    private int kind;
    private long value;
    private ByteBuffer bytes = NOTHING;

    ProtobufReader(ByteBuffer message) {
        this.rest = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Steps to the next field; false at the end. */
    boolean next() {
        if (!rest.hasRemaining()) {
            return false;
        }
        start = rest.position();
        long tag = varint();
        number = (int) (tag >>> 3);
        kind = (int) tag & 7;
        switch (kind) {
            case VARINT -> value = varint();
            case FIXED_64 -> take(Long.BYTES);
            case BYTES -> bytes = take(varint());
            case FIXED_32 -> take(Integer.BYTES);
            default -> throw new IllegalArgumentException("unknown kind of field: " + kind);
        }
        return true;
    }

    int number() {
        return number;
    }

    ProtobufReader message() {
        return new ProtobufReader(content());
    }

    String text() {
        return StandardCharsets.UTF_8.decode(content()).toString();
    }

    /** One number of a repeated field, or all of a packed one. */
    List<Long> longs() {
        if (kind == VARINT) {
            return List.of(value);
        }
        ProtobufReader packed = message();
        List<Long> values = new ArrayList<>();
        while (packed.rest.hasRemaining()) {
            values.add(packed.varint());
        }
        return values;
    }

    /** The field with its tag. */
    ByteBuffer whole() {
        return rest.slice(start, rest.position() - start);
    }

    ByteBuffer content() {
        if (kind != BYTES) {
            throw new IllegalArgumentException("field %d has no content".formatted(number));
        }
        return bytes.duplicate();
    }

    private ByteBuffer take(long length) {
        if (length < 0 || length > rest.remaining()) {
            throw new IllegalArgumentException("a field is longer than its message");
        }
        ByteBuffer taken = rest.slice(rest.position(), (int) length);
        rest.position(rest.position() + (int) length);
        return taken;
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE && rest.hasRemaining(); shift += 7) {
            byte next = rest.get();
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new IllegalArgumentException("a number does not end");
    }
}

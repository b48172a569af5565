package io.mlpipeline.dataapi.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Lines of UTF-8, each up to a length. One that is longer is skipped in constant memory, however
 * long it is, and what follows is read.
 */
final class BoundedLines {

    private static final int CHUNK = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** What is in a line. */
    sealed interface Line {

        /** This is. */
        record Text(String text) implements Line {}

        /** Nothing that can be read. */
        record Unreadable(String reason) implements Line {}
    }

    private final InputStream input;
    private final byte[] line;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;
    private long number;

    BoundedLines(InputStream input, int maxBytes) {
        this.input = input;
        this.line = new byte[maxBytes];
    }

    /** The number of the last line that was read, from 1. */
    long number() {
        return number;
    }

    /**
     * The next line, without its end; null if there is none.
     *
     * @throws IOException if reading fails
     */
    @org.jspecify.annotations.Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        int length = 0;
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int stop = position;
            while (stop < end && chunk[stop] != '\n') {
                stop++;
            }
            int part = stop - position;
            if (tooLong || length + part > line.length) {
                tooLong = true;
            } else {
                System.arraycopy(chunk, position, line, length, part);
                length += part;
            }
            ended = stop < end;
            position = ended ? stop + 1 : stop;
        }
        return tooLong
                ? new Line.Unreadable("is longer than %d bytes".formatted(line.length))
                : decode(length);
    }

    private boolean fill() throws IOException {
        while (position == end) {
            int count = input.read(chunk);
            if (count < 0) {
                return false;
            }
            position = 0;
            end = count;
        }
        return true;
    }

    private Line decode(int length) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line, 0, length))
                            .toString();
            boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new Line.Text(marked ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Line.Unreadable("is not UTF-8");
        }
    }
}

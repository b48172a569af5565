package io.mlpipeline.dataapi.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body into lines in constant memory: a line over the bound, be it of a gigabyte, is
 * skipped to its end and reported.
 */
public final class Lines {

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream body;
    private final int bound;
    private final byte[] buffer = new byte[BUFFER];
    private final BoundedBytes line;
    private int position;
    private int end;
    private long number;

    public Lines(InputStream body, int bound) {
        this.body = body;
        this.bound = bound;
        this.line = new BoundedBytes(bound);
    }

    /** Reads the next line, or null at the end. */
    public @Nullable Line next() throws IOException {
        line.clear();
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int lineEnd = indexOfLineEnd();
            line.append(buffer, position, lineEnd - position);
            position = lineEnd + 1;
            if (lineEnd < end) {
                break;
            }
        }
        return any ? read() : null;
    }

    /** Reads what is left without looking at it. */
    public void skipRest() throws IOException {
        position = end;
        body.transferTo(OutputStream.nullOutputStream());
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, body.read(buffer));
        return end > 0;
    }

    private int indexOfLineEnd() {
        int at = position;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private Line read() {
        number++;
        if (line.isExceeded()) {
            return Line.unreadable(number, "is longer than " + bound + " bytes");
        }
        int length = line.length();
        if (length > 0 && line.bytes()[length - 1] == '\r') {
            length--;
        }
        String text = Utf8.decode(line.bytes(), 0, length);
        if (text == null) {
            return Line.unreadable(number, "is not UTF-8");
        }
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new Line(number, marked ? text.substring(1) : text, null);
    }
}

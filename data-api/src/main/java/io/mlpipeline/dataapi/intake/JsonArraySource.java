package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.lines.BoundedBytes;
import io.mlpipeline.dataapi.lines.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array. Finds where each ends by brackets and quotes alone, so that one
 * that is broken or too long costs an error and not the rest; whether it is JSON is asked
 * afterwards.
 */
final class JsonArraySource implements EntrySource {

    private static final int END = -1;

    private final InputStream body;
    private final JsonEntries json;
    private final int bound;
    private final BoundedBytes element;
    private final byte[] one = new byte[1];
    private long number;
    private Place place = Place.BEFORE_ELEMENT;

    private enum Place {
        BEFORE_ELEMENT,
        AFTER_ARRAY,
        AT_END
    }

    /**
     * @param body what follows the opening bracket, buffered
     */
    JsonArraySource(InputStream body, JsonEntries json, int bound) {
        this.body = body;
        this.json = json;
        this.bound = bound;
        this.element = new BoundedBytes(bound);
    }

    @Override
    public @Nullable Entry next() throws IOException {
        return switch (place) {
            case BEFORE_ELEMENT -> nextElement();
            case AFTER_ARRAY -> afterArray();
            case AT_END -> null;
        };
    }

    private @Nullable Entry nextElement() throws IOException {
        int first = skipSpace();
        if (first == ']') {
            return afterArray();
        }
        number++;
        element.clear();
        return switch (first) {
            case END -> unclosed("is missing: the array is not closed");
            case ',' -> new Entry.Unreadable(number, "is missing before a comma");
            default -> element(first);
        };
    }

    private Entry unclosed(String reason) {
        place = Place.AT_END;
        return new Entry.Unreadable(number, reason);
    }

    private Entry element(int first) throws IOException {
        int depth = 0;
        boolean quoted = false;
        int b = first;
        while (true) {
            if (b == END) {
                return unclosed("is not closed before the end of the body");
            }
            if (quoted) {
                if (b == '\n') {
                    // not allowed in a string: a quote is missing, and the next line may be sound
                    return new Entry.Unreadable(
                            number, "has a quote that is not closed on its line");
                }
                quoted = b != '"';
                if (b == '\\') {
                    append(b);
                    b = body.read();
                    if (b == END || b == '\n') {
                        continue;
                    }
                }
            } else if (depth == 0 && (b == ',' || b == ']')) {
                place = b == ',' ? Place.BEFORE_ELEMENT : Place.AFTER_ARRAY;
                return read();
            } else {
                quoted = b == '"';
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                depth = Math.max(depth, 0);
            }
            append(b);
            b = body.read();
        }
    }

    private Entry read() {
        if (element.isExceeded()) {
            return new Entry.Unreadable(number, "is longer than " + bound + " bytes");
        }
        String text = Utf8.decode(element.bytes(), 0, element.length());
        return text == null
                ? new Entry.Unreadable(number, "is not UTF-8")
                : json.read(number, text);
    }

    private void append(int b) {
        one[0] = (byte) b;
        element.append(one, 0, 1);
    }

    /** What follows is read to its end, so that the client gets to its answer. */
    private @Nullable Entry afterArray() throws IOException {
        place = Place.AT_END;
        if (skipSpace() == END) {
            return null;
        }
        body.transferTo(OutputStream.nullOutputStream());
        return new Entry.Unreadable(number + 1, "follows the end of the array, and is left out");
    }

    private int skipSpace() throws IOException {
        int b = body.read();
        while (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
            b = body.read();
        }
        return b;
    }
}

package io.mlpipeline.dataapi.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTests {

    private static final int BOUND = 1 << 17;

    @Test
    void splitsAtLineEndsOfBothKindsAndLeavesTheByteOrderMarkOut() throws IOException {
        assertThat(texts("\uFEFFone\r\ntwo\n\nfour")).containsExactly("one", "two", "", "four");
    }

    @Test
    void findsLinesThatCrossItsBuffer() throws IOException {
        String long1 = "a".repeat(70_000);
        String long2 = "ü".repeat(60_000);
        assertThat(texts(long1 + "\n" + long2 + "\nb")).containsExactly(long1, long2, "b");
    }

    @Test
    void takesUtf8StrictlyButLetsAReplacementCharacterBe() throws IOException {
        byte[] bytes = {'a', '\n', (byte) 0xc3, '(', '\n', (byte) 0xef, (byte) 0xbf, (byte) 0xbd};
        List<Line> lines = lines(new ByteArrayInputStream(bytes));
        assertThat(lines)
                .containsExactly(
                        new Line(1, "a", null),
                        Line.unreadable(2, "is not UTF-8"),
                        new Line(3, "\uFFFD", null));
    }

    @Test
    void skipsALineOfAGigabyteInConstantMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        InputStream body =
                new SequenceInputStream(
                        new SequenceInputStream(utf8("first\n"), new Letters(1L << 30)),
                        utf8("\nlast"));
        long before = threads.getCurrentThreadAllocatedBytes();
        List<Line> lines = lines(body);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
        assertThat(lines)
                .containsExactly(
                        new Line(1, "first", null),
                        Line.unreadable(2, "is longer than 131072 bytes"),
                        new Line(3, "last", null));
    }

    private static List<String> texts(String body) throws IOException {
        return lines(utf8(body)).stream().map(Line::text).toList();
    }

    private static List<Line> lines(InputStream body) throws IOException {
        Lines lines = new Lines(body, BOUND);
        List<Line> all = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As many letters as asked for. */
    private static final class Letters extends InputStream {

        private long left;

        Letters(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}

package io.mlpipeline.starter.requestcontext;

import org.jspecify.annotations.Nullable;

/**
 * The trace a request belongs to, by W3C Trace Context level 1.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them: this service's own part of the trace
 */
record TraceParent(String traceId, String spanId) {

    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int PARENT = 36;
    private static final int FLAGS = 53;

    /**
     * The caller's trace with a span of our own, or a new trace if the header is missing or
     * unsound.
     */
    static TraceParent from(@Nullable String header) {
        String traceId =
                header != null && isSound(header) ? header.substring(TRACE, PARENT - 1) : null;
        return new TraceParent(
                traceId != null ? traceId : RandomHex.of128Bits(), RandomHex.of64Bits());
    }

    /** Versions after 00 may be longer, if a dash follows. */
    private static boolean isSound(String header) {
        return header.length() >= LENGTH
                && header.charAt(2) == '-'
                && header.charAt(PARENT - 1) == '-'
                && header.charAt(FLAGS - 1) == '-'
                && isHex(header, 0, 2)
                && isHex(header, TRACE, PARENT - 1)
                && isHex(header, PARENT, FLAGS - 1)
                && isHex(header, FLAGS, LENGTH)
                && !header.startsWith("ff")
                && (header.length() == LENGTH
                        || !header.startsWith("00") && header.charAt(LENGTH) == '-')
                && !isZero(header, TRACE, PARENT - 1)
                && !isZero(header, PARENT, FLAGS - 1);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}

package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.mlservice.engine.Timing;

/** Writes the header {@code Server-Timing} (W3C), in milliseconds. */
public final class ServerTiming {

    /** Name of the header. */
    public static final String HEADER = "Server-Timing";

    private static final int MICROS = 1_000;

    private ServerTiming() {}

    /** The value: {@code queue;dur=0.012, tokenise;dur=0.034, inference;dur=0.251}. */
    public static String of(Timing timing) {
        StringBuilder value = new StringBuilder(64);
        append(value, "queue;dur=", timing.queueNanos());
        append(value, ", tokenise;dur=", timing.tokeniseNanos());
        append(value, ", inference;dur=", timing.inferenceNanos());
        return value.toString();
    }

    private static void append(StringBuilder value, String name, long nanos) {
        long micros = nanos / MICROS;
        int fraction = (int) (micros % MICROS);
        value.append(name).append(micros / MICROS).append('.');
        value.append((char) ('0' + fraction / 100))
                .append((char) ('0' + fraction / 10 % 10))
                .append((char) ('0' + fraction % 10));
    }
}

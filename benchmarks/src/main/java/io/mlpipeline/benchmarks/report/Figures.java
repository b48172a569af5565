package io.mlpipeline.benchmarks.report;

import java.util.Locale;

/** Figures as a reader wants them: no more digits than were measured. */
public final class Figures {

    private static final double MIB = 1024.0 * 1024.0;

    private Figures() {}

    /** 40,712 or 12.3. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    }

    /** Milliseconds: 0.42 or 118. */
    public static String millis(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%,.0f" : "%.2f", value);
    }

    /** 12.3x, 0.75x. */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%,.1fx" : "%.2fx", value);
    }

    public static String mebibytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes / MIB);
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    /** Median, then lowest and highest round. */
    public static String spread(Samples samples) {
        return samples.rounds().size() == 1
                ? number(samples.median())
                : "%s (%s–%s)"
                        .formatted(
                                number(samples.median()),
                                number(samples.min()),
                                number(samples.max()));
    }
}

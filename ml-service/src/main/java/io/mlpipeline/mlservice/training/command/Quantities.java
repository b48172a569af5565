package io.mlpipeline.mlservice.training.command;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Quantities {

    private static final int MINUTE = 60;
    private static final double MEBIBYTE = 1 << 20;

    private Quantities() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String digits(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String seconds(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long whole = Math.round(seconds);
        return "%d min %d s".formatted(whole / MINUTE, whole % MINUTE);
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MiB", bytes / MEBIBYTE);
    }
}

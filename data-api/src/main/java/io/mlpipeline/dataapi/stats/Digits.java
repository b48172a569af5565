package io.mlpipeline.dataapi.stats;

/** Numbers as answers show them. */
final class Digits {

    private static final double MILLION = 1e6;

    private Digits() {}

    /** The nearest number with six digits behind the point. */
    static double six(double value) {
        return Math.rint(value * MILLION) / MILLION;
    }
}

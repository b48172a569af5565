package io.mlpipeline.mlservice.prediction;

/** Numbers as answers show them. */
public final class Digits {

    private static final double MILLION = 1e6;

    private Digits() {}

    /** The nearest number with six digits behind the point. */
    public static double six(double value) {
        return Math.rint(value * MILLION) / MILLION;
    }
}

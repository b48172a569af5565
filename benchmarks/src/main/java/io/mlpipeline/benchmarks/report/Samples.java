package io.mlpipeline.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/**
 * One figure, measured once per round.
 *
 * @param median of the rounds
 * @param min lowest round
 * @param max highest round
 * @param rounds in the order measured
 */
public record Samples(double median, double min, double max, List<Double> rounds) {

    /** Sums up at least one round. */
    public static Samples of(List<Double> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Samples(
                median, sorted[0], Arrays.stream(sorted).max().orElseThrow(), List.copyOf(rounds));
    }
}

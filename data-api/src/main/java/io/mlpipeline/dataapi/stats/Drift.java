package io.mlpipeline.dataapi.stats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the champion's answers have moved from what they were in training, as {@linkplain
 * StabilityIndex population stability indices}. Null means unknown, not none: there is no baseline,
 * or there are too few answers to tell drift from chance.
 *
 * @param labels of the labels, a bin each
 * @param scores of the best scores, in ten bins of equal width
 * @param n answers that were looked at
 * @param modelVersion the version they are of; null if there is none
 * @param needed answers it takes to say something; null without a baseline
 */
record Drift(
        @Schema(nullable = true, example = "0.043211") @Nullable Double labels,
        @Schema(nullable = true, example = "0.018743") @Nullable Double scores,
        @Schema(example = "5000") long n,
        @Schema(nullable = true, example = "banking77-1") @Nullable String modelVersion,
        @Nullable Needed needed) {

    /**
     * Answers it takes to say something.
     *
     * @param labels of the labels
     * @param scores of the scores
     */
    record Needed(@Schema(example = "1540") long labels, @Schema(example = "200") long scores) {}

    /**
     * Holds answers against the baseline of their model.
     *
     * @param perBin answers needed for each bin
     */
    static Drift of(@Nullable ServedModel model, List<PredictionCount> counts, int perBin) {
        if (model == null) {
            return new Drift(null, null, 0, null, null);
        }
        List<PredictionCount> its =
                counts.stream()
                        .filter(count -> count.modelVersion().equals(model.version()))
                        .toList();
        long n = its.stream().mapToLong(PredictionCount::count).sum();
        Baseline baseline = model.baseline();
        if (baseline == null) {
            return new Drift(null, null, n, model.version(), null);
        }
        List<String> labels = labels(baseline, its);
        Needed needed = new Needed((long) perBin * labels.size(), (long) perBin * Baseline.BINS);
        return new Drift(
                n < needed.labels() ? null : ofLabels(baseline, labels, its),
                n < needed.scores() ? null : ofScores(baseline, its),
                n,
                model.version(),
                needed);
    }

    private static List<String> labels(Baseline baseline, List<PredictionCount> counts) {
        TreeSet<String> labels = new TreeSet<>(baseline.labels().keySet());
        counts.forEach(count -> labels.add(count.label()));
        return new ArrayList<>(labels);
    }

    private static double ofLabels(
            Baseline baseline, List<String> labels, List<PredictionCount> counts) {
        Map<String, Integer> places = HashMap.newHashMap(labels.size());
        double[] expected = new double[labels.size()];
        for (int i = 0; i < labels.size(); i++) {
            places.put(labels.get(i), i);
            expected[i] = baseline.labels().getOrDefault(labels.get(i), 0.0);
        }
        long[] actual = new long[labels.size()];
        for (PredictionCount count : counts) {
            actual[places.getOrDefault(count.label(), 0)] += count.count();
        }
        return Digits.six(StabilityIndex.of(expected, actual));
    }

    private static double ofScores(Baseline baseline, List<PredictionCount> counts) {
        double[] expected = baseline.scores().stream().mapToDouble(Double::doubleValue).toArray();
        long[] actual = new long[Baseline.BINS];
        for (PredictionCount count : counts) {
            actual[count.bin()] += count.count();
        }
        return Digits.six(StabilityIndex.of(expected, actual));
    }
}

package io.mlpipeline.mlservice.evaluation;

import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What answers looked like when the model was made; what they look like later is held against it to
 * see drift.
 *
 * @param labels share of each label among the training examples, by name
 * @param scores shares of the best scores on the hold-out in ten bins of equal width, from 0 to 1;
 *     the last holds 1 too
 */
public record Baseline(Map<String, Double> labels, List<Double> scores) {

    private static final int BINS = 10;

    /**
     * @param targets the right label of each training example
     * @param held probabilities on the hold-out, a row for each text
     */
    public static Baseline of(Labels labels, int[] targets, float[][] held) {
        int[] support = new int[labels.size()];
        for (int target : targets) {
            support[target]++;
        }
        Map<String, Double> shares = LinkedHashMap.newLinkedHashMap(labels.size());
        for (int label = 0; label < support.length; label++) {
            shares.put(labels.name(label), share(support[label], targets.length));
        }
        int[] counts = new int[BINS];
        for (float[] probabilities : held) {
            float best = probabilities[Scores.bestIndex(probabilities)];
            counts[Math.clamp((int) (best * BINS), 0, BINS - 1)]++;
        }
        List<Double> scores = new ArrayList<>(BINS);
        for (int count : counts) {
            scores.add(share(count, held.length));
        }
        return new Baseline(shares, List.copyOf(scores));
    }

    private static double share(int count, int of) {
        return of == 0 ? 0 : (double) count / of;
    }
}

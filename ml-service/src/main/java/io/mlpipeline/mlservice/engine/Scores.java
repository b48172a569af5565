package io.mlpipeline.mlservice.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Calibrated probabilities of one text over a model's labels: a score of 0.9 is right nine times
 * out of ten.
 *
 * @param labels the model's labels
 * @param probabilities one per label, in the labels' order, adding up to one; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // a hot path: equality of scores is never asked for
public record Scores(Labels labels, float[] probabilities) {

    /** A label and its probability. */
    public record Score(String label, float probability) {}

    public Scores {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(
                    "%d probabilities for %d labels"
                            .formatted(probabilities.length, labels.size()));
        }
    }

    /** Index of the most probable label; the first of equals. */
    public int bestIndex() {
        return bestIndex(probabilities);
    }

    /** Index of the largest of probabilities that stand in no record; the first of equals. */
    public static int bestIndex(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    public Score best() {
        return score(bestIndex());
    }

    /** The {@code count} most probable labels, best first; fewer where there are fewer labels. */
    public List<Score> top(int count) {
        int[] best = new int[Math.min(count, probabilities.length)];
        int size = 0;
        float last = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < probabilities.length; i++) {
            if (size == best.length && !(probabilities[i] > last)) {
                continue;
            }
            int rank = size;
            while (rank > 0 && probabilities[i] > probabilities[best[rank - 1]]) {
                rank--;
            }
            size = Math.min(size + 1, best.length);
            System.arraycopy(best, rank, best, rank + 1, size - 1 - rank);
            best[rank] = i;
            last = probabilities[best[size - 1]];
        }
        List<Score> top = new ArrayList<>(best.length);
        for (int index : best) {
            top.add(score(index));
        }
        return top;
    }

    private Score score(int index) {
        return new Score(labels.name(index), probabilities[index]);
    }
}

package io.mlpipeline.benchmarks.accuracy;

import io.mlpipeline.benchmarks.dataset.LabelledText;
import io.mlpipeline.benchmarks.service.PredictClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * How many held-out texts a service answers with the right label.
 *
 * @param right answers
 * @param texts sent
 */
public record Accuracy(int right, int texts) {

    /** Asks over HTTP, one text after the other, so that nothing is refused. */
    public static Accuracy of(URI predict, List<LabelledText> heldOut)
            throws IOException, InterruptedException {
        int right = 0;
        try (PredictClient client = new PredictClient(predict)) {
            for (LabelledText example : heldOut) {
                if (client.label(example.text()).equals(example.label())) {
                    right++;
                }
            }
        }
        return new Accuracy(right, heldOut.size());
    }

    /** From 0 to 1. */
    public double share() {
        return (double) right / texts;
    }
}

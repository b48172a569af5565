package io.mlpipeline.mlservice.openinference;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.prediction.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Puts the answers to the texts of one request into tensors. */
final class InferResponseWriter {

    private InferResponseWriter() {}

    static List<OutputTensor> tensors(InferRequest request, Outcome outcome) {
        int count = outcome.texts().size();
        int labels = outcome.model().labels().size();
        List<OutputTensor> tensors = new ArrayList<>();
        if (request.wants(OpenInferenceController.LABEL)) {
            tensors.add(
                    new OutputTensor(
                            OpenInferenceController.LABEL,
                            List.of(count),
                            "BYTES",
                            labels(outcome)));
        }
        if (request.wants(OpenInferenceController.SCORE)) {
            tensors.add(
                    new OutputTensor(
                            OpenInferenceController.SCORE,
                            List.of(count),
                            "FP32",
                            scores(outcome)));
        }
        if (request.wants(OpenInferenceController.PROBABILITIES)) {
            tensors.add(
                    new OutputTensor(
                            OpenInferenceController.PROBABILITIES,
                            List.of(count, labels),
                            "FP32",
                            probabilities(outcome, count * labels)));
        }
        return tensors;
    }

    private static List<String> labels(Outcome outcome) {
        List<String> names = new ArrayList<>();
        for (Classification classification : outcome.classifications()) {
            names.add(classification.scores().best().label());
        }
        return names;
    }

    private static List<Float> scores(Outcome outcome) {
        List<Float> best = new ArrayList<>();
        for (Classification classification : outcome.classifications()) {
            best.add(classification.scores().best().probability());
        }
        return best;
    }

    private static List<Float> probabilities(Outcome outcome, int size) {
        List<Float> rows = new ArrayList<>(size);
        for (Classification classification : outcome.classifications()) {
            Scores scores = classification.scores();
            for (float probability : scores.probabilities()) {
                rows.add(probability);
            }
        }
        return rows;
    }
}

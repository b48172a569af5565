package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.features.NgramVectorizer.Occurrence;
import io.mlpipeline.mlservice.features.NgramVectorizer.Span;
import io.mlpipeline.mlservice.features.SparseVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what each stretch of a text contributes to the score of a label. */
final class LinearExplainer {

    private final LinearModel model;

    LinearExplainer(LinearModel model) {
        this.model = model;
    }

    List<Contribution> explain(String text, int label) {
        List<Occurrence> occurrences = model.vectorizer().occurrences(text);
        Map<Integer, Double> perOccurrence = weightPerOccurrence(text, occurrences, label);
        Map<Span, Double> spans = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            double weight =
                    perOccurrence.getOrDefault(occurrence.column(), 0.0)
                            / occurrence.spans().size();
            occurrence.spans().forEach(span -> spans.merge(span, weight, Double::sum));
        }
        List<Contribution> contributions = new ArrayList<>(spans.size());
        spans.forEach((span, weight) ->
                contributions.add(new Contribution(span.start(), span.end(), weight)));
        contributions.sort(
                Comparator.comparingDouble((Contribution c) -> -Math.abs(c.weight()))
                        .thenComparingInt(Contribution::start));
        return contributions;
    }

    /** A feature's part of the score, shared out evenly among its occurrences. */
    private Map<Integer, Double> weightPerOccurrence(
            String text, List<Occurrence> occurrences, int label) {
        Map<Integer, Integer> counts = new HashMap<>();
        occurrences.forEach(occurrence -> counts.merge(occurrence.column(), 1, Integer::sum));
        SparseVector features = model.vectorizer().vectorise(text);
        Map<Integer, Double> weights = new HashMap<>();
        for (int entry = 0; entry < features.size(); entry++) {
            int column = features.columns()[entry];
            int count = counts.getOrDefault(column, 1);
            weights.put(
                    column,
                    features.values()[entry]
                            * model.weight(column, label)
                            * model.sharpness()
                            / count);
        }
        return weights;
    }
}

package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.Timing;
import io.mlpipeline.mlservice.features.SparseVector;
import java.util.ArrayList;
import java.util.List;

/** Answers from n-grams alone, in the thread of the caller. */
public final class LinearClassifier implements TextClassifier {

    private final LinearModel model;
    private final Labels labels;

    public LinearClassifier(LinearModel model, Labels labels) {
        if (model.classes() != labels.size()) {
            throw new IllegalArgumentException(
                    "A model of %d classes for %d labels"
                            .formatted(model.classes(), labels.size()));
        }
        this.model = model;
        this.labels = labels;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.LINEAR;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        List<Classification> answers = new ArrayList<>(texts.size());
        for (String text : texts) {
            answers.add(classify(text));
        }
        return answers;
    }

    @Override
    public Classification classify(String text) {
        long start = System.nanoTime();
        SparseVector features = model.vectorizer().vectorise(text);
        long vectorised = System.nanoTime();
        Scores scores = new Scores(labels, model.probabilities(model.logits(features)));
        Timing timing = new Timing(0, vectorised - start, System.nanoTime() - vectorised);
        return new Classification(scores, EngineKind.LINEAR, timing);
    }

    /**
     * Exact: a word's weight is what it, and the character n-grams within it, add to the label's
     * log-odds against the mean of all labels; two neighbours stand for themselves, and what two
     * words apart add together is shared between them. All weights and the model's bias together
     * are the label's score.
     */
    @Override
    public List<Contribution> explain(String text, int label) {
        return new LinearExplainer(model).explain(text, label);
    }

    @Override
    public void close() {
        // all on the heap
    }
}

package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.registry.LoadedModel;
import io.mlpipeline.mlservice.registry.ModelLease;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.mlpipeline.starter.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Answers questions by the model they ask for: checked, admitted, classified, counted, told of. The
 * one way to a prediction, whatever language the question came in.
 */
@Service
public class PredictionService {

    /** An explanation looks at its text many times; it counts as this many texts. */
    private static final int WEIGHT_OF_EXPLANATION = 10;

    private final ModelRegistry registry;
    private final TextRules rules;
    private final WorkInFlight work;
    private final PredictionMetrics metrics;
    private final OutcomeObserver observer;
    private final int maxContributions;

    PredictionService(
            ModelRegistry registry,
            PredictionProperties limits,
            WorkInFlight work,
            PredictionMetrics metrics,
            ObjectProvider<OutcomeObserver> observer) {
        this.registry = registry;
        this.rules = new TextRules(limits);
        this.work = work;
        this.metrics = metrics;
        this.observer = observer.getIfAvailable(() -> OutcomeObserver.NONE);
        this.maxContributions = limits.maxContributions();
    }

    /**
     * Answers a question.
     *
     * @throws ProblemException invalid_input or too_large for texts that cannot be taken,
     *     overloaded if there is no room for them, deadline_exceeded if they waited too long,
     *     model_not_found, conflict or not_ready if the model cannot answer
     */
    public Outcome answer(Question question) {
        long size = rules.check(question.texts(), question.explain());
        if (question.explain()) {
            size *= WEIGHT_OF_EXPLANATION;
        }
        List<String> texts = checked(question.texts());
        try (ModelLease lease = registry.acquire(question.model())) {
            work.begin(size);
            try {
                return answer(lease.model(), texts, question.explain());
            } finally {
                work.end(size);
            }
        } catch (OverloadedException e) {
            throw WorkInFlight.overloaded(e.retryAfter());
        } catch (DeadlineExceededException e) {
            throw ProblemException.deadlineExceeded(
                    "The answer was not ready in time; send less or try again later.");
        }
    }

    private Outcome answer(LoadedModel model, List<String> texts, boolean explain) {
        TextClassifier classifier = model.classifier();
        List<Classification> classifications =
                texts.size() == 1
                        ? List.of(classifier.classify(texts.getFirst()))
                        : classifier.classify(texts);
        List<List<Contribution>> explanations =
                explain ? explanations(classifier, texts, classifications) : List.of();
        Outcome outcome =
                new Outcome(
                        model.manifest(),
                        texts,
                        PredictionIds.next(texts.size()),
                        classifications,
                        explanations);
        metrics.record(model, outcome);
        observer.answered(outcome);
        return outcome;
    }

    private List<List<Contribution>> explanations(
            TextClassifier classifier, List<String> texts, List<Classification> classifications) {
        List<List<Contribution>> explanations = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            int label = classifications.get(i).scores().bestIndex();
            List<Contribution> parts = classifier.explain(texts.get(i), label);
            explanations.add(parts.subList(0, Math.min(parts.size(), maxContributions)));
        }
        return explanations;
    }

    /** The rules have refused whatever holds a null. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static List<String> checked(List<? extends @Nullable String> texts) {
        return (List<String>) texts;
    }
}

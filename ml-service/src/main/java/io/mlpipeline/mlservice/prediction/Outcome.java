package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.Timing;
import io.mlpipeline.mlservice.registry.ModelManifest;
import java.util.List;

/**
 * A model's answers to a question.
 *
 * @param model manifest of the model that answered
 * @param texts the texts, checked
 * @param ids one for each text, UUIDs of version 7 that feedback can name
 * @param classifications one for each text, in their order
 * @param explanations one for each text, of its best label; empty if none were asked for
 */
public record Outcome(
        ModelManifest model,
        List<String> texts,
        List<String> ids,
        List<Classification> classifications,
        List<List<Contribution>> explanations) {

    /** Whether the answer to a text is too unsure to be taken for one. */
    public boolean abstains(float bestScore) {
        return bestScore < model.abstainBelow();
    }

    /**
     * Where the time of all the texts went. Tokenising adds up; queue and inference are spent on
     * the batch as a whole, so that the longest counts.
     */
    public Timing timing() {
        long queue = 0;
        long tokenise = 0;
        long inference = 0;
        for (Classification classification : classifications) {
            Timing timing = classification.timing();
            queue = Math.max(queue, timing.queueNanos());
            tokenise += timing.tokeniseNanos();
            inference = Math.max(inference, timing.inferenceNanos());
        }
        return new Timing(queue, tokenise, inference);
    }
}

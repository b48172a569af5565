package io.mlpipeline.dataapi.predictions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as ml-service writes it in JSON, with all that may be missing. Fields that are not
 * known here are passed over, for ml-service may be the newer one.
 *
 * @param id of version 7
 * @param text what was asked; not in an answer, which its asker knows
 * @param label the most probable label
 * @param score its probability
 * @param scores the most probable labels and their probabilities, best first
 * @param abstained whether the score was too low to be taken for an answer
 * @param modelVersion the version that answered
 * @param engine the engine that answered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PredictionMessage(
        @Nullable String id,
        @Nullable String text,
        @Nullable String label,
        @Nullable Double score,
        @Nullable Map<String, @Nullable Double> scores,
        @Nullable Boolean abstained,
        @Nullable String modelVersion,
        @Nullable String engine) {

    private static final int MOST_SCORES = 5;

    /** The prediction on this message's own text. */
    Optional<Prediction> prediction() {
        return text == null ? Optional.empty() : prediction(text);
    }

    /** The prediction on a text; empty if something is missing. */
    public Optional<Prediction> prediction(String asked) {
        if (id == null
                || label == null
                || score == null
                || abstained == null
                || modelVersion == null
                || engine == null) {
            return Optional.empty();
        }
        Optional<UUID> uuid = PredictionId.parse(id);
        return uuid.map(found ->
                new Prediction(
                        found, asked, label, score, best(), abstained, modelVersion, engine));
    }

    private Map<String, Double> best() {
        Map<String, Double> best = new LinkedHashMap<>();
        if (scores != null) {
            scores.forEach((name, value) -> {
                if (value != null && best.size() < MOST_SCORES) {
                    best.put(name, value);
                }
            });
        }
        return best;
    }
}

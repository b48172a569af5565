package io.mlpipeline.dataapi.recording;

import io.mlpipeline.dataapi.predictions.Prediction;
import io.mlpipeline.dataapi.predictions.PredictionMessage;
import io.mlpipeline.dataapi.predictions.PredictionRules;
import io.mlpipeline.dataapi.predictions.PredictionStore;
import io.mlpipeline.starter.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps texts with their answers. */
@Component
class AnswerRecorder {

    private static final Logger log = LoggerFactory.getLogger(AnswerRecorder.class);

    private final PredictionStore store;
    private final PredictionRules rules;
    private final JsonMapper json;

    AnswerRecorder(PredictionStore store, PredictionRules rules, JsonMapper json) {
        this.store = store;
        this.rules = rules;
        this.json = json;
    }

    /**
     * Keeps what was answered; returns when it is safe.
     *
     * @param texts as they were asked
     * @param body the answer to them, as ml-service wrote it
     * @throws ProblemException not_ready if the answer is none that can be kept
     */
    void record(List<@Nullable String> texts, byte[] body) {
        List<Prediction> predictions = read(texts, body);
        for (Prediction prediction : predictions) {
            rules.refusal(prediction)
                    .ifPresent(reason -> {
                        throw unusable(reason.name());
                    });
        }
        store.keep(predictions);
    }

    private List<Prediction> read(List<@Nullable String> texts, byte[] body) {
        List<Prediction> predictions = new ArrayList<>(texts.size());
        try {
            JsonNode answer = json.readTree(body);
            JsonNode several = answer.get("predictions");
            if (several == null) {
                predictions.add(prediction(texts, 0, answer));
            } else {
                for (int i = 0; i < several.size(); i++) {
                    predictions.add(prediction(texts, i, several.get(i)));
                }
            }
        } catch (JacksonException e) {
            throw unusable("no JSON");
        }
        if (predictions.size() != texts.size()) {
            throw unusable("not one for each text");
        }
        return predictions;
    }

    private Prediction prediction(List<@Nullable String> texts, int index, JsonNode answer) {
        String text = index < texts.size() ? texts.get(index) : null;
        return Optional.ofNullable(text)
                .flatMap(asked ->
                        json.treeToValue(answer, PredictionMessage.class).prediction(asked))
                .orElseThrow(() -> unusable("incomplete"));
    }

    private static ProblemException unusable(String why) {
        log.warn("An answer of ml-service cannot be kept: {}", why);
        return ProblemException.notReady(
                "The answer cannot be kept, so that it is not given; try again in a moment.");
    }
}

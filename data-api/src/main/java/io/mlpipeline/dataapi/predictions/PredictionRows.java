package io.mlpipeline.dataapi.predictions;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Predictions as columns, which go to the database as one statement whatever their number. */
@Component
class PredictionRows {

    private final JsonMapper json;

    PredictionRows(JsonMapper json) {
        this.json = json;
    }

    Map<String, Object> columns(List<Prediction> predictions) {
        float[] scores = new float[predictions.size()];
        boolean[] abstained = new boolean[predictions.size()];
        for (int i = 0; i < predictions.size(); i++) {
            scores[i] = (float) predictions.get(i).score();
            abstained[i] = predictions.get(i).abstained();
        }
        return Map.of(
                "id", strings(predictions, prediction -> prediction.id().toString()),
                "at", strings(predictions, prediction -> prediction.at().toString()),
                "content", strings(predictions, Prediction::text),
                "label", strings(predictions, Prediction::label),
                "score", scores,
                "scores",
                        strings(
                                predictions,
                                prediction -> json.writeValueAsString(prediction.scores())),
                "abstained", abstained,
                "version", strings(predictions, Prediction::modelVersion),
                "engine", strings(predictions, Prediction::engine));
    }

    private static String[] strings(
            List<Prediction> predictions, Function<Prediction, String> value) {
        return predictions.stream().map(value).toArray(String[]::new);
    }
}

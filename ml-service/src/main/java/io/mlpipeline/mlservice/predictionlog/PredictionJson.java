package io.mlpipeline.mlservice.predictionlog;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.prediction.Digits;
import io.mlpipeline.mlservice.prediction.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A prediction as the stream carries it: {@code {"id","text","label","score","scores":{…the best
 * five…},"abstained","modelVersion","engine"}}.
 */
final class PredictionJson {

    private static final int TOP = 5;
    private static final JsonMapper JSON = new JsonMapper();

    private PredictionJson() {}

    /**
     * One prediction in UTF-8.
     *
     * @throws tools.jackson.core.JacksonException if the text cannot be written
     */
    static byte[] of(Outcome outcome, int index) {
        String text = outcome.texts().get(index);
        Classification classification = outcome.classifications().get(index);
        List<Scores.Score> best = classification.scores().top(TOP);
        Scores.Score first = best.getFirst();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("id", outcome.ids().get(index));
            json.writeStringProperty("text", text);
            json.writeStringProperty("label", first.label());
            json.writeNumberProperty("score", Digits.six(first.probability()));
            json.writeObjectPropertyStart("scores");
            for (Scores.Score score : best) {
                json.writeNumberProperty(score.label(), Digits.six(score.probability()));
            }
            json.writeEndObject();
            json.writeBooleanProperty("abstained", outcome.abstains(first.probability()));
            json.writeStringProperty("modelVersion", outcome.model().version());
            json.writeStringProperty("engine", classification.engine().id());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}

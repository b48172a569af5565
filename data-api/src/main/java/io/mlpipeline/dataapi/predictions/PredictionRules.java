package io.mlpipeline.dataapi.predictions;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be kept: whatever ml-service answers, and nothing the database would choke on. */
@Component
public class PredictionRules {

    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_SCORES = 100;

    private final RetentionPeriod period;

    PredictionRules(RetentionPeriod period) {
        this.period = period;
    }

    /** Why a prediction cannot be kept, if so. */
    public Optional<Refusal> refusal(Prediction prediction) {
        boolean sound =
                isText(prediction.text(), MAX_TEXT)
                        && isText(prediction.label(), MAX_NAME)
                        && isText(prediction.modelVersion(), MAX_NAME)
                        && isText(prediction.engine(), MAX_NAME)
                        && isProbability(prediction.score())
                        && prediction.scores().size() <= MAX_SCORES
                        && prediction.scores().entrySet().stream()
                                .allMatch(score ->
                                        isText(score.getKey(), MAX_NAME)
                                                && isProbability(score.getValue()));
        return sound ? period.refusal(prediction.id()) : Optional.of(Refusal.MALFORMED);
    }

    /** PostgreSQL has no text with NUL, and UTF-8 none with half a surrogate pair. */
    private static boolean isText(String text, int maxLength) {
        return !text.isEmpty()
                && text.length() <= maxLength
                && text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isProbability(double value) {
        return value >= 0 && value <= 1;
    }
}

package io.mlpipeline.dataapi.feedback;

import io.mlpipeline.dataapi.predictions.PredictionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person's word must look like. */
final class FeedbackRules {

    private static final int MAX_LENGTH = 200;

    private FeedbackRules() {}

    /** A word, or what is wrong with it. */
    sealed interface Checked {

        /** Nothing is. */
        record Sound(Word word) implements Checked {}

        /** This is. */
        record Faulty(Outcome.Rejected rejection) implements Checked {}
    }

    static Checked check(FeedbackRequest request) {
        if ((request.predictionId() == null) == (request.textId() == null)) {
            return faulty("predictionId", "or textId is needed, one of the two");
        }
        String label = request.label();
        if (label == null || !isName(label)) {
            return faulty(
                    "label", "must have 1 to 200 characters, none of them a control character");
        }
        String externalId = request.externalId();
        if (externalId != null && !isName(externalId)) {
            return faulty(
                    "externalId",
                    "must have 1 to 200 characters, none of them a control character");
        }
        UUID prediction = id(request.predictionId());
        if (request.predictionId() != null
                && (prediction == null || !PredictionId.hasTime(prediction))) {
            return faulty("predictionId", "is not an id of a prediction");
        }
        UUID text = id(request.textId());
        if (request.textId() != null && text == null) {
            return faulty("textId", "is not an id of a text");
        }
        return new Checked.Sound(new Word(prediction, text, label.strip(), externalId));
    }

    private static Checked faulty(String field, String reason) {
        return new Checked.Faulty(Outcome.invalid(field, reason));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : PredictionId.parse(text).orElse(null);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= MAX_LENGTH
                && name.codePoints().noneMatch(Character::isISOControl);
    }
}

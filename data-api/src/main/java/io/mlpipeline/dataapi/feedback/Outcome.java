package io.mlpipeline.dataapi.feedback;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a person's word. */
sealed interface Outcome {

    /** It is kept. */
    record Accepted(UUID id) implements Outcome {}

    /** It was there already, the same in all. */
    record Unchanged(UUID id) implements Outcome {}

    /**
     * It is not kept.
     *
     * @param cause what is wrong in general
     * @param field which of its fields is wrong; null if it is the whole
     * @param reason the rest of a sentence about that
     */
    record Rejected(Cause cause, @Nullable String field, String reason) implements Outcome {}

    /** What may be wrong in general. */
    enum Cause {
        INVALID,
        PREDICTION_NOT_FOUND,
        TEXT_NOT_FOUND,
        CONFLICT
    }

    static Rejected invalid(@Nullable String field, String reason) {
        return new Rejected(Cause.INVALID, field, reason);
    }
}

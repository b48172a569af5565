package io.mlpipeline.mlservice.learning;

import org.jspecify.annotations.Nullable;

/**
 * A text that versions are judged by.
 *
 * @param text as it was collected
 * @param label the newest word on it
 * @param predicted what it was answered with before that; null where that is not known
 */
record Judge(String text, String label, @Nullable String predicted) {

    /** Whether a person said otherwise than the answer. */
    boolean isCorrection() {
        return !label.equals(predicted);
    }
}

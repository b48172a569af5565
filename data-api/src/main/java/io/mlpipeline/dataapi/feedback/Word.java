package io.mlpipeline.dataapi.feedback;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's word, well formed. Whether what it is about is there is another matter.
 *
 * @param predictionId the prediction it is about, or null
 * @param textId the text it is about, or null; one of both is there
 * @param label the label given
 * @param externalId the sender's id, or null
 */
record Word(
        @Nullable UUID predictionId,
        @Nullable UUID textId,
        String label,
        @Nullable String externalId) {}

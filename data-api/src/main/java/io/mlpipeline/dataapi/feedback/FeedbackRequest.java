package io.mlpipeline.dataapi.feedback;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's word as it is sent; not checked yet.
 *
 * @param predictionId the prediction it is about, or else
 * @param textId the text it is about
 * @param label the right label, also where it is the predicted one
 * @param externalId the sender's own id for it, which makes it safe to send twice
 */
@Schema(description = "Exactly one of predictionId and textId, and a label.")
record FeedbackRequest(
        @Schema(example = "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1") @Nullable String predictionId,
        @Nullable String textId,
        @Schema(example = "card_not_working", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String label,
        @Schema(example = "ticket-4711") @Nullable String externalId) {}

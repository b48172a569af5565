package io.mlpipeline.dataapi.feedback;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * Says that a word is kept.
 *
 * @param id its id
 */
record FeedbackReceipt(@Schema(example = "01997c6f-0f3b-7d52-8a10-51c2f9e3b7aa") UUID id) {}

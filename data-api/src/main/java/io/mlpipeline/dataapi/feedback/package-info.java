/**
 * Takes people's words on predictions and texts, from which models learn.
 *
 * <p>Start with {@link io.mlpipeline.dataapi.feedback.FeedbackIntake}.
 */
@NullMarked
package io.mlpipeline.dataapi.feedback;

import org.jspecify.annotations.NullMarked;

/**
 * Learns from what people have said: gathers their labels to train on, keeps a hold-out that no
 * model is trained on, and judges by it whether a new version may follow the champion.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.learning.Learning}; what a judgement rests on is
 * {@link io.mlpipeline.mlservice.learning.ModelComparer}.
 */
@NullMarked
package io.mlpipeline.mlservice.learning;

import org.jspecify.annotations.NullMarked;

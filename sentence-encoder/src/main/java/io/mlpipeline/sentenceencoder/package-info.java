/**
 * Makes the sentence encoder's graph from the published model, once, when the suite is built.
 *
 * <p>Start with {@link io.mlpipeline.sentenceencoder.PackedEncoder}, which says what is computed
 * and why; {@link io.mlpipeline.sentenceencoder.PublishedModel} is what comes in, {@link
 * io.mlpipeline.sentenceencoder.Graph} what goes out.
 */
@NullMarked
package io.mlpipeline.sentenceencoder;

import org.jspecify.annotations.NullMarked;

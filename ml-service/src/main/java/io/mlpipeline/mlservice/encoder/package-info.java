/**
 * The encoder engine: a frozen sentence encoder in ONNX Runtime, joined by n-gram features, and a
 * trained head.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.encoder.EncoderClassifier}; {@link
 * io.mlpipeline.mlservice.encoder.SentenceEncoder} is the part that takes the time.
 */
@NullMarked
package io.mlpipeline.mlservice.encoder;

import org.jspecify.annotations.NullMarked;

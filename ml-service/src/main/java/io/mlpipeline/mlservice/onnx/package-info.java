/**
 * The engine for models made elsewhere: serves a directory from Hugging Face, or a scikit-learn
 * pipeline exported by skl2onnx, as it is.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.onnx.OnnxClassifierFactory}.
 */
@NullMarked
package io.mlpipeline.mlservice.onnx;

import org.jspecify.annotations.NullMarked;

/** ONNX Runtime and the tokenizers that go with it, without telemetry and without a network. */
@NullMarked
package io.mlpipeline.mlservice.onnxruntime;

import org.jspecify.annotations.NullMarked;

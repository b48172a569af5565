/** ONNX Runtime in a bare loop, without HTTP: the most that the encoder could reach. */
@NullMarked
package io.mlpipeline.benchmarks.onnxruntime;

import org.jspecify.annotations.NullMarked;

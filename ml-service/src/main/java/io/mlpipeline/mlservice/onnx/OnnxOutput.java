package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;

/** How a model's scores are got out of it. */
sealed interface OnnxOutput permits LogitsOutput, ProbabilityOutput, MapOutput {

    /** Name of the output that holds the scores. */
    String name();

    /**
     * Probabilities of each text of a batch, in the labels' order.
     *
     * @param value what the model gave under the name; the caller closes it
     */
    float[][] probabilities(OnnxValue value) throws OrtException;
}

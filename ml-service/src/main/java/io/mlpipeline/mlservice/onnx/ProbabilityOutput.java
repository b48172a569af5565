package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;

/** A matrix of probabilities, one row for each text. */
record ProbabilityOutput(String name) implements OnnxOutput {

    @Override
    public float[][] probabilities(OnnxValue value) throws OrtException {
        return (float[][]) value.getValue();
    }
}

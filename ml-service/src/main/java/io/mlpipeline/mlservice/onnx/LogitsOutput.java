package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;

/** A matrix of logits, one row for each text. */
record LogitsOutput(String name) implements OnnxOutput {

    @Override
    public float[][] probabilities(OnnxValue value) throws OrtException {
        float[][] logits = (float[][]) value.getValue();
        for (float[] row : logits) {
            softmax(row);
        }
        return logits;
    }

    /** In place; the largest logit is taken away first, so that nothing overflows. */
    static void softmax(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (Math.exp(logits[i] - largest) / sum);
        }
    }
}

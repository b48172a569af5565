package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mlpipeline.mlservice.engine.Labels;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model's session with what is known of its inputs and outputs; safe for use by many threads. */
final class OnnxModel implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OnnxInput input;
    private final OnnxOutput output;
    private final Labels labels;

    OnnxModel(
            OrtEnvironment environment,
            OrtSession session,
            OnnxInput input,
            OnnxOutput output,
            Labels labels) {
        this.environment = environment;
        this.session = session;
        this.input = input;
        this.output = output;
        this.labels = labels;
    }

    /**
     * Finds out before anybody is served whether the model's scores are what they are taken for.
     */
    void check() throws IOException, OrtException {
        float[] probabilities = probabilities(List.of(read("a text"))).getFirst();
        double sum = 0;
        for (float probability : probabilities) {
            sum += probability;
        }
        if (probabilities.length != labels.size() || !(Math.abs(sum - 1) < 1e-3)) {
            throw new IOException(
                    "The model gives %d scores that add up to %.3f instead of %d probabilities."
                            .formatted(probabilities.length, sum, labels.size()));
        }
    }

    Labels labels() {
        return labels;
    }

    ModelText read(String text) {
        return input.read(text);
    }

    /** Probabilities of every text, in the labels' order. */
    List<float[]> probabilities(List<ModelText> batch) throws OrtException {
        Map<String, OnnxTensor> tensors = input.tensors(environment, batch);
        try (OrtSession.Result result = session.run(tensors, Set.of(output.name()))) {
            return List.of(output.probabilities(result.get(0)));
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        input.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The model's session could not be closed.", e);
        }
    }
}

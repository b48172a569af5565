package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.TextClassifierContract;
import io.mlpipeline.mlservice.onnx.TestModels.Expected;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of an engine, for a model that takes tokens and one that takes strings. */
@ParameterizedClass
@ValueSource(strings = {"transformer", "sklearn"})
class OnnxContractTests implements TextClassifierContract {

    private final String name;
    private TextClassifier classifier;

    OnnxContractTests(String name) {
        this.name = name;
    }

    @BeforeEach
    void load() throws IOException {
        classifier = TestModels.load(name);
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    @Override
    public TextClassifier classifier() {
        return classifier;
    }

    @Override
    public Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        for (Expected expected : TestModels.expected(name)) {
            double[] p = expected.probabilities();
            int best = 0;
            for (int i = 1; i < p.length; i++) {
                best = p[i] > p[best] ? i : best;
            }
            known.put(expected.text(), classifier.labels().name(best));
        }
        return known;
    }

    @Override
    public double tolerance() {
        return 1e-4;
    }
}

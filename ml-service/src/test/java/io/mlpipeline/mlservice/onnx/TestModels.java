package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The models that make_models.py made, and what Python said of them. */
final class TestModels {

    /** A text and its probabilities, in the labels' order. */
    @SuppressWarnings("ArrayRecordComponent")
    record Expected(String text, double[] probabilities) {}

    private TestModels() {}

    static Path directory(String name) {
        URL found = Objects.requireNonNull(TestModels.class.getResource("/onnx/" + name));
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static TextClassifier load(String name) throws IOException {
        Path directory = directory(name);
        return new OnnxClassifierFactory(BatchingProperties.defaults(), BatchObserver.NONE)
                .load(directory, OnnxModels.readLabels(directory));
    }

    static List<Expected> expected(String name) {
        Path file = directory(name).resolve("expected.json");
        return List.of(JsonMapper.shared().readValue(file.toFile(), Expected[].class));
    }

    /** A copy that a test may spoil. */
    static Path copy(String name, Path target) throws IOException {
        try (Stream<Path> files = Files.list(directory(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }
}

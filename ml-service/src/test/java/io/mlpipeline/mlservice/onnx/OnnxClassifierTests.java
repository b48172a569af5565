package io.mlpipeline.mlservice.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.onnx.TestModels.Expected;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxClassifierTests {

    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transformer",
                "transformer-nested",
                "sklearn",
                "sklearn-zipmap",
                "sklearn-flat"
            })
    void answersAsPythonDoes(String name) throws Exception {
        List<Expected> expected = TestModels.expected(name);
        try (TextClassifier classifier = TestModels.load(name)) {
            List<Classification> together =
                    classifier.classify(expected.stream().map(Expected::text).toList());

            for (int i = 0; i < expected.size(); i++) {
                assertSame(together.get(i), expected.get(i));
                assertSame(classifier.classify(expected.get(i).text()), expected.get(i));
            }
        }
    }

    @Test
    void answersManyCallersAtOnceEachItsOwn() throws Exception {
        List<Expected> expected = TestModels.expected("transformer");
        try (TextClassifier classifier = TestModels.load("transformer");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Classification>> answers =
                    IntStream.range(0, 400)
                            .mapToObj(i -> expected.get(i % expected.size()).text())
                            .map(text -> callers.submit(() -> classifier.classify(text)))
                            .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertSame(answers.get(i).get(), expected.get(i % expected.size()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transformer", "sklearn"})
    void answersWhateverTheTextIs(String name) throws Exception {
        List<String> texts =
                List.of(
                        "",
                        " ",
                        "\0",
                        "a\0b",
                        "\ud83d",
                        "x \ude00 y",
                        "\ud83d\ude00",
                        "e\u0301\u202e\ufeff",
                        "\uffff",
                        "word ".repeat(2_000));
        try (TextClassifier classifier = TestModels.load(name)) {
            assertThat(classifier.classify(texts)).hasSameSizeAs(texts);
            for (String text : texts) {
                assertThat(classifier.classify(text).scores().probabilities())
                        .doesNotContain(Float.NaN);
            }
        }
    }

    @Test
    void answersMoreTextsThanGoIntoTheQueueAtOnce() throws Exception {
        List<String> texts = Collections.nCopies(3_000, "I lost my card");
        try (TextClassifier classifier = TestModels.load("sklearn")) {
            assertThat(classifier.classify(texts))
                    .hasSize(3_000)
                    .allSatisfy(
                            answer -> assertThat(answer.scores().best().label()).isEqualTo("card"));
        }
    }

    @Test
    void saysWhereTheTimeWent() throws Exception {
        try (TextClassifier classifier = TestModels.load("transformer")) {
            Classification answer = classifier.classify("where is my card");

            assertThat(answer.engine()).isEqualTo(EngineKind.ONNX);
            assertThat(answer.timing().tokeniseNanos()).isPositive();
            assertThat(answer.timing().inferenceNanos()).isPositive();
        }
    }

    @Test
    void explainsByTheWordsThatMatter() throws Exception {
        String text = "\ud83d\ude00 please, my card was stolen!";
        try (TextClassifier classifier = TestModels.load("sklearn")) {
            int label = classifier.labels().names().indexOf("card");

            List<Contribution> explanation = classifier.explain(text, label);

            Contribution strongest = explanation.getFirst();
            assertThat(text.substring(strongest.start(), strongest.end())).isEqualTo("card");
            float with = classifier.classify(text).scores().probabilities()[label];
            float without =
                    classifier.classify(text.replace("card", "")).scores().probabilities()[label];
            assertThat(strongest.weight())
                    .isPositive()
                    .isCloseTo(Math.log(with / without), within(TOLERANCE));
        }
    }

    @Test
    void explainsATextWithoutWordsByNothing() throws Exception {
        try (TextClassifier classifier = TestModels.load("transformer")) {
            assertThat(classifier.explain(" ?! ", 0)).isEmpty();
        }
    }

    private static void assertSame(Classification answer, Expected expected) {
        float[] probabilities = answer.scores().probabilities();
        for (int i = 0; i < probabilities.length; i++) {
            assertThat((double) probabilities[i])
                    .as(expected.text())
                    .isCloseTo(expected.probabilities()[i], within(TOLERANCE));
        }
    }
}

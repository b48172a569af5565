package io.mlpipeline.mlservice.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.engine.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxClassifierFactoryTests {

    @TempDir Path directory;

    private final OnnxClassifierFactory factory =
            new OnnxClassifierFactory(BatchingProperties.defaults(), BatchObserver.NONE);

    @ParameterizedTest
    @CsvSource({
        "transformer, card, transfer, login",
        "transformer-nested, card, transfer, login",
        "sklearn, card, login, transfer",
        "sklearn-flat, card, login, transfer",
        "sklearn-zipmap, 0, 1, 2"
    })
    void readsTheLabelsInTheOrderOfTheScores(String name, String first, String second, String third)
            throws IOException {
        assertThat(OnnxModels.readLabels(TestModels.directory(name)).names())
                .containsExactly(first, second, third);
    }

    @Test
    void refusesOtherLabelsThanTheModels() {
        Labels shuffled = new Labels(List.of("login", "card", "transfer"));

        assertThatIOException()
                .isThrownBy(() -> factory.load(TestModels.directory("transformer"), shuffled))
                .withMessageContaining("labels");
    }

    @Test
    void takesTheLabelsFromAFileWhereThereIsOne() throws IOException {
        TestModels.copy("sklearn", directory);
        Files.writeString(directory.resolve("labels.json"), "[\"a\", \"b\", \"c\"]");

        assertThat(OnnxModels.readLabels(directory).names()).containsExactly("a", "b", "c");
    }

    @Test
    void refusesAListOfTheWrongLength() throws IOException {
        TestModels.copy("sklearn", directory);
        Files.writeString(directory.resolve("labels.json"), "[\"a\", \"b\"]");

        assertRefused("2 labels");
    }

    @Test
    void refusesADirectoryWithoutAModel() {
        assertRefused("model.onnx");
    }

    @Test
    void refusesATruncatedModel() throws IOException {
        TestModels.copy("transformer", directory);
        Path file = directory.resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused("model.onnx cannot be used");
    }

    @Test
    void refusesATokenizerThatIsNone() throws IOException {
        TestModels.copy("transformer", directory);
        Files.writeString(directory.resolve("tokenizer.json"), "{\"model\": 1}");

        assertRefused("tokenizer.json cannot be used");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"id2label\": {\"0\": \"a\", \"2\": \"b\", \"3\": \"c\"}}; id2label",
                "{\"id2label\": {\"0\": \"a\", \"1\": \"a\", \"2\": \"c\"}}; twice",
                "{\"id2label\": {\"0\": \"a\"}}; two labels",
                "{\"id2label\": {\"0\": \"a\", \"1\": \"b\"}}; 2 labels",
                "{\"problem_type\": \"multi_label_classification\"}; problem_type",
                "{\"id2label\"; valid JSON"
            })
    void refusesAConfigThatDoesNotFit(String config, String reason) throws IOException {
        TestModels.copy("transformer", directory);
        Files.writeString(directory.resolve("config.json"), config);

        assertRefused(reason);
    }

    @Test
    void refusesAModelThatTakesTokensWithoutATokenizer() throws IOException {
        TestModels.copy("transformer", directory);
        Files.delete(directory.resolve("tokenizer.json"));

        assertRefused("labels.json");
        Files.writeString(directory.resolve("labels.json"), "[\"a\", \"b\", \"c\"]");
        assertRefused("without tokenizer.json");
    }

    private void assertRefused(String reason) {
        assertThatIOException()
                .isThrownBy(() -> OnnxModels.readLabels(directory))
                .withMessageContaining(reason);
    }
}

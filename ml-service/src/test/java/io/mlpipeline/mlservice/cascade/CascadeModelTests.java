package io.mlpipeline.mlservice.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.mlpipeline.mlservice.encoder.EncoderModel;
import io.mlpipeline.mlservice.encoder.TinyEncoder;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.linear.TinyLinear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeModelTests {

    private final CascadeClassifierFactory factory =
            new CascadeClassifierFactory(TinyEncoder.shared(), TinyEncoder.embedder());

    @TempDir Path directory;

    @Test
    void isTheSameAfterItWasWrittenAndRead() throws IOException {
        write(TinyEncoder.model(0.5, 0.3, 0.5));

        CascadeModel read = CascadeModel.read(directory);

        assertThat(read.threshold()).isEqualTo(0.625);
        assertThat(read.encoder().pool()).containsExactly(0.5, 0.3, 0.5);
        for (String text : FewExamples.texts()) {
            assertThat(read.linear().logits(text)).containsExactly(TinyLinear.model().logits(text));
        }
    }

    @Test
    void isLoadedWhereEverythingFits() throws IOException {
        write(TinyEncoder.model(0.5, 0.3, 0.5));

        try (TextClassifier classifier = factory.load(directory, FewExamples.LABELS)) {
            assertThat(classifier.engine()).isEqualTo(EngineKind.CASCADE);
            assertThat(classifier.classify("I lost my card").scores().best().label())
                    .isEqualTo("card");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cascade.bin", "linear.bin", "encoder.bin"})
    void isRefusedWhenAFileIsCutOff(String name) throws IOException {
        write(TinyEncoder.model(0.5, 0.3, 0.5));
        Path file = directory.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(FewExamples.LABELS, name + " ends too early.");
    }

    @Test
    void isRefusedWithoutTheThirdOpinion() throws IOException {
        write(TinyEncoder.model(0.5, 0.3));

        assertRefused(FewExamples.LABELS, "encoder.bin does not belong");
    }

    @Test
    void isRefusedWithLabelsOfAnotherNumber() throws IOException {
        write(TinyEncoder.model(0.5, 0.3, 0.5));

        assertRefused(new Labels(List.of("a", "b")), "labels");
    }

    @Test
    void isRefusedWithAnotherEncoder() throws IOException {
        EncoderModel model = TinyEncoder.model(0.5, 0.3, 0.5);
        write(new EncoderModel("0".repeat(64), model.head(), model.pool()));

        assertRefused(FewExamples.LABELS, "train it again");
    }

    private void write(EncoderModel encoder) throws IOException {
        new CascadeModel(TinyLinear.model(), encoder, 0.625).write(directory);
    }

    private void assertRefused(Labels labels, String reason) {
        assertThatIOException()
                .isThrownBy(() -> factory.load(directory, labels))
                .withMessageContaining(reason);
    }
}

package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderModelTests {

    private final EncoderClassifierFactory factory =
            new EncoderClassifierFactory(TinyEncoder.shared(), TinyEncoder.embedder());

    @TempDir Path directory;

    @Test
    void answersTheSameBitsAfterItWasWrittenAndRead() throws IOException {
        EncoderModel model = TinyEncoder.model(0.7, 0.4);
        model.write(directory);

        EncoderModel read = EncoderModel.read(directory);

        assertThat(read.encoder()).isEqualTo(model.encoder());
        assertThat(read.pool()).containsExactly(0.7, 0.4);
        for (Embedding embedding : TinyEncoder.embedder().embed(FewExamples.texts())) {
            assertThat(read.probabilities(embedding.vector()))
                    .containsExactly(model.probabilities(embedding.vector()));
        }
    }

    @Test
    void countsALinearModelAsAThirdOpinion() throws IOException {
        EncoderModel model = TinyEncoder.model(0, 0, 1);

        float[] probabilities =
                model.probabilities(
                        new float[SentenceEncoder.DIMENSIONS],
                        new float[] {0, (float) Math.log(3), Float.NEGATIVE_INFINITY});

        assertThat(probabilities)
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0.25f, 0.75f, 0);
    }

    @Test
    void isLoadedWhereEverythingFits() throws IOException {
        TinyEncoder.model(1, 1).write(directory);

        try (TextClassifier classifier = factory.load(directory, FewExamples.LABELS)) {
            assertThat(classifier.classify("where is the card").scores().best().label())
                    .isEqualTo("card");
        }
    }

    @Test
    void isRefusedWithAnotherEncoder() throws IOException {
        EncoderModel model = TinyEncoder.model(1, 1);
        new EncoderModel("0".repeat(64), model.head(), model.pool()).write(directory);

        assertRefused("train it again");
    }

    @Test
    void isRefusedWithLabelsOfAnotherNumber() throws IOException {
        TinyEncoder.model(1, 1).write(directory);

        assertThatIOException()
                .isThrownBy(() -> factory.load(directory, new Labels(List.of("a", "b"))))
                .withMessageContaining("labels");
    }

    @Test
    void isRefusedWithTheOpinionsOfACascade() throws IOException {
        TinyEncoder.model(1, 1, 1).write(directory);

        assertRefused("encoder.bin does not belong");
    }

    @Test
    void isRefusedWhenCutOffOrDamaged() throws IOException {
        TinyEncoder.model(1, 1).write(directory);
        Path file = directory.resolve(EncoderModel.FILE);
        byte[] bytes = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused("encoder.bin ends too early.");

        byte[] damaged = bytes.clone();
        // the length of the digest, two bytes, and the digest stand before the number of classes
        damaged[2 + 64] = (byte) 0xff;
        Files.write(file, damaged);
        assertRefused("encoder.bin is damaged");
    }

    private void assertRefused(String reason) {
        assertThatIOException()
                .isThrownBy(() -> factory.load(directory, FewExamples.LABELS))
                .withMessageContaining(reason);
    }
}

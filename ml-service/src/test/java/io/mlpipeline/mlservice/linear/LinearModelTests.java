package io.mlpipeline.mlservice.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.OddTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearModelTests {

    private final LinearClassifierFactory factory = new LinearClassifierFactory();

    @TempDir Path directory;

    @Test
    void answersTheSameBitsAfterItWasWrittenAndRead() throws IOException {
        LinearModel model = TinyLinear.model().withSharpness(2.5);
        factory.write(model, directory);

        LinearModel read = factory.read(directory);

        assertThat(read.classes()).isEqualTo(3);
        assertThat(read.sharpness()).isEqualTo(2.5);
        for (List<String> texts :
                List.of(FewExamples.texts(), OddTexts.shortOnes(), OddTexts.longOnes())) {
            for (String text : texts) {
                assertThat(read.logits(text)).containsExactly(model.logits(text));
                assertThat(read.probabilities(read.logits(text)))
                        .containsExactly(model.probabilities(model.logits(text)));
            }
        }
    }

    @Test
    void isTheSameToTheByteForTheSameSeed() throws IOException {
        LinearModel again =
                LinearTrainer.train(FewExamples.texts(), FewExamples.targets(), 3, 1, _ -> {});

        assertThat(written(again)).isEqualTo(written(TinyLinear.model()));
    }

    @Test
    void isRefusedWhenItsFileIsCutOff() throws IOException {
        byte[] bytes = written(TinyLinear.model());
        for (int length = 0; length < bytes.length; length += 1 + length / 20) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIOException().isThrownBy(() -> read(cut));
        }
        Files.write(
                directory.resolve(LinearClassifierFactory.FILE),
                Arrays.copyOf(bytes, bytes.length - 1));
        assertThatIOException()
                .isThrownBy(() -> factory.load(directory, FewExamples.LABELS))
                .withMessage("linear.bin ends too early.");
    }

    @Test
    void isReadOrRefusedWhateverByteIsDamaged() throws IOException {
        byte[] bytes =
                written(LinearTrainer.train(List.of("a", "b"), new int[] {0, 1}, 2, 1, _ -> {}));
        int refused = 0;
        for (int i = 0; i < bytes.length; i++) {
            for (byte value : new byte[] {0, 1, 0x7f, (byte) 0x80, (byte) 0xff}) {
                byte[] damaged = bytes.clone();
                damaged[i] = value;
                try {
                    // another exception or error fails the test
                    read(damaged).logits("a b");
                } catch (IOException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void isRefusedWithLabelsOfAnotherNumber() throws IOException {
        factory.write(TinyLinear.model(), directory);

        assertThatIOException()
                .isThrownBy(() -> factory.load(directory, new Labels(List.of("a", "b"))))
                .withMessageContaining("labels");
    }

    @Test
    void isMissedWhereThereIsNone() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> factory.load(directory, FewExamples.LABELS));
    }

    @Test
    void isNotTrainedToTheEndWhenProgressThrows() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        LinearTrainer.train(
                                FewExamples.texts(),
                                FewExamples.targets(),
                                3,
                                1,
                                _ -> {
                                    throw new CancellationException();
                                }));
    }

    private static byte[] written(LinearModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static LinearModel read(byte[] bytes) throws IOException {
        return LinearModel.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}

package io.mlpipeline.mlservice.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDigestsTests {

    @TempDir Path folder;

    @Test
    void knowTheTextsTheyAreOf() {
        TextDigests digests = TextDigests.of(List.of("Where is my card?", "Lost it"));

        assertThat(digests.contains("Where is my card?")).isTrue();
        assertThat(digests.contains("Where is my card!")).isFalse();
        assertThat(digests.contains("")).isFalse();
    }

    @Test
    void takeTextsThatDifferInCaseAndWhiteSpaceForTheSame() {
        TextDigests digests =
                TextDigests.of(List.of("Where  is\n my\u00a0Card? ", "where is my card?"));

        assertThat(digests.size()).isOne();
        assertThat(digests.contains("\tWHERE IS MY CARD?")).isTrue();
    }

    @Test
    void areTheSameBytesInWhateverOrderTheTextsCome() throws Exception {
        TextDigests.of(List.of("a", "b", "c")).write(folder);
        byte[] first = Files.readAllBytes(folder.resolve(TextDigests.FILE_NAME));

        TextDigests.of(List.of("c", "a", "b", "A")).write(folder);

        assertThat(Files.readAllBytes(folder.resolve(TextDigests.FILE_NAME))).isEqualTo(first);
        assertThat(first).hasSize(8 + 3 * Long.BYTES);
        assertThat(TextDigests.read(folder).contains("b")).isTrue();
    }

    @Test
    void areRefusedWhenTheFileIsNotWhatWasWritten() throws Exception {
        TextDigests.of(List.of("a", "b", "c")).write(folder);
        Path file = folder.resolve(TextDigests.FILE_NAME);
        byte[] good = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> TextDigests.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends too early");
        byte[] unsorted = good.clone();
        unsorted[8] = (byte) 0x7f;
        unsorted[16] = (byte) 0x80;
        Files.write(file, unsorted);
        assertThatThrownBy(() -> TextDigests.read(folder)).hasMessageContaining("not sorted");
        good[0] = 0;
        Files.write(file, good);
        assertThatThrownBy(() -> TextDigests.read(folder)).hasMessageContaining("digests of texts");
    }
}

package io.mlpipeline.benchmarks.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDataTests {

    @TempDir Path folder;

    private Path csv = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder rows = new StringBuilder("text,category\n");
        for (int i = 0; i < 20; i++) {
            rows.append("\"say \"\"%d\"\", please\",many\n".formatted(i));
        }
        for (int i = 0; i < 5; i++) {
            rows.append("few ").append(i).append(",few\n");
        }
        rows.append("only one,single\n,many\n");
        csv = Files.writeString(folder.resolve("data.csv"), rows);
    }

    @Test
    void holdsOutTheSameShareOfEveryLabelAndNeverTheLastExample() throws IOException {
        PreparedData data = prepare(42);
        assertThat(data.heldOut().stream().map(LabelledText::label))
                .containsOnly("many", "few")
                .filteredOn("many"::equals)
                .hasSize(4);
        assertThat(data.heldOut()).hasSize(5);
        assertThat(data.trained()).isEqualTo(21);
    }

    @Test
    void heldOutTextsAreNotTrainedOn() throws IOException {
        PreparedData data = prepare(42);
        List<LabelledText> trained = LabelledTextFile.read(data.trainCsv(), "text", "label");
        assertThat(trained).hasSize(21).doesNotContainAnyElementsOf(data.heldOut());
    }

    @Test
    void bodiesAreJsonOneToALine() throws IOException {
        PreparedData data = prepare(42);
        assertThat(Files.readAllLines(data.bodies()))
                .hasSize(5)
                .anyMatch(line -> line.matches("\\{\"text\":\"say \\\\\"\\d+\\\\\", please\"}"));
    }

    @Test
    void sameSeedGivesTheSameFolderAndSplit() throws IOException {
        assertThat(prepare(42)).isEqualTo(prepare(42));
        assertThat(prepare(43).digest()).isNotEqualTo(prepare(42).digest());
    }

    @Test
    void namesTheColumnThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PreparedData.of(csv, "text", "label", 0.2, 1, folder))
                .withMessageContaining("'label'")
                .withMessageContaining("[text, category]");
    }

    private PreparedData prepare(long seed) throws IOException {
        return PreparedData.of(csv, "text", "category", 0.2, seed, folder.resolve("work"));
    }
}

package io.mlpipeline.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTests {

    @TempDir Path folder;

    @Test
    void givesEachRecordTheSameIdEveryTime() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("sample.csv"),
                        "text,category\n\"Where, please,\nis it?\",card_arrival\nNo card,lost\n");
        assertThat(Sample.csv(file))
                .isEqualTo(Sample.csv(file))
                .isEqualToNormalizingNewlines(
                        "text,category,external_id\n\"Where, please,\nis it?\",card_arrival,banking77-1\nNo card,lost,banking77-2\n");
    }
}

package io.mlpipeline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void showsNoMoreDigitsThanWereMeasured() {
        assertThat(Figures.number(40712.4)).isEqualTo("40,712");
        assertThat(Figures.number(91.26)).isEqualTo("91.3");
        assertThat(Figures.millis(0.4211)).isEqualTo("0.42");
        assertThat(Figures.millis(118.4)).isEqualTo("118");
        assertThat(Figures.ratio(0.7512)).isEqualTo("0.75x");
        assertThat(Figures.percent(0.93375)).isEqualTo("93.38 %");
        assertThat(Figures.mebibytes(3 << 20)).isEqualTo("3");
    }

    @Test
    void spreadIsMedianThenLowestAndHighestRound() {
        assertThat(Figures.spread(Samples.of(List.of(300.0, 100.0, 150.0))))
                .isEqualTo("150 (100–300)");
        assertThat(Figures.spread(Samples.of(List.of(300.0)))).isEqualTo("300");
    }

    @Test
    void medianOfAnEvenNumberOfRoundsLiesBetween() {
        assertThat(Samples.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    }

    @Test
    void tableAlignsFiguresToTheRight() {
        String table =
                new MarkdownTable("target", "n").row("linear", "1").row("x", "12,345").toString();
        assertThat(table)
                .isEqualTo(
                        """
                        | target |      n |
                        | ------ | -----: |
                        | linear |      1 |
                        | x      | 12,345 |
                        """);
    }

    @Test
    void tableRefusesARowOfOtherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkdownTable("a", "b").row("1"));
    }

    @Test
    void commandNamesNoFolders() {
        assertThat(
                        CommandText.of(
                                List.of(
                                        "speed",
                                        "--data",
                                        "/home/me/train.csv",
                                        "--work=/tmp/w",
                                        "--rounds=2")))
                .isEqualTo("benchmarks/run speed --data train.csv --work=w --rounds=2");
    }

    @Test
    void machineIsRecognised() throws IOException {
        assertThat(Machine.field(List.of("model name\t: AMD EPYC"), "model name"))
                .isEqualTo("AMD EPYC");
        assertThat(Machine.here().memoryGib()).isPositive();
    }
}

package io.mlpipeline.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.benchmarks.accuracy.Accuracy;
import io.mlpipeline.benchmarks.onnxruntime.LoopResult;
import io.mlpipeline.benchmarks.onnxruntime.LoopSetting;
import io.mlpipeline.benchmarks.report.Machine;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.service.ResourceUse;
import io.mlpipeline.benchmarks.wrk.WrkResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpeedReportTests {

    private static final Run RUN =
            new Run(
                    "2026-01-01",
                    "benchmarks/run speed --data train.csv",
                    new Machine("a CPU", 2, 8, "25", "6"),
                    "0123456789abcdef",
                    8000,
                    2000);

    private final SpeedReport report =
            SpeedReport.of(
                    RUN,
                    List.of(
                            load("flask", 1_000, 0),
                            load("noop", 20_000, 0),
                            load("linear", 16_000, 0),
                            load("encoder", 500, 40),
                            load("cascade", 1_900, 0)),
                    LoopLoad.of(
                            List.of(
                                    new LoopResult(new LoopSetting(1, false, 1, 2), 300),
                                    new LoopResult(new LoopSetting(8, true, 2, 1), 500),
                                    new LoopResult(new LoopSetting(1, false, 1, 2), 320))),
                    Map.of("encoder", new Accuracy(93, 100), "cascade", new Accuracy(94, 100)));

    @Test
    void dividesByPeersAndByTheBestLoop() {
        assertThat(report.marks())
                .extracting(Mark::what, Mark::ratio, Mark::reached)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("linear / flask", 16.0, true),
                        org.assertj.core.groups.Tuple.tuple("linear / noop", 0.8, true),
                        org.assertj.core.groups.Tuple.tuple(
                                "encoder / best onnxruntime loop", 1.0, true),
                        org.assertj.core.groups.Tuple.tuple("cascade / encoder", 3.8, false),
                        org.assertj.core.groups.Tuple.tuple(
                                "accuracy of cascade / of encoder", 94.0 / 93.0, true));
    }

    @Test
    void hasNoMarkWithoutBothFigures() {
        SpeedReport alone =
                SpeedReport.of(RUN, List.of(load("linear", 1_000, 0)), List.of(), Map.of());
        assertThat(alone.marks()).isEmpty();
    }

    @Test
    void gathersRoundsByTarget() {
        HttpLoad load = HttpLoad.of("noop", 32, List.of(round(100, 1), round(300, 2)));
        assertThat(load.goodPerSecond().rounds()).containsExactly(100.0, 300.0);
        assertThat(load.statusErrors()).isEqualTo(3);
        assertThat(report.loops().getFirst().textsPerSecond().median()).isEqualTo(310);
    }

    @Test
    void pageShowsRefusalsAndRatios() {
        assertThat(new SpeedMarkdown(report).page())
                .contains("benchmarks/run speed --data train.csv")
                .contains("| encoder |          32 |        500 |    0.50x |   0.03x |   1.00x |")
                .contains("best")
                .contains("40 |");
    }

    @Test
    void jsonHoldsEveryRound() {
        JsonNode json =
                JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(report));
        assertThat(json.at("/http/0/goodPerSecond/rounds/0").asDouble()).isEqualTo(1_000);
        assertThat(json.at("/run/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/marks/0/reached").asBoolean()).isTrue();
    }

    @Test
    void chartIsAPicture(@TempDir Path folder) throws IOException {
        Path png = folder.resolve("chart.png");
        new SpeedChart(report).write(png);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1000);
    }

    private static HttpLoad load(String target, int perSecond, int statusErrors) {
        return HttpLoad.of(target, 32, List.of(round(perSecond, statusErrors)));
    }

    private static HttpLoad.Round round(int perSecond, int statusErrors) {
        return new HttpLoad.Round(
                new WrkResult(
                        1_000_000,
                        perSecond + statusErrors,
                        0,
                        1_000,
                        2_000,
                        3_000,
                        4_000,
                        0,
                        0,
                        0,
                        0,
                        statusErrors),
                new ResourceUse(1.5, 100 << 20, 200 << 20));
    }
}

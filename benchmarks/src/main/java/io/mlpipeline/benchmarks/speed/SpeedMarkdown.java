package io.mlpipeline.benchmarks.speed;

import io.mlpipeline.benchmarks.report.Figures;
import io.mlpipeline.benchmarks.report.MarkdownTable;
import io.mlpipeline.benchmarks.service.Target;
import java.util.Optional;

/** The report as a page; its tables are what the terminal shows. */
final class SpeedMarkdown {

    static final String CHART = "results.png";

    private static final String NONE = "";

    private final SpeedReport report;

    SpeedMarkdown(SpeedReport report) {
        this.report = report;
    }

    String page() {
        return report.run().markdown("Results")
                + "![Good answers per second]("
                + CHART
                + ")\n\n"
                + tables()
                + """

                Requests/s counts answers below status 400 only: the median of the rounds, then the lowest and the
                highest. Latency is wrk's, over all answers. CPU is that of the service's processes; memory is the
                highest proportional set size seen, then the sum of the peak resident sets, in MiB.
                """;
    }

    String tables() {
        StringBuilder tables = new StringBuilder("## Over HTTP\n\n").append(http());
        if (!report.accuracy().isEmpty()) {
            tables.append("\n## Accuracy on the held-out texts\n\n").append(accuracy());
        }
        if (!report.loops().isEmpty()) {
            tables.append("\n## ONNX Runtime in a bare loop\n\n").append(loops());
        }
        if (!report.marks().isEmpty()) {
            tables.append("\n## Marks, at 32 connections\n\n").append(marks());
        }
        return tables.toString();
    }

    private MarkdownTable http() {
        MarkdownTable table =
                new MarkdownTable(
                        "target",
                        "connections",
                        "requests/s",
                        "of flask",
                        "of noop",
                        "of loop",
                        "p50 ms",
                        "p99 ms",
                        "CPU cores",
                        "PSS MiB",
                        "RSS MiB",
                        "status >= 400",
                        "socket errors");
        for (HttpLoad load : report.http()) {
            table.row(
                    load.target(),
                    String.valueOf(load.connections()),
                    Figures.spread(load.goodPerSecond()),
                    ratio(load, report.goodPerSecond(Target.FLASK, load.connections())),
                    ratio(load, report.goodPerSecond(Target.NOOP, load.connections())),
                    ratio(load, report.bestLoop()),
                    Figures.millis(load.p50Millis().median()),
                    Figures.millis(load.p99Millis().median()),
                    Figures.millis(load.cpuCores().median()),
                    Figures.mebibytes(load.pss()),
                    Figures.mebibytes(load.peakRss()),
                    String.valueOf(load.statusErrors()),
                    String.valueOf(load.socketErrors()));
        }
        return table;
    }

    private static String ratio(HttpLoad load, Optional<Double> reference) {
        return reference
                .filter(value -> value > 0)
                .map(value -> Figures.ratio(load.goodPerSecond().median() / value))
                .orElse(NONE);
    }

    private MarkdownTable accuracy() {
        MarkdownTable table = new MarkdownTable("target", "accuracy", "right", "of");
        report.accuracy()
                .forEach((target, accuracy) ->
                        table.row(
                                target,
                                Figures.percent(accuracy.share()),
                                String.valueOf(accuracy.right()),
                                String.valueOf(accuracy.texts())));
        return table;
    }

    private MarkdownTable loops() {
        MarkdownTable table =
                new MarkdownTable(
                        "order of texts", "batch", "sessions", "threads each", "texts/s", "");
        Optional<LoopLoad> best = LoopLoad.best(report.loops());
        for (LoopLoad load : report.loops()) {
            table.row(
                    load.setting().sorted() ? "by length" : "as in the file",
                    String.valueOf(load.setting().batchSize()),
                    String.valueOf(load.setting().sessions()),
                    String.valueOf(load.setting().threads()),
                    Figures.spread(load.textsPerSecond()),
                    best.filter(load::equals).isPresent() ? "best" : NONE);
        }
        return table;
    }

    private MarkdownTable marks() {
        MarkdownTable table = new MarkdownTable("ratio", "measured", "wanted", "reached");
        for (Mark mark : report.marks()) {
            table.row(
                    mark.what(),
                    Figures.ratio(mark.ratio()),
                    Figures.ratio(mark.wanted()),
                    mark.reached() ? "yes" : "no");
        }
        return table;
    }
}

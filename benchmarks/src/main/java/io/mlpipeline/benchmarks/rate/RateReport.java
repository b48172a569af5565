package io.mlpipeline.benchmarks.rate;

import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.report.Figures;
import io.mlpipeline.benchmarks.report.MarkdownTable;
import io.mlpipeline.benchmarks.report.Run;
import java.util.List;

/**
 * Latency at fixed rates.
 *
 * @param run when, where and how
 * @param rows by target and rate
 */
record RateReport(Run run, List<Row> rows) {

    /**
     * One measurement.
     *
     * @param target its label
     * @param rate requests due per second
     * @param load what came back
     */
    record Row(String target, int rate, LoadResult load) {}

    String page() {
        return run.markdown("Latency at fixed rates")
                + table()
                + "\nLatency counts from the moment a request was due, not from when a connection was free for it.\n";
    }

    String table() {
        MarkdownTable table =
                new MarkdownTable(
                        "target",
                        "due/s",
                        "answered/s",
                        "p50 ms",
                        "p99 ms",
                        "p99.9 ms",
                        "max ms",
                        "refused",
                        "failed",
                        "unsent");
        for (Row row : rows) {
            LoadResult load = row.load();
            table.row(
                    row.target(),
                    String.valueOf(row.rate()),
                    Figures.number(load.acceptedPerSecond()),
                    Figures.millis(load.acceptedSinceDue().p50()),
                    Figures.millis(load.acceptedSinceDue().p99()),
                    Figures.millis(load.acceptedSinceDue().p999()),
                    Figures.millis(load.acceptedSinceDue().max()),
                    String.valueOf(load.refused().count()),
                    String.valueOf(load.failed()),
                    String.valueOf(load.unsent()));
        }
        return table.toString();
    }
}

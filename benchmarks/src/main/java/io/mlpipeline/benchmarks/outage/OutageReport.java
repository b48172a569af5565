package io.mlpipeline.benchmarks.outage;

import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.report.Figures;
import io.mlpipeline.benchmarks.report.MarkdownTable;
import io.mlpipeline.benchmarks.report.Samples;
import io.mlpipeline.benchmarks.report.SuiteRun;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Predictions while a server is away.
 *
 * @param run when, where and how
 * @param rate requests due per second
 * @param usual every round with all servers there
 * @param outages the others
 */
record OutageReport(SuiteRun run, double rate, List<LoadResult> usual, List<Outage> outages) {

    /**
     * Something was away.
     *
     * @param away what
     * @param rounds every one of them
     */
    record Outage(Away away, List<LoadResult> rounds) {}

    private static final double MOST = 1.2;

    String page() {
        return run.markdown("Predictions while Redis or PostgreSQL is away") + tables();
    }

    String tables() {
        MarkdownTable table =
                new MarkdownTable(
                        "away",
                        "answered/s",
                        "p50 ms",
                        "p99 ms",
                        "lowest to highest",
                        "of usual",
                        "max ms",
                        "failed");
        row(table, "none", usual);
        outages.forEach(outage -> row(table, outage.away().words(), outage.rounds()));
        return """
        %s
        Medians of %d interleaved rounds at %s requests/s; latency counts from when each request was due.
        Wanted: p99 at most %s of the usual, and no request without a good answer.
        """
                .formatted(table, usual.size(), Figures.number(rate), Figures.ratio(MOST));
    }

    boolean isGood() {
        return failed(usual) == 0
                && outages.stream()
                        .map(Outage::rounds)
                        .allMatch(rounds -> ratio(rounds) <= MOST && failed(rounds) == 0);
    }

    private void row(MarkdownTable table, String away, List<LoadResult> rounds) {
        table.row(
                away,
                Figures.number(median(rounds, LoadResult::acceptedPerSecond)),
                Figures.millis(median(rounds, load -> load.acceptedSinceDue().p50())),
                Figures.millis(p99(rounds).median()),
                "%s–%s"
                        .formatted(
                                Figures.millis(p99(rounds).min()),
                                Figures.millis(p99(rounds).max())),
                Figures.ratio(ratio(rounds)),
                Figures.millis(
                        rounds.stream()
                                .mapToDouble(load -> load.acceptedSinceDue().max())
                                .max()
                                .orElse(0)),
                String.valueOf(failed(rounds)));
    }

    private double ratio(List<LoadResult> rounds) {
        return p99(rounds).median() / p99(usual).median();
    }

    private static Samples p99(List<LoadResult> rounds) {
        return samples(rounds, load -> load.acceptedSinceDue().p99());
    }

    private static long failed(List<LoadResult> rounds) {
        return rounds.stream().mapToLong(LoadResult::notAnswered).sum();
    }

    private static double median(List<LoadResult> loads, ToDoubleFunction<LoadResult> figure) {
        return samples(loads, figure).median();
    }

    private static Samples samples(List<LoadResult> loads, ToDoubleFunction<LoadResult> figure) {
        return Samples.of(loads.stream().mapToDouble(figure).boxed().toList());
    }
}

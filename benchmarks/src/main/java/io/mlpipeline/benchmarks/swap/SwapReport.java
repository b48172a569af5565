package io.mlpipeline.benchmarks.swap;

import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.report.Figures;
import io.mlpipeline.benchmarks.report.MarkdownTable;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.report.Samples;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Load with and without exchanges of the model.
 *
 * @param run when, where and how
 * @param target its label
 * @param swaps in each round
 * @param alone rounds of each version without them
 * @param swapping rounds with them
 */
record SwapReport(
        Run run,
        String target,
        int swaps,
        Map<String, List<LoadResult>> alone,
        List<LoadResult> swapping) {

    private static final double MOST = 1.5;

    String page() {
        return run.markdown("Exchanging the model of " + target + " under load") + tables();
    }

    String tables() {
        MarkdownTable table =
                new MarkdownTable(
                        "rounds", "answered/s", "p50 ms", "p99 ms", "max ms", "not answered");
        alone.forEach((version, loads) -> row(table, version + " alone", loads));
        row(table, "with %d exchanges each".formatted(swaps), swapping);
        return table
                + "\np99 with exchanges is %s that of the slower version alone (wanted: at most %s).%n"
                        .formatted(Figures.ratio(ratio()), Figures.ratio(MOST));
    }

    double ratio() {
        double slower = alone.values().stream().mapToDouble(SwapReport::p99).max().orElseThrow();
        return p99(swapping) / slower;
    }

    long notAnswered() {
        return swapping.stream().mapToLong(LoadResult::notAnswered).sum();
    }

    private static void row(MarkdownTable table, String what, List<LoadResult> loads) {
        table.row(
                what,
                Figures.number(median(loads, LoadResult::acceptedPerSecond)),
                Figures.millis(median(loads, load -> load.acceptedSinceDue().p50())),
                Figures.millis(p99(loads)),
                Figures.millis(median(loads, load -> load.acceptedSinceDue().max())),
                String.valueOf(loads.stream().mapToLong(LoadResult::notAnswered).sum()));
    }

    private static double p99(List<LoadResult> loads) {
        return median(loads, load -> load.acceptedSinceDue().p99());
    }

    private static double median(List<LoadResult> loads, ToDoubleFunction<LoadResult> figure) {
        return Samples.of(loads.stream().mapToDouble(figure).boxed().toList()).median();
    }
}

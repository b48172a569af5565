package io.mlpipeline.benchmarks.overload;

import io.mlpipeline.benchmarks.loadgen.Latency;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.report.Figures;
import io.mlpipeline.benchmarks.report.MarkdownTable;
import io.mlpipeline.benchmarks.report.Run;
import java.util.List;
import java.util.Set;

/**
 * What became of a service under too much load.
 *
 * @param run when, where and how
 * @param target its label
 * @param capacity good answers per second at 32 connections
 * @param loads the overloads, in order
 * @param before its condition before them
 * @param after and after
 */
record OverloadReport(
        Run run,
        String target,
        double capacity,
        List<Overload> loads,
        Condition before,
        Condition after) {

    private static final Set<Integer> ALLOWED = Set.of(200, 429, 503);

    /**
     * One overload.
     *
     * @param what was offered, in words
     * @param load what came back
     * @param pss highest proportional set size during it, in bytes
     */
    record Overload(String what, LoadResult load, long pss) {

        boolean onlyAllowed() {
            return load.failed() == 0 && ALLOWED.containsAll(load.statuses().keySet());
        }
    }

    boolean answersAsBefore() {
        return before.labels().equals(after.labels());
    }

    String page() {
        return run.markdown("Overload of " + target) + tables();
    }

    String tables() {
        return "%s at 32 connections bears %s requests/s.%n%n"
                        .formatted(target, Figures.number(capacity))
                + answers()
                + "\n"
                + statuses()
                + "\n"
                + conditions()
                + "\nAnswers to %d texts afterwards: %s.%n"
                        .formatted(
                                before.labels().size(),
                                answersAsBefore() ? "as before" : "NOT as before");
    }

    private MarkdownTable answers() {
        MarkdownTable table =
                new MarkdownTable(
                        "offered",
                        "accepted/s",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "refused/s",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "PSS MiB");
        for (Overload overload : loads) {
            Latency accepted = overload.load().accepted();
            Latency refused = overload.load().refused();
            table.row(
                    overload.what(),
                    Figures.number(overload.load().acceptedPerSecond()),
                    Figures.millis(accepted.p50()),
                    Figures.millis(accepted.p99()),
                    Figures.millis(accepted.max()),
                    Figures.number(overload.load().refusedPerSecond()),
                    Figures.millis(refused.p50()),
                    Figures.millis(refused.p99()),
                    Figures.millis(refused.max()),
                    Figures.mebibytes(overload.pss()));
        }
        return table;
    }

    private MarkdownTable statuses() {
        MarkdownTable table =
                new MarkdownTable("offered", "statuses", "failed", "unsent", "only 200, 429, 503");
        for (Overload overload : loads) {
            table.row(
                    overload.what(),
                    overload.load().statuses().toString(),
                    overload.load().failures().toString(),
                    String.valueOf(overload.load().unsent()),
                    overload.onlyAllowed() ? "yes" : "no");
        }
        return table;
    }

    private MarkdownTable conditions() {
        MarkdownTable table = new MarkdownTable("one connection", "p50 ms", "p99 ms", "PSS MiB");
        row(table, "before", before);
        row(table, "afterwards", after);
        return table;
    }

    private static void row(MarkdownTable table, String when, Condition condition) {
        table.row(
                when,
                Figures.millis(condition.p50Millis()),
                Figures.millis(condition.p99Millis()),
                Figures.mebibytes(condition.pss()));
    }
}

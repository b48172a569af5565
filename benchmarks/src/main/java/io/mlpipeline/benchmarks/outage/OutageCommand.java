package io.mlpipeline.benchmarks.outage;

import io.mlpipeline.benchmarks.loadgen.LoadGenerator;
import io.mlpipeline.benchmarks.loadgen.LoadPlan;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.loadgen.SteadyLoadOptions;
import io.mlpipeline.benchmarks.outage.OutageReport.Outage;
import io.mlpipeline.benchmarks.report.ReportOptions;
import io.mlpipeline.benchmarks.report.SuiteRun;
import io.mlpipeline.benchmarks.suite.Messages;
import io.mlpipeline.benchmarks.suite.RunningSuite;
import io.mlpipeline.benchmarks.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run outage}: writes outage.md and outage.json. */
@Command(
        name = "outage",
        description = "Measures predictions while Redis or PostgreSQL hangs or is dead.",
        mixinStandardHelpOptions = true)
public final class OutageCommand implements Callable<Integer> {

    private static final double SHARE_OF_CAPACITY = 1 / 3.0;

    @Mixin private SuiteOptions options = new SuiteOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private SteadyLoadOptions load = new SteadyLoadOptions(5, 20, 7);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<String> bodies = Messages.ofSample().predictionBodies();
        OutageReport report;
        try (RunningSuite suite = RunningSuite.start(options, System.err)) {
            report = measure(suite, bodies);
        }
        spec.commandLine().getOut().println("\n" + report.tables());
        reports.write("outage", report.page(), report);
        return report.isGood() ? 0 : 1;
    }

    private OutageReport measure(RunningSuite suite, List<String> bodies)
            throws IOException, InterruptedException {
        URI predict = RunningSuite.base(suite.parts().mlService()).resolve("/predict");
        LoadPlan plan = load.plan(predict, bodies, SHARE_OF_CAPACITY);
        List<LoadResult> usual = new ArrayList<>();
        List<Outage> outages =
                Stream.of(Away.values()).map(away -> new Outage(away, new ArrayList<>())).toList();
        for (int round = 0; round < load.rounds(); round++) {
            usual.add(LoadGenerator.run(plan));
            for (Outage outage : outages) {
                outage.rounds().add(during(outage.away(), suite, plan));
            }
        }
        return new OutageReport(
                SuiteRun.now(spec.root().commandLine().getParseResult().originalArgs()),
                plan.rate(),
                usual,
                outages);
    }

    private static LoadResult during(Away away, RunningSuite suite, LoadPlan plan)
            throws IOException, InterruptedException {
        away.begin(suite);
        try {
            return LoadGenerator.run(plan);
        } finally {
            away.end(suite);
        }
    }
}

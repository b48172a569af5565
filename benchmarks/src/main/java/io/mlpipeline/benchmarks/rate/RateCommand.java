package io.mlpipeline.benchmarks.rate;

import io.mlpipeline.benchmarks.dataset.DataOptions;
import io.mlpipeline.benchmarks.dataset.PreparedData;
import io.mlpipeline.benchmarks.loadgen.LoadGenerator;
import io.mlpipeline.benchmarks.loadgen.LoadPlan;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.report.ReportOptions;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.service.RunningServices;
import io.mlpipeline.benchmarks.service.ServiceLauncher;
import io.mlpipeline.benchmarks.service.ServiceOptions;
import io.mlpipeline.benchmarks.service.ServiceProcess;
import io.mlpipeline.benchmarks.service.Target;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run rate --data FILE --rate 100,500}: writes rate.md and rate.json. */
@Command(
        name = "rate",
        description = "Measures latency at fixed rates, from the moment each request was due.",
        mixinStandardHelpOptions = true)
public final class RateCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private ServiceOptions services = new ServiceOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "NAME,…",
            description = "default: ${DEFAULT-VALUE}")
    private List<Target> targets = List.of(Target.LINEAR, Target.ENCODER, Target.CASCADE);

    @Option(
            names = "--rate",
            split = ",",
            paramLabel = "N,…",
            description = "requests per second, default: ${DEFAULT-VALUE}")
    private List<Integer> rates = List.of(100, 500);

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "at most, default: ${DEFAULT-VALUE}")
    private int connections = 64;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "of each measurement, default: ${DEFAULT-VALUE}")
    private int duration = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "of each service, default: ${DEFAULT-VALUE}")
    private int warmUp = 10;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PreparedData prepared = data.prepare(services.work());
        List<String> bodies = Files.readAllLines(prepared.bodies());
        ServiceLauncher launcher =
                new ServiceLauncher(services, prepared, spec.commandLine().getErr());
        List<RateReport.Row> rows = new ArrayList<>();
        try (RunningServices running = RunningServices.launch(launcher, targets)) {
            for (ServiceProcess service : running.all()) {
                LoadGenerator.run(
                        LoadPlan.closed(
                                service.predict(),
                                bodies,
                                connections,
                                Duration.ofSeconds(warmUp)));
                for (int rate : rates) {
                    rows.add(
                            new RateReport.Row(
                                    service.target().label(), rate, load(service, bodies, rate)));
                }
            }
        }
        report(prepared, rows);
        return 0;
    }

    private LoadResult load(ServiceProcess service, List<String> bodies, int rate) {
        return LoadGenerator.run(
                new LoadPlan(
                        service.predict(),
                        bodies,
                        connections,
                        Duration.ofSeconds(duration),
                        rate));
    }

    private void report(PreparedData prepared, List<RateReport.Row> rows)
            throws java.io.IOException {
        Run run = Run.now(spec.root().commandLine().getParseResult().originalArgs(), prepared);
        RateReport report = new RateReport(run, rows);
        spec.commandLine().getOut().println("\n" + report.table());
        reports.write("rate", report.page(), report);
    }
}

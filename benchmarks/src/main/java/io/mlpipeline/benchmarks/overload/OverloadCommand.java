package io.mlpipeline.benchmarks.overload;

import io.mlpipeline.benchmarks.dataset.DataOptions;
import io.mlpipeline.benchmarks.dataset.PreparedData;
import io.mlpipeline.benchmarks.loadgen.LoadGenerator;
import io.mlpipeline.benchmarks.loadgen.LoadPlan;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.report.ReportOptions;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.service.ResourceMeter;
import io.mlpipeline.benchmarks.service.ServiceLauncher;
import io.mlpipeline.benchmarks.service.ServiceOptions;
import io.mlpipeline.benchmarks.service.ServiceProcess;
import io.mlpipeline.benchmarks.service.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run overload --data FILE}: writes overload.md and overload.json. */
@Command(
        name = "overload",
        description =
                "Offers many times what a service can bear: who is answered, who refused, how fast.",
        mixinStandardHelpOptions = true)
public final class OverloadCommand implements Callable<Integer> {

    private static final int CAPACITY_CONNECTIONS = 32;

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private ServiceOptions services = new ServiceOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Option(names = "--target", paramLabel = "NAME", description = "default: ${DEFAULT-VALUE}")
    private Target target = Target.ENCODER;

    @Option(names = "--connections", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int connections = 256;

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "its capacity to offer at a fixed rate, default: ${DEFAULT-VALUE}")
    private int times = 10;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "of each overload, default: ${DEFAULT-VALUE}")
    private int duration = 10;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "default: ${DEFAULT-VALUE}")
    private int warmUp = 30;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PreparedData prepared = data.prepare(services.work());
        ServiceLauncher launcher =
                new ServiceLauncher(services, prepared, spec.commandLine().getErr());
        try (ServiceProcess service = launcher.launch(target)) {
            OverloadReport report = measure(service, prepared);
            spec.commandLine().getOut().println("\n" + report.tables());
            reports.write("overload", report.page(), report);
            return report.answersAsBefore() ? 0 : 1;
        }
    }

    private OverloadReport measure(ServiceProcess service, PreparedData prepared)
            throws IOException, InterruptedException {
        List<String> bodies = Files.readAllLines(prepared.bodies());
        load(service, bodies, CAPACITY_CONNECTIONS, 0, warmUp);
        double capacity =
                load(service, bodies, CAPACITY_CONNECTIONS, 0, duration).load().acceptedPerSecond();
        Condition before = Condition.of(service, prepared.texts(), bodies);
        List<OverloadReport.Overload> loads =
                List.of(
                        load(service, bodies, connections, 0, duration),
                        load(service, bodies, connections, times * capacity, duration));
        Condition after = Condition.of(service, prepared.texts(), bodies);
        return new OverloadReport(run(prepared), target.label(), capacity, loads, before, after);
    }

    private static OverloadReport.Overload load(
            ServiceProcess service, List<String> bodies, int connections, double rate, int seconds)
            throws IOException {
        LoadPlan plan =
                new LoadPlan(
                        service.predict(), bodies, connections, Duration.ofSeconds(seconds), rate);
        try (ResourceMeter meter = new ResourceMeter(service.tree())) {
            LoadResult result = LoadGenerator.run(plan);
            String what =
                    rate == 0
                            ? "%d connections, always busy".formatted(connections)
                            : "%,.0f/s over %d connections".formatted(rate, connections);
            return new OverloadReport.Overload(what, result, meter.read().pss());
        }
    }

    private Run run(PreparedData prepared) throws IOException {
        return Run.now(spec.root().commandLine().getParseResult().originalArgs(), prepared);
    }
}

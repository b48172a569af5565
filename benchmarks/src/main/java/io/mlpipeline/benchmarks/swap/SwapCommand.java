package io.mlpipeline.benchmarks.swap;

import io.mlpipeline.benchmarks.dataset.DataOptions;
import io.mlpipeline.benchmarks.dataset.PreparedData;
import io.mlpipeline.benchmarks.loadgen.LoadGenerator;
import io.mlpipeline.benchmarks.loadgen.LoadPlan;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.loadgen.SteadyLoadOptions;
import io.mlpipeline.benchmarks.report.ReportOptions;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.service.ServiceLauncher;
import io.mlpipeline.benchmarks.service.ServiceOptions;
import io.mlpipeline.benchmarks.service.ServiceProcess;
import io.mlpipeline.benchmarks.service.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run swap --data FILE}: writes swap.md and swap.json. */
@Command(
        name = "swap",
        description =
                "Activates two versions of a model in turn under load, half of what it can bear.",
        mixinStandardHelpOptions = true)
public final class SwapCommand implements Callable<Integer> {

    private static final double SHARE_OF_CAPACITY = 1 / 2.0;

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private ServiceOptions services = new ServiceOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private SteadyLoadOptions load = new SteadyLoadOptions(10, 15, 3);

    @Option(names = "--target", paramLabel = "NAME", description = "default: ${DEFAULT-VALUE}")
    private Target target = Target.CASCADE;

    @Option(
            names = "--swaps",
            paramLabel = "N",
            description = "per round, default: ${DEFAULT-VALUE}")
    private int swaps = 50;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PreparedData prepared = data.prepare(services.work());
        ServiceLauncher launcher =
                new ServiceLauncher(services, prepared, spec.commandLine().getErr());
        try (ServiceProcess service = launcher.launchWithTwoVersions(target)) {
            SwapReport report = measure(service, prepared);
            spec.commandLine().getOut().println("\n" + report.tables());
            reports.write("swap", report.page(), report);
            return report.notAnswered() == 0 ? 0 : 1;
        }
    }

    private SwapReport measure(ServiceProcess service, PreparedData prepared)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, List<LoadResult>> alone = new LinkedHashMap<>();
        List<LoadResult> swapping = new ArrayList<>();
        try (ModelAliases aliases = new ModelAliases(service.base())) {
            List<String> versions = aliases.versions();
            if (versions.size() < 2) {
                throw new IllegalStateException("two versions are needed, found " + versions);
            }
            LoadPlan plan = plan(service, aliases, versions, prepared);
            for (int round = 0; round < load.rounds(); round++) {
                for (String version : versions) {
                    aliases.activate(version);
                    alone.computeIfAbsent(version, first -> new ArrayList<>())
                            .add(LoadGenerator.run(plan));
                }
                swapping.add(during(new Swapping(aliases, versions, swaps, plan.duration()), plan));
            }
        }
        return new SwapReport(run(prepared), target.label(), swaps, alone, swapping);
    }

    /** What the slower version can bear half of: a cascade asks its encoder more or less often. */
    private LoadPlan plan(
            ServiceProcess service,
            ModelAliases aliases,
            List<String> versions,
            PreparedData prepared)
            throws IOException, InterruptedException {
        List<String> bodies = Files.readAllLines(prepared.bodies());
        List<LoadPlan> plans = new ArrayList<>();
        for (String version : versions) {
            aliases.activate(version);
            plans.add(load.plan(service.predict(), bodies, SHARE_OF_CAPACITY));
        }
        return Collections.min(plans, Comparator.comparingDouble(LoadPlan::rate));
    }

    private static LoadResult during(Swapping swapping, LoadPlan plan)
            throws InterruptedException, ExecutionException {
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Void> done = aside.submit(swapping);
            LoadResult result = LoadGenerator.run(plan);
            done.get();
            return result;
        }
    }

    private Run run(PreparedData prepared) throws IOException {
        return Run.now(spec.root().commandLine().getParseResult().originalArgs(), prepared);
    }
}

package io.mlpipeline.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.mlpipeline.benchmarks.accuracy.Accuracy;
import io.mlpipeline.benchmarks.dataset.DataOptions;
import io.mlpipeline.benchmarks.dataset.PreparedData;
import io.mlpipeline.benchmarks.report.ReportOptions;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.service.RunningServices;
import io.mlpipeline.benchmarks.service.ServiceLauncher;
import io.mlpipeline.benchmarks.service.ServiceOptions;
import io.mlpipeline.benchmarks.service.ServiceProcess;
import io.mlpipeline.benchmarks.wrk.Wrk;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run speed --data FILE}: writes results.md, results.json and results.png. */
@Command(
        name = "speed",
        description = "Measures speed, memory and accuracy of every target by wrk.",
        mixinStandardHelpOptions = true)
public final class SpeedCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private ServiceOptions services = new ServiceOptions();

    @Mixin private SpeedOptions options = new SpeedOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        options.check();
        PreparedData prepared = data.prepare(services.work());
        SpeedReport report = measure(prepared);
        SpeedMarkdown markdown = new SpeedMarkdown(report);
        spec.commandLine().getOut().println("\n" + markdown.tables());
        reports.write("results", markdown.page(), report);
        new SpeedChart(report).write(reports.file(SpeedMarkdown.CHART));
        return 0;
    }

    private SpeedReport measure(PreparedData prepared)
            throws IOException, InterruptedException, OrtException, ExecutionException {
        PrintWriter progress = spec.commandLine().getErr();
        ServiceLauncher launcher = new ServiceLauncher(services, prepared, progress);
        try (RunningServices running = RunningServices.launch(launcher, options.services())) {
            Map<String, Accuracy> accuracy = accuracy(running, prepared);
            SpeedMeasurement measurement =
                    new SpeedMeasurement(
                            options,
                            running.all(),
                            new Wrk(prepared.bodies(), options.wrkThreads()),
                            progress);
            measurement.run(prepared.texts());
            return SpeedReport.of(run(prepared), measurement.http(), measurement.loops(), accuracy);
        }
    }

    private static Map<String, Accuracy> accuracy(RunningServices running, PreparedData prepared)
            throws IOException, InterruptedException {
        Map<String, Accuracy> accuracy = new LinkedHashMap<>();
        for (ServiceProcess service : running.all()) {
            if (service.target().isTrainedHere()) {
                accuracy.put(
                        service.target().label(),
                        Accuracy.of(service.predict(), prepared.heldOut()));
            }
        }
        return accuracy;
    }

    private Run run(PreparedData prepared) throws IOException {
        return Run.now(spec.root().commandLine().getParseResult().originalArgs(), prepared);
    }
}

package io.mlpipeline.benchmarks.volume;

import io.mlpipeline.benchmarks.report.ReportOptions;
import io.mlpipeline.benchmarks.report.SuiteRun;
import io.mlpipeline.benchmarks.suite.Messages;
import io.mlpipeline.benchmarks.suite.RunningSuite;
import io.mlpipeline.benchmarks.suite.SuiteOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run volume}: writes volume.md and volume.json. */
@Command(
        name = "volume",
        description = "Fills the suite with texts: rates, memory, and how fast it answers then.",
        mixinStandardHelpOptions = true)
public final class VolumeCommand implements Callable<Integer> {

    private static final List<Integer> MARKS =
            List.of(10_000, 100_000, 250_000, 500_000, 750_000, 1_000_000);

    @Mixin private SuiteOptions options = new SuiteOptions();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Option(names = "--texts", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int texts = 1_000_000;

    @Option(
            names = "--uploads",
            paramLabel = "N",
            description = "at the same time, default: ${DEFAULT-VALUE}")
    private int uploads = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<Stage> stages = new ArrayList<>();
        try (RunningSuite suite = RunningSuite.start(options, System.err)) {
            try (Filling filling = new Filling(suite, Messages.ofSample(), uploads)) {
                int from = 0;
                for (int to : marks()) {
                    stages.add(filling.fill(from, to));
                    System.err.println(stages.getLast());
                    from = to;
                }
            }
            report(stages, List.of()); // what took longest is kept, whatever comes
            try (Questions asked = new Questions(suite)) {
                VolumeReport report = report(stages, asked.ask(texts));
                spec.commandLine().getOut().println("\n" + report.tables());
                return report.isGood() ? 0 : 1;
            }
        }
    }

    private VolumeReport report(List<Stage> stages, List<Question> questions) throws IOException {
        VolumeReport report =
                new VolumeReport(
                        SuiteRun.now(spec.root().commandLine().getParseResult().originalArgs()),
                        stages,
                        questions);
        reports.write("volume", report.page(), report);
        return report;
    }

    private List<Integer> marks() {
        return IntStream.concat(
                        MARKS.stream().mapToInt(Integer::intValue).filter(mark -> mark < texts),
                        IntStream.of(texts))
                .boxed()
                .toList();
    }
}

package io.mlpipeline.benchmarks.onnxruntime;

import io.mlpipeline.benchmarks.dataset.DataOptions;
import io.mlpipeline.benchmarks.dataset.PreparedData;
import io.mlpipeline.benchmarks.service.ServiceOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code benchmarks/run onnxruntime --data FILE}: one line of JSON for each way to run the loop.
 */
@Command(
        name = "onnxruntime",
        description = "Tokenises and encodes the held-out texts in a bare loop, without HTTP.",
        mixinStandardHelpOptions = true)
public final class OnnxRuntimeCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private ServiceOptions services = new ServiceOptions();

    @Option(
            names = "--loop-seconds",
            paramLabel = "N",
            description = "at least, for each way to run the loop, default: ${DEFAULT-VALUE}")
    private int seconds = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PreparedData prepared = data.prepare(services.work());
        PrintWriter out = spec.commandLine().getOut();
        new OnnxRuntimeLoops(prepared.texts(), Duration.ofSeconds(seconds))
                .run(result -> {
                    out.println(JsonMapper.shared().writeValueAsString(result));
                    out.flush();
                });
        return 0;
    }
}

package io.mlpipeline.benchmarks;

import io.mlpipeline.benchmarks.noop.NoopCommand;
import io.mlpipeline.benchmarks.onnxruntime.OnnxRuntimeCommand;
import io.mlpipeline.benchmarks.outage.OutageCommand;
import io.mlpipeline.benchmarks.overload.OverloadCommand;
import io.mlpipeline.benchmarks.rate.RateCommand;
import io.mlpipeline.benchmarks.speed.SpeedCommand;
import io.mlpipeline.benchmarks.swap.SwapCommand;
import io.mlpipeline.benchmarks.volume.VolumeCommand;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point: {@code benchmarks/run --help} lists what can be measured.
 *
 * <p>A failure ends with one sentence and exit code 1; {@code
 * JDK_JAVA_OPTIONS=-Dbenchmarks.trace=true} in the environment adds the stack trace.
 */
@Command(
        name = "benchmarks/run",
        description = "Measures the service and its peers on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SpeedCommand.class,
            RateCommand.class,
            OverloadCommand.class,
            SwapCommand.class,
            VolumeCommand.class,
            OutageCommand.class,
            OnnxRuntimeCommand.class,
            NoopCommand.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) {
        // the tokenizer's library greets on standard output, where results are
        LoggingSystem.get(Benchmarks.class.getClassLoader()).setLogLevel("ai.djl", LogLevel.WARN);
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"--help"} : args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Benchmarks::explain);
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (Boolean.getBoolean("benchmarks.trace")) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().println(sentence(failure));
        return 1;
    }

    private static String sentence(Exception failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }
}

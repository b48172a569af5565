package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.dataset.Columns;
import io.mlpipeline.mlservice.dataset.Dataset;
import io.mlpipeline.mlservice.dataset.DatasetException;
import io.mlpipeline.mlservice.dataset.DatasetFormat;
import io.mlpipeline.mlservice.dataset.DatasetReader;
import io.mlpipeline.mlservice.encoder.SharedEncoder;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.training.TrainedModel;
import io.mlpipeline.mlservice.training.TrainingPipeline;
import io.mlpipeline.mlservice.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: from a file of labelled texts to a model directory and a report to read. */
@Command(
        name = "java -jar ml-service.jar train",
        description = "Trains a text classifier on a file of labelled texts.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the model is written",
            "1:the data or the training failed; a sentence on stderr says what to do",
            "2:the options are wrong",
            "130:interrupted; nothing is written"
        })
public final class TrainCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption;

    @Spec private CommandSpec self = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description =
                    "The examples: CSV with a header, or NDJSON; by its ending .csv, .ndjson or .jsonl; UTF-8.")
    private Path data = Path.of("");

    @Option(
            names = "--text-column",
            defaultValue = "text",
            paramLabel = "NAME",
            description = "Column, or member, that holds the text. Default: ${DEFAULT-VALUE}")
    private String textColumn = "";

    @Option(
            names = "--label-column",
            defaultValue = "label",
            paramLabel = "NAME",
            description = "Column, or member, that holds the label. Default: ${DEFAULT-VALUE}")
    private String labelColumn = "";

    @Option(
            names = "--engine",
            defaultValue = "cascade",
            paramLabel = "ENGINE",
            converter = EngineConverter.class,
            description =
                    "linear: fastest; encoder: most accurate; cascade: linear where it is sure,"
                            + " the encoder for the rest. Default: ${DEFAULT-VALUE}")
    private EngineKind engine = EngineKind.CASCADE;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The model is written to DIR itself, which is absent or empty.")
    private Path directory = Path.of("");

    @Option(
            names = "--force",
            description = "Replace the model that is in DIR, once the new one is complete.")
    private boolean force;

    @Option(
            names = "--seed",
            defaultValue = "" + TrainingSpec.DEFAULT_SEED,
            paramLabel = "NUMBER",
            description = "The same data and seed give the same model. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--hold-out",
            defaultValue = "" + TrainingSpec.DEFAULT_HOLD_OUT,
            paramLabel = "SHARE",
            description =
                    "Share of each class kept apart to measure with, 0.05 to 0.5. Default: ${DEFAULT-VALUE}")
    private double holdOut;

    @Option(
            names = "--max-accuracy-loss",
            defaultValue = "0",
            paramLabel = "SHARE",
            description =
                    "Accuracy that a cascade may lose against the encoder alone, 0 to 1. Default: ${DEFAULT-VALUE}")
    private double maxAccuracyLoss;

    @Option(
            names = "--licence",
            defaultValue = "unspecified",
            paramLabel = "NAME",
            description =
                    "Terms of use of the model, an SPDX identifier where there is one. Default: ${DEFAULT-VALUE}")
    private String licence = "";

    private TrainCommand(PrintStream out, PrintStream err, Interruption interruption) {
        this.out = out;
        this.err = err;
        this.interruption = interruption;
    }

    /**
     * Runs the command.
     *
     * @param args the options, without {@code train} itself
     * @param out takes the report
     * @param err takes progress and what went wrong
     * @return the exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try (Interruption interruption = Interruption.bySignals()) {
            return run(args, out, err, interruption);
        }
    }

    static int run(String[] args, PrintStream out, PrintStream err, Interruption interruption) {
        return new CommandLine(new TrainCommand(out, err, interruption))
                .setOut(Streams.writer(out))
                .setErr(Streams.writer(err))
                .setParameterExceptionHandler((e, line) -> explain(e, err))
                .setExecutionExceptionHandler((e, line, parsed) -> Failure.explain(e, err))
                .execute(args);
    }

    private static int explain(ParameterException e, PrintStream err) {
        err.println(e.getMessage());
        err.println("All options: java -jar ml-service.jar train --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() throws IOException {
        TrainingSpec spec = spec();
        DatasetFormat format = format();
        try (OutputDirectory output = OutputDirectory.prepare(directory, force)) {
            TrainedModel model = train(spec, format, output);
            Path place = output.complete();
            new ReportText(out).write(model, place);
            return CommandLine.ExitCode.OK;
        }
    }

    private TrainedModel train(TrainingSpec spec, DatasetFormat format, OutputDirectory output)
            throws IOException {
        try (SharedEncoder encoder = new SharedEncoder();
                ProgressDisplay display = ProgressDisplay.on(err)) {
            Dataset dataset =
                    new DatasetReader(new Columns(textColumn, labelColumn)).read(data, format);
            TrainedModel model =
                    new TrainingPipeline(encoder, Runtime.getRuntime().availableProcessors())
                            .train(
                                    dataset,
                                    spec,
                                    output.working(),
                                    display::show,
                                    interruption::asked);
            display.done();
            return model;
        } catch (OutOfMemoryError e) {
            throw new DatasetException(
                    "The memory does not suffice: give more, for example java -Xmx4g -jar"
                            + " ml-service.jar train …, or train on less data.",
                    e);
        }
    }

    private TrainingSpec spec() {
        try {
            return new TrainingSpec(engine, seed, holdOut, maxAccuracyLoss, licence);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(self.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private DatasetFormat format() {
        try {
            return DatasetFormat.ofFileName(data.toString());
        } catch (DatasetException e) {
            throw new ParameterException(self.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Knows the engines that can be trained. */
    static final class EngineConverter implements CommandLine.ITypeConverter<EngineKind> {

        @Override
        public EngineKind convert(String value) {
            for (EngineKind kind : EngineKind.values()) {
                if (kind.id().equals(value) && kind != EngineKind.ONNX) {
                    return kind;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "choose linear, encoder or cascade (onnx models are trained elsewhere)");
        }
    }
}

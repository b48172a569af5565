package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.Columns;
import io.mlpipeline.mlservice.dataset.DatasetFormat;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.training.TrainingSpec;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code POST /models/train} as it was sent; read here so that every mistake is
 * answered with a sentence of its own.
 */
record TrainingParameters(
        @Parameter(
                        description = "Column, or member, that holds the text",
                        schema = @Schema(type = "string", defaultValue = "text"))
                @Nullable String textColumn,
        @Parameter(
                        description = "Column, or member, that holds the label",
                        schema = @Schema(type = "string", defaultValue = "label"))
                @Nullable String labelColumn,
        @Parameter(
                        description = "The engine to train",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"linear", "encoder", "cascade"},
                                        defaultValue = "cascade"))
                @Nullable String engine,
        @Parameter(
                        description = "The same data and seed give the same model",
                        schema = @Schema(type = "integer", format = "int64", defaultValue = "42"))
                @Nullable String seed,
        @Parameter(
                        description = "Share of each class kept apart to measure with, 0.05 to 0.5",
                        schema = @Schema(type = "number", defaultValue = "0.2"))
                @Nullable String holdOut,
        @Parameter(
                        description =
                                "Accuracy that a cascade may lose against the encoder alone, 0 to 1",
                        schema = @Schema(type = "number", defaultValue = "0"))
                @Nullable String maxAccuracyLoss,
        @Parameter(
                        description = "Terms of use of the model, for its manifest",
                        schema = @Schema(type = "string", defaultValue = "unspecified"))
                @Nullable String licence,
        @Parameter(
                        description = "Make the model the champion when it is done",
                        schema = @Schema(type = "boolean", defaultValue = "false"))
                @Nullable String activate) {

    private static final Set<String> NAMES =
            Set.of(
                    "textColumn",
                    "labelColumn",
                    "engine",
                    "seed",
                    "holdOut",
                    "maxAccuracyLoss",
                    "licence",
                    "activate");
    private static final int LONGEST = 200;

    /**
     * Refuses a query with other names, for a misspelt one would train something else.
     *
     * @throws ProblemException invalid_request
     */
    static void requireKnown(Set<String> sent) {
        if (!NAMES.containsAll(sent)) {
            throw ProblemException.invalidRequest(
                    "The parameters are textColumn, labelColumn, engine, seed, holdOut,"
                            + " maxAccuracyLoss, licence and activate; leave out any other.");
        }
    }

    /**
     * The order that they make.
     *
     * @throws ProblemException invalid_request, with what to change
     */
    TrainingOrder order(DatasetFormat format) {
        return order(
                new ExampleSource.Uploaded(
                        new Columns(
                                text("textColumn", textColumn, "text"),
                                text("labelColumn", labelColumn, "label")),
                        format));
    }

    TrainingOrder order(ExampleSource source) {
        return new TrainingOrder(spec(), source, flag());
    }

    private TrainingSpec spec() {
        try {
            return new TrainingSpec(
                    EngineKind.of(text("engine", engine, EngineKind.CASCADE.id())),
                    wholeSeed(),
                    share("holdOut", holdOut, TrainingSpec.DEFAULT_HOLD_OUT),
                    share("maxAccuracyLoss", maxAccuracyLoss, 0),
                    text("licence", licence, "unspecified"));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidRequest(String.valueOf(e.getMessage()));
        }
    }

    private long wholeSeed() {
        try {
            return seed == null ? TrainingSpec.DEFAULT_SEED : Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw ProblemException.invalidRequest("The parameter 'seed' is a whole number.");
        }
    }

    private static double share(String name, @Nullable String sent, double absent) {
        try {
            return sent == null ? absent : Double.parseDouble(sent);
        } catch (NumberFormatException e) {
            throw ProblemException.invalidRequest(
                    "The parameter '%s' is a number such as 0.1.".formatted(name));
        }
    }

    private static String text(String name, @Nullable String sent, String absent) {
        if (sent == null) {
            return absent;
        }
        if (sent.isBlank()
                || sent.length() > LONGEST
                || sent.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalidRequest(
                    "The parameter '%s' is 1 to %d characters without line breaks."
                            .formatted(name, LONGEST));
        }
        return sent.strip();
    }

    private boolean flag() {
        return switch (activate) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default ->
                    throw ProblemException.invalidRequest(
                            "The parameter 'activate' is true or false.");
        };
    }
}

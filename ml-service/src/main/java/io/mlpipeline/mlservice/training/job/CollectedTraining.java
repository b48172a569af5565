package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /models/train} that asks for the examples people have sent to data-api;
 * its members are those of the query of an upload, where they apply.
 *
 * @param source {@code collected}, the only one
 */
record CollectedTraining(
        @Schema(
                        allowableValues = "collected",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "collected")
                @Nullable String source,
        @Schema(
                        allowableValues = {"linear", "encoder", "cascade"},
                        defaultValue = "cascade",
                        example = "cascade")
                @Nullable String engine,
        @Schema(defaultValue = "42") @Nullable Long seed,
        @Schema(defaultValue = "0.2") @Nullable Double holdOut,
        @Schema(defaultValue = "0") @Nullable Double maxAccuracyLoss,
        @Schema(defaultValue = "unspecified") @Nullable String licence,
        @Schema(defaultValue = "false") @Nullable Boolean activate) {

    private static final String COLLECTED = "collected";

    /**
     * The order that it makes.
     *
     * @throws ProblemException invalid_request, with what to change
     */
    TrainingOrder order() {
        if (!COLLECTED.equals(source)) {
            throw ProblemException.invalidRequest(
                    "As JSON, ask for the collected examples: {\"source\":\"collected\"}. Examples of your own are sent as CSV or NDJSON.");
        }
        return new TrainingParameters(
                        null,
                        null,
                        engine,
                        text(seed),
                        text(holdOut),
                        text(maxAccuracyLoss),
                        licence,
                        text(activate))
                .order(new ExampleSource.Collected());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the query of a prediction may ask for.
 *
 * @param explain whether to say what moved the answer
 * @param top how many labels to give scores of, 1 to 100
 * @param model a version or an alias; null is the champion
 */
record PredictionOptions(
        @Parameter(
                        description = "Also say what moved the answer",
                        schema = @Schema(type = "boolean", defaultValue = "false"))
                boolean explain,
        @Parameter(
                        description = "How many labels to give scores of",
                        schema =
                                @Schema(
                                        type = "integer",
                                        defaultValue = "5",
                                        minimum = "1",
                                        maximum = "100"))
                int top,
        @Parameter(description = "A version or an alias; the champion if left out")
                @Nullable String model) {

    private static final int MAX_TOP = 100;
    private static final PredictionOptions DEFAULTS = new PredictionOptions(false, 5, null);

    /**
     * Options of a request.
     *
     * @throws ProblemException invalid_request if one of them is not what it must be
     */
    static PredictionOptions of(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return DEFAULTS; // nearly always, and then nothing is to be parsed
        }
        return new PredictionOptions(
                explain(request.getParameter("explain")),
                top(request.getParameter("top")),
                request.getParameter("model"));
    }

    private static boolean explain(@Nullable String value) {
        return switch (value) {
            case null -> DEFAULTS.explain;
            case "", "false" -> false;
            case "true" -> true;
            default ->
                    throw ProblemException.invalidRequest(
                            "The parameter 'explain' is true or false.");
        };
    }

    private static int top(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return DEFAULTS.top;
        }
        try {
            int top = Integer.parseInt(value);
            if (top >= 1 && top <= MAX_TOP) {
                return top;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemException.invalidRequest("The parameter 'top' is a number from 1 to 100.");
    }
}

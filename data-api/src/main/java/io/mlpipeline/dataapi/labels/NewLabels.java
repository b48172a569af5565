package io.mlpipeline.dataapi.labels;

import io.mlpipeline.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What becomes of a label that is not known: the parameter {@code newLabels}. */
public enum NewLabels {
    REFUSE,
    ACCEPT;

    /**
     * Reads the parameter.
     *
     * @param parameter {@code accept}, {@code refuse} or null, which refuses
     * @throws ProblemException 400 if it is anything else
     */
    public static NewLabels of(@Nullable String parameter) {
        return switch (parameter) {
            case null -> REFUSE;
            case "refuse" -> REFUSE;
            case "accept" -> ACCEPT;
            default ->
                    throw ProblemException.invalidRequest(
                            "newLabels is either 'accept' or 'refuse'.");
        };
    }
}

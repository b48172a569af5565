package io.mlpipeline.dataapi.predictions;

import io.mlpipeline.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A query parameter that names something, such as a label. */
public final class QueryText {

    private static final int MAX_LENGTH = 200;

    private QueryText() {}

    /**
     * The value, or null if there is none.
     *
     * @throws ProblemException invalid_request if it can be no name
     */
    public static @Nullable String check(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        // PostgreSQL has no text with this character
        if (value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
            throw ProblemException.invalidRequest(
                    "The parameter '%s' has at most %d characters, none of them NUL."
                            .formatted(parameter, MAX_LENGTH));
        }
        return value;
    }
}

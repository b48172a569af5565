package io.mlpipeline.dataapi.predictions;

import io.mlpipeline.starter.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A query parameter that is a time the database knows too. */
final class QueryTime {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private QueryTime() {}

    static @Nullable Instant check(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            throw ProblemException.invalidRequest(
                    "The parameter '%s' is a time from 1970 to 9999.".formatted(parameter));
        }
        return time;
    }
}

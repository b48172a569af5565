package io.mlpipeline.mlservice.database;

import io.mlpipeline.starter.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The database is down, does not answer, or has no tables yet: 503 {@code not_ready}. */
public final class DatabaseUnavailableException extends ProblemException {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    DatabaseUnavailableException() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not_ready",
                "The database cannot be asked just now; try again later.",
                RETRY_AFTER);
    }
}

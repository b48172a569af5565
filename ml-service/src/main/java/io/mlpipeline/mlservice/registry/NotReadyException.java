package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** There is no model to answer with, not yet or not at all: 503 {@code not_ready}. */
public final class NotReadyException extends ProblemException {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public NotReadyException(String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "not_ready", detail, RETRY_AFTER);
    }
}

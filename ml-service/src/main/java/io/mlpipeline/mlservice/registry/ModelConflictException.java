package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** What was asked for does not go with the state of the registry: 409 {@code conflict}. */
public final class ModelConflictException extends ProblemException {

    public ModelConflictException(String detail) {
        super(HttpStatus.CONFLICT, "conflict", detail, null);
    }
}

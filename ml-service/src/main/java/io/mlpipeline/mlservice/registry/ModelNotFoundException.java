package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** No model has that name, which the message does not repeat: 404 {@code model_not_found}. */
public final class ModelNotFoundException extends ProblemException {

    public ModelNotFoundException(String detail) {
        super(HttpStatus.NOT_FOUND, "model_not_found", detail, null);
    }
}

package io.mlpipeline.starter.problem;

import jakarta.validation.ConstraintViolationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Names the fields that break a constraint and the constraint's own words, never the value. */
final class ValidationDetail {

    private static final int MOST = 5;

    private ValidationDetail() {}

    static ProblemException problem(MethodArgumentNotValidException failure) {
        return problem(
                failure.getBindingResult().getAllErrors().stream().map(ValidationDetail::sentence));
    }

    static ProblemException problem(HandlerMethodValidationException failure) {
        return problem(
                failure.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error ->
                                                error instanceof FieldError field
                                                        ? sentence(field)
                                                        : result.getMethodParameter()
                                                                        .getParameterName()
                                                                + " "
                                                                + error.getDefaultMessage())));
    }

    static ProblemException problem(ConstraintViolationException failure) {
        return problem(
                failure.getConstraintViolations().stream()
                        .map(violation ->
                                violation.getPropertyPath() + " " + violation.getMessage()));
    }

    private static ProblemException problem(Stream<String> sentences) {
        return ProblemException.invalidInput(
                sentences
                        .sorted()
                        .distinct()
                        .limit(MOST)
                        .collect(Collectors.joining("; ", "", ".")));
    }

    private static String sentence(MessageSourceResolvable error) {
        return error instanceof FieldError field
                ? field.getField() + " " + field.getDefaultMessage()
                : String.valueOf(error.getDefaultMessage());
    }
}

package io.mlpipeline.starter.problem;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Where and why a body could not be read, told without repeating any of it. */
final class JsonFaultDetail {

    private JsonFaultDetail() {}

    static ProblemException problem(@Nullable Throwable cause) {
        return ProblemException.invalidRequest(
                switch (cause) {
                    case null -> "A body is needed; send one as JSON.";
                    case UnrecognizedPropertyException e -> unknown(e);
                    case WellFormedText.IllFormed e ->
                            "The body has a string that is not Unicode text, but half a surrogate pair"
                                    + at(e)
                                    + ".";
                    case MismatchedInputException e ->
                            "The body has a value of the wrong type, or none where one is needed"
                                    + at(e)
                                    + ".";
                    case StreamConstraintsException _ ->
                            "The body is nested too deeply or has too long a value.";
                    case StreamReadException e -> "The body is not valid JSON" + at(e) + ".";
                    case JacksonException e ->
                            "The body cannot be read as what is asked for here" + at(e) + ".";
                    default -> "The body cannot be read; send JSON in UTF-8.";
                });
    }

    private static String unknown(UnrecognizedPropertyException e) {
        if (e.getKnownPropertyIds() == null || e.getKnownPropertyIds().isEmpty()) {
            return "The body has a field that is not known here" + at(e) + ".";
        }
        String known =
                e.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .limit(20)
                        .collect(Collectors.joining(", "));
        return "The body has a field that is not known here"
                + at(e)
                + "; the known ones are: "
                + known
                + ".";
    }

    private static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}

package io.mlpipeline.mlservice.learning;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /models/{version}/comparison}. */
@RestController
@Tag(name = "Models", description = "Versions, and the aliases by which they answer")
@SecurityRequirement(name = "apiKey")
class ComparisonController {

    private final ObjectProvider<Comparisons> comparisons;

    ComparisonController(ObjectProvider<Comparisons> comparisons) {
        this.comparisons = comparisons;
    }

    @GetMapping(path = "/models/{version}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Compare a version with the champion",
            description =
                    "On the hold-out and on the latest feedback, without texts that either was"
                            + " trained on. It is made once for each pair of versions, after a"
                            + " training or when it is first asked for, which takes seconds. Of the"
                            + " champion, the comparison with the one before is shown.")
    Comparison compare(
            @Parameter(description = "A version or an alias", example = "candidate") @PathVariable
                    String version) {
        Comparisons known = comparisons.getIfAvailable();
        if (known == null) {
            throw ProblemException.notFound(
                    "comparison",
                    "Nothing is compared here: set spring.datasource.url to the database that data-api fills.");
        }
        return known.known(version);
    }
}

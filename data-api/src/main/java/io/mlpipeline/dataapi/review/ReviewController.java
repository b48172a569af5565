package io.mlpipeline.dataapi.review;

import io.mlpipeline.dataapi.predictions.QueryText;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /review}: what to look at, if there is time for a few only. */
@RestController
@Tag(name = "Feedback", description = "People's words, from which models learn")
class ReviewController {

    private static final int MOST = 200;

    private final ReviewQueue queue;

    ReviewController(ReviewQueue queue) {
        this.queue = queue;
    }

    @GetMapping(path = "/review", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The predictions most worth a person's label",
            description =
                    "Those that abstained, then those whose two best scores are closest; each text"
                            + " once, without those that have feedback, spread over labels. Answer"
                            + " with POST /feedback.",
            security = @SecurityRequirement(name = "apiKey"))
    ReviewPage review(
            @Parameter(description = "How many, 1 to 200", example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @Parameter(description = "Only of this version", example = "banking77-1")
                    @RequestParam(required = false)
                    @Nullable String modelVersion) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.invalidRequest(
                    "The parameter 'limit' is a number from 1 to %d.".formatted(MOST));
        }
        return new ReviewPage(queue.first(limit, QueryText.check("modelVersion", modelVersion)));
    }
}

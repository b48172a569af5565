package io.mlpipeline.dataapi.predictions;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /predictions}: what was predicted, to look at and to erase. */
@RestController
@RequestMapping(path = "/predictions")
@Tag(name = "Predictions", description = "What was predicted")
class PredictionController {

    private final PredictionQueries queries;
    private final PredictionEraser eraser;
    private final PredictionsProperties properties;

    PredictionController(
            PredictionQueries queries, PredictionEraser eraser, PredictionsProperties properties) {
        this.queries = queries;
        this.eraser = eraser;
        this.properties = properties;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Predictions, newest first",
            description =
                    "A page at a time: hand back next as cursor for the page that follows, with the"
                            + " same filters. Where hardly any prediction passes the filters,"
                            + " narrow from and to.")
    PredictionPage list(
            @Parameter(description = "Only of this version", example = "banking77-1")
                    @RequestParam(required = false)
                    @Nullable String modelVersion,
            @Parameter(description = "Only with this label", example = "lost_or_stolen_card")
                    @RequestParam(required = false)
                    @Nullable String label,
            @Parameter(description = "Only by this engine", example = "linear")
                    @RequestParam(required = false)
                    @Nullable String engine,
            @Parameter(description = "Only those that abstained, or did not")
                    @RequestParam(required = false)
                    @Nullable Boolean abstained,
            @Parameter(description = "Earliest time, included", example = "2026-01-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Latest time, excluded") @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(description = "How many, 50 if left out", example = "20")
                    @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false)
                    @Nullable String cursor) {
        return queries.page(
                new PredictionFilter(
                        QueryText.check("modelVersion", modelVersion),
                        QueryText.check("label", label),
                        QueryText.check("engine", engine),
                        abstained,
                        QueryTime.check("from", from),
                        QueryTime.check("to", to),
                        cursor == null || cursor.isEmpty() ? null : PredictionCursor.parse(cursor)),
                limit(limit));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One prediction")
    PastPrediction get(
            @Parameter(description = "Its id", example = "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1")
                    @PathVariable
                    String id) {
        UUID uuid = id(id);
        if (!PredictionId.hasTime(uuid)) {
            throw notFound();
        }
        return queries.find(uuid).orElseThrow(PredictionController::notFound);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erase a prediction everywhere",
            description =
                    "Its text, its answer and all feedback on it. One that has yet to arrive will"
                            + " not be kept when it does.",
            security = @SecurityRequirement(name = "apiKey"))
    @ApiResponse(responseCode = "204", description = "It is gone")
    void erase(@Parameter(description = "Its id") @PathVariable String id) {
        if (!eraser.erase(id(id))) {
            throw notFound();
        }
    }

    private int limit(@Nullable Integer asked) {
        if (asked == null) {
            return Math.min(properties.pageSize(), properties.maxPageSize());
        }
        if (asked < 1 || asked > properties.maxPageSize()) {
            throw ProblemException.invalidRequest(
                    "The parameter 'limit' is a number from 1 to %d."
                            .formatted(properties.maxPageSize()));
        }
        return asked;
    }

    private static UUID id(String text) {
        return PredictionId.parse(text).orElseThrow(PredictionController::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound(
                "prediction",
                "There is no prediction of this id; it may have been erased, or its retention may"
                        + " be over.");
    }
}

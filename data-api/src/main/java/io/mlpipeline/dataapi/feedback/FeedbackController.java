package io.mlpipeline.dataapi.feedback;

import io.mlpipeline.dataapi.feedback.FeedbackRules.Checked;
import io.mlpipeline.dataapi.labels.NewLabels;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST /feedback}: people's words on predictions and texts, confirmations included. */
@RestController
@Tag(name = "Feedback", description = "People's words, from which models learn")
class FeedbackController {

    private static final String NDJSON = "application/x-ndjson";

    private final FeedbackIntake intake;
    private final FeedbackBulk bulk;

    FeedbackController(FeedbackIntake intake, FeedbackBulk bulk) {
        this.intake = intake;
        this.bulk = bulk;
    }

    @PostMapping(
            path = "/feedback",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Say what the right label is",
            description =
                    "Of a prediction or a text, one or an array of them, or NDJSON with one a line."
                            + " To confirm a prediction, send its own label. The newest word on a"
                            + " text wins. A prediction less than an hour old may be named before it"
                            + " has arrived here. With an externalId it is safe to send again.",
            security = @SecurityRequirement(name = "apiKey"))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FeedbackRequest.class),
                        examples = {
                            @ExampleObject(
                                    name = "one",
                                    value =
                                            "{\"predictionId\":\"01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1\","
                                                    + "\"label\":\"card_not_working\"}"),
                            @ExampleObject(
                                    name = "several",
                                    value =
                                            "[{\"predictionId\":\"01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1\","
                                                    + "\"label\":\"card_not_working\","
                                                    + "\"externalId\":\"ticket-4711\"}]")
                        }),
                @Content(
                        mediaType = NDJSON,
                        examples =
                                @ExampleObject(
                                        "{\"predictionId\":\"01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1\","
                                                + "\"label\":\"card_not_working\"}\n"))
            })
    @ApiResponse(
            responseCode = "202",
            description = "It is kept; or, of several, what became of each",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema =
                                    @Schema(oneOf = {FeedbackReceipt.class, FeedbackReport.class})))
    Object json(
            HttpServletRequest request,
            @Parameter(
                            description = "accept makes labels known that are not yet",
                            schema = @Schema(allowableValues = "accept"))
                    @RequestParam(required = false)
                    @Nullable String newLabels)
            throws IOException {
        NewLabels accept = NewLabels.of(newLabels);
        JsonNode body = bulk.read(request.getInputStream());
        return body.isArray() ? bulk.array(body, accept) : one(body, accept);
    }

    @PostMapping(path = "/feedback", consumes = NDJSON, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    FeedbackReport lines(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String newLabels)
            throws IOException {
        return bulk.lines(request.getInputStream(), NewLabels.of(newLabels));
    }

    private FeedbackReceipt one(JsonNode body, NewLabels newLabels) {
        return switch (bulk.parse(body)) {
            case Checked.Faulty it -> throw problem(it.rejection());
            case Checked.Sound it ->
                    switch (intake.take(List.of(it.word()), newLabels).getFirst()) {
                        case Outcome.Accepted kept -> new FeedbackReceipt(kept.id());
                        case Outcome.Unchanged kept -> new FeedbackReceipt(kept.id());
                        case Outcome.Rejected rejected -> throw problem(rejected);
                    };
        };
    }

    private static ProblemException problem(Outcome.Rejected rejected) {
        String sentence =
                rejected.field() == null
                        ? "The body " + rejected.reason() + "."
                        : rejected.field() + " " + rejected.reason() + ".";
        return switch (rejected.cause()) {
            case INVALID -> ProblemException.invalidInput(sentence);
            case PREDICTION_NOT_FOUND -> ProblemException.notFound("prediction", sentence);
            case TEXT_NOT_FOUND -> ProblemException.notFound("text", sentence);
            case CONFLICT -> ProblemException.conflict(sentence);
        };
    }
}

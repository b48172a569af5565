package io.mlpipeline.dataapi.recording;

import io.mlpipeline.starter.mlservice.MlService;
import io.mlpipeline.starter.mlservice.PredictOptions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /predict}: ml-service's answer, given only once it is kept. */
@RestController
@Tag(name = "Recorded prediction", description = "Texts in, labels out, with a record")
class RecordingController {

    private static final Set<Integer> STATUSES_BACK =
            Set.of(400, 404, 409, 413, 415, 422, 429, 503, 504);

    private final MlService mlService;
    private final AnswerRecorder recorder;

    RecordingController(MlService mlService, AnswerRecorder recorder) {
        this.mlService = mlService;
        this.recorder = recorder;
    }

    @PostMapping(
            path = "/predict",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Classify one text or several, and keep text and answer",
            description =
                    "As POST /predict of ml-service, but an answer is given only once it is kept:"
                            + " without the database there is none.",
            security = @SecurityRequirement(name = "apiKey"))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PredictRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "one text",
                                        value = "{\"text\":\"I lost my card on the train\"}"),
                                @ExampleObject(
                                        name = "several",
                                        value =
                                                "{\"texts\":[\"I lost my card on the train\","
                                                        + "\"Why was I charged twice?\"]}")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "ml-service's answer, which GET /predictions/{id} gives too",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples =
                                    @ExampleObject(
                                            "{\"id\":\"01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1\","
                                                    + "\"label\":\"lost_or_stolen_card\","
                                                    + "\"score\":0.942718,\"scores\":{"
                                                    + "\"lost_or_stolen_card\":0.942718,"
                                                    + "\"card_not_working\":0.013207},"
                                                    + "\"abstained\":false,"
                                                    + "\"modelVersion\":\"banking77-1\","
                                                    + "\"engine\":\"linear\"}")))
    ResponseEntity<byte[]> predict(
            @RequestBody PredictRequest body,
            @Parameter(description = "How many labels to give scores of, 1 to 100", example = "5")
                    @RequestParam(required = false)
                    @Nullable String top,
            @Parameter(description = "Also say what moved the answer", example = "true")
                    @RequestParam(required = false)
                    @Nullable String explain,
            @Parameter(description = "A version or an alias; the champion if left out")
                    @RequestParam(required = false)
                    @Nullable String model,
            HttpServletRequest request) {
        ResponseEntity<byte[]> answer =
                mlService.predict(body, new PredictOptions(top, explain, model), request);
        byte[] said = answer.getBody();
        if (answer.getStatusCode().is2xxSuccessful() && said != null) {
            recorder.record(body.all(), said);
        } else if (!STATUSES_BACK.contains(answer.getStatusCode().value())) {
            throw MlService.unreachable();
        }
        return answer;
    }
}

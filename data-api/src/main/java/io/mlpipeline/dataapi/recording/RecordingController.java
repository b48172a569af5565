package io.mlpipeline.dataapi.recording;

import io.mlpipeline.starter.requestcontext.RequestId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /predict}: ml-service's answer, given only once it is kept. */
@RestController
@Tag(name = "Recorded prediction", description = "Texts in, labels out, with a record")
class RecordingController {

    private static final List<String> HEADERS_BACK =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.RETRY_AFTER,
                    "Server-Timing",
                    "X-Model-Version");
    private static final Set<Integer> STATUSES_BACK =
            Set.of(400, 404, 409, 413, 415, 422, 429, 503, 504);

    private final MlServiceClient mlService;
    private final AnswerRecorder recorder;

    RecordingController(MlServiceClient mlService, AnswerRecorder recorder) {
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
        MlServiceAnswer answer =
                mlService.predict(body, query(top, explain, model), headers(request));
        if (answer.status().is2xxSuccessful()) {
            recorder.record(body.all(), answer.body());
        } else if (!STATUSES_BACK.contains(answer.status().value())) {
            throw MlServiceClient.unreachable();
        }
        return ResponseEntity.status(answer.status())
                .headers(back -> copy(answer.headers(), back))
                .body(answer.body());
    }

    private static MultiValueMap<String, String> query(
            @Nullable String top, @Nullable String explain, @Nullable String model) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        String[] names = {"top", "explain", "model"};
        List<@Nullable String> values = Arrays.asList(top, explain, model);
        for (int i = 0; i < names.length; i++) {
            String value = values.get(i);
            if (value != null) {
                query.add(names[i], value);
            }
        }
        return query;
    }

    /** What lets the logs of both services speak of the same request. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put(RequestId.HEADER, RequestId.of(request));
        String trace = MDC.get("trace.id");
        String span = MDC.get("span.id");
        if (trace != null && span != null) {
            headers.put("traceparent", "00-" + trace + "-" + span + "-01");
        }
        return headers;
    }

    private static void copy(HttpHeaders from, HttpHeaders to) {
        for (String name : HEADERS_BACK) {
            String value = from.getFirst(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }
}

package io.mlpipeline.preprocessor.preview;

import io.mlpipeline.preprocessor.cleaning.Cleaning;
import io.mlpipeline.starter.mlservice.MlService;
import io.mlpipeline.starter.mlservice.PredictOptions;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /predict}: cleans, then asks ml-service, whose answer is passed on. */
@RestController
@Tag(name = "Prediction", description = "Texts in, cleaned, labels out")
class PredictController {

    private final Cleaning cleaning;
    private final TextRules rules;
    private final MlService mlService;

    PredictController(Cleaning cleaning, TextRules rules, MlService mlService) {
        this.cleaning = cleaning;
        this.rules = rules;
        this.mlService = mlService;
    }

    @PostMapping(
            path = "/predict",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Clean one text or several, then classify",
            description =
                    "Takes what ml-service's POST /predict takes and answers what it answers for the"
                            + " cleaned texts.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PredictRequest.class),
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "{\"text\":\"<p>I lost my card on the"
                                                            + " train</p>\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "As ml-service says it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(type = "object"),
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "{\"id\":\"019a7c3e-8f00-7b1a-9c5d-2f6e8a1b4c3d\","
                                                            + "\"label\":\"lost_or_stolen_card\","
                                                            + "\"score\":0.97,\"scores\":{"
                                                            + "\"lost_or_stolen_card\":0.97},"
                                                            + "\"abstained\":false,"
                                                            + "\"modelVersion\":\"v1\","
                                                            + "\"engine\":\"linear\"}")))
    ResponseEntity<byte[]> predict(
            @RequestBody PredictRequest request,
            @Parameter(description = "How many of the best labels") @RequestParam(required = false)
                    @Nullable String top,
            @Parameter(description = "Whether to say why") @RequestParam(required = false)
                    @Nullable String explain,
            @Parameter(description = "A version or an alias") @RequestParam(required = false)
                    @Nullable String model,
            HttpServletRequest http) {
        List<String> cleaned = clean(request.all());
        return mlService.predict(
                request.isSingle() ? Map.of("text", cleaned.getFirst()) : Map.of("texts", cleaned),
                new PredictOptions(top, explain, model),
                http);
    }

    private List<String> clean(List<? extends @Nullable String> texts) {
        if (texts.isEmpty()) {
            throw ProblemException.invalidInput("Send at least one text.");
        }
        if (texts.size() > TextRules.MOST_TEXTS) {
            throw ProblemException.tooLarge(
                    "Send at most %d texts at once.".formatted(TextRules.MOST_TEXTS));
        }
        List<String> cleaned = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text == null) {
                throw ProblemException.invalidInput("Text %d is null; send a string.".formatted(i));
            }
            rules.check(text, i);
            String words = cleaning.clean(text).text();
            if (words.isBlank()) {
                throw ProblemException.invalidInput(
                        "Text %d is blank once it is cleaned.".formatted(i));
            }
            cleaned.add(words);
        }
        return cleaned;
    }
}

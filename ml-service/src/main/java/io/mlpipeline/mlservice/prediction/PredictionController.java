package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.Scores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /predict}: texts in, labels out. */
@RestController
@Tag(name = "Prediction", description = "Texts in, labels out")
class PredictionController {

    private static final String MODEL_VERSION = "X-Model-Version";

    private final PredictionService service;
    private final AnswerWriter answers;

    PredictionController(PredictionService service, AnswerWriter answers) {
        this.service = service;
        this.answers = answers;
    }

    // what is no JSON is refused by its reader, and who takes none by its writer, as consumes and
    // produces would, but without a look at each request
    @PostMapping("/predict")
    @Operation(
            summary = "Classify one text or several",
            description =
                    "One text is answered with one prediction, several with a list in the same"
                            + " order. The header Server-Timing says where the time went, and"
                            + " X-Model-Version which version answered.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PredictionRequest.class),
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
            description = "A prediction, or one for each text",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(oneOf = {Prediction.class, Predictions.class})))
    void predict(
            @Parameter(hidden = true) PredictionRequest asked, // documented above
            @ParameterObject PredictionOptions options,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Outcome outcome =
                service.answer(new Question(asked.all(), options.model(), options.explain()));
        response.addHeader(ServerTiming.HEADER, ServerTiming.of(outcome.timing()));
        response.addHeader(MODEL_VERSION, outcome.model().version());
        Answer answer =
                asked.isSingle()
                        ? prediction(outcome, 0, options.top())
                        : predictions(outcome, options.top());
        answers.write(answer, request, response);
    }

    private static Predictions predictions(Outcome outcome, int top) {
        List<Prediction> predictions = new ArrayList<>(outcome.texts().size());
        for (int i = 0; i < outcome.texts().size(); i++) {
            predictions.add(prediction(outcome, i, top));
        }
        return new Predictions(predictions);
    }

    private static Prediction prediction(Outcome outcome, int index, int top) {
        Classification classification = outcome.classifications().get(index);
        List<Scores.Score> best = classification.scores().top(top);
        Map<String, Double> scores = LinkedHashMap.newLinkedHashMap(best.size());
        for (Scores.Score score : best) {
            scores.put(score.label(), Digits.six(score.probability()));
        }
        Scores.Score first = best.getFirst();
        return new Prediction(
                outcome.ids().get(index),
                first.label(),
                Digits.six(first.probability()),
                scores,
                outcome.abstains(first.probability()),
                outcome.model().version(),
                classification.engine().id(),
                explanation(outcome, index));
    }

    private static @Nullable List<ExplainedPart> explanation(Outcome outcome, int index) {
        if (outcome.explanations().isEmpty()) {
            return null;
        }
        String text = outcome.texts().get(index);
        List<ExplainedPart> parts = new ArrayList<>();
        for (Contribution part : outcome.explanations().get(index)) {
            parts.add(ExplainedPart.of(text, part));
        }
        return parts;
    }
}

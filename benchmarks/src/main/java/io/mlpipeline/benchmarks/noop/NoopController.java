package io.mlpipeline.benchmarks.noop;

import jakarta.validation.Valid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads a text and answers as ml-service would, without looking at it. */
@RestController
final class NoopController {

    private static final NoopPrediction ANSWER =
            new NoopPrediction(
                    "01890a5d-ac96-774b-bcce-b302099a8057",
                    "lost_or_stolen_card",
                    0.723872,
                    scores(),
                    false,
                    "20260101000000",
                    "linear");

    @PostMapping("/predict")
    NoopPrediction predict(@Valid @RequestBody NoopRequest request) {
        return ANSWER;
    }

    private static Map<String, Double> scores() {
        Map<String, Double> best = new LinkedHashMap<>();
        best.put("lost_or_stolen_card", 0.723872);
        best.put("card_linking", 0.096152);
        best.put("card_arrival", 0.086565);
        best.put("card_not_working", 0.013207);
        best.put("compromised_card", 0.008311);
        return Collections.unmodifiableMap(best);
    }
}

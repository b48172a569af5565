package io.mlpipeline.dataapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.dataapi.predictions.Prediction;
import io.mlpipeline.dataapi.predictions.PredictionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ReviewTests extends RunningService {

    @Autowired PredictionStore store;

    @BeforeEach
    void startAnew() {
        database.sql("delete from prediction").update();
        database.sql("delete from feedback").update();
    }

    @Test
    void putsTheClosestCallsFirst() {
        keep("sure", "card", 0.98, 0.01, false);
        keep("close", "refund", 0.5, 0.49, false);
        keep("low but clear", "transfer", 0.4, 0.05, false);

        JsonNode review = json(get("/review"));

        assertThat(texts("/review")).containsExactly("close", "low but clear", "sure");
        JsonNode first = review.get("predictions").get(0);
        assertThat(first.get("uncertainty").doubleValue()).isEqualTo(0.99);
        assertThat(first.get("label").stringValue()).isEqualTo("refund");
        assertThat(first.get("id").isString()).isTrue();
    }

    @Test
    void putsThoseThatAbstainedBeforeAllOthers() {
        keep("close", "refund", 0.5, 0.49, false);
        keep("abstained", "card", 0.4, 0.05, true);

        assertThat(texts("/review")).containsExactly("abstained", "close");
    }

    @Test
    void leavesOutWhatSomeoneHasLabelled() {
        UUID labelled = keep("labelled", "refund", 0.5, 0.49, false);
        keep("  LABELLED ", "refund", 0.5, 0.48, false);
        keep("not yet", "refund", 0.6, 0.3, false);

        post(
                "/feedback?newLabels=accept",
                "{\"predictionId\":\"%s\",\"label\":\"card\"}".formatted(labelled));

        assertThat(texts("/review")).containsExactly("not yet");
    }

    @Test
    void showsATextOnceHoweverOftenItWasAsked() {
        for (int i = 0; i < 5; i++) {
            keep(i % 2 == 0 ? "Where is it?" : "where  is IT?", "card", 0.5, 0.4, false);
        }
        keep("something else", "card", 0.9, 0.05, false);

        assertThat(texts("/review")).hasSize(2);
    }

    @Test
    void isNotFilledByOneLabel() {
        for (int i = 0; i < 30; i++) {
            keep("confused " + i, "card", 0.5, 0.499, false);
        }
        for (int i = 0; i < 3; i++) {
            keep("refund " + i, "refund", 0.6, 0.35, false);
            keep("transfer " + i, "transfer", 0.65, 0.3, false);
        }
        keep("sure", "sure", 0.99, 0.001, false);

        List<String> first = texts("/review?limit=10");

        assertThat(first).filteredOn(text -> text.startsWith("refund")).hasSizeGreaterThan(1);
        assertThat(first).filteredOn(text -> text.startsWith("transfer")).hasSizeGreaterThan(1);
        assertThat(first).filteredOn(text -> text.startsWith("confused")).hasSizeGreaterThan(2);
        assertThat(first).doesNotContain("sure").first().asString().startsWith("confused");
    }

    @Test
    void looksAtOneVersionIfAsked() {
        keep("of v1", "card", 0.5, 0.4, false);

        assertThat(texts("/review?modelVersion=v1")).containsExactly("of v1");
        assertThat(texts("/review?modelVersion=v2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "modelVersion=%00"})
    void refusesAQueryThatIsNone(String query) {
        assertProblem(get("/review?" + query), 400, "invalid_request");
    }

    private UUID keep(String text, String label, double score, double second, boolean abstained) {
        UUID id = id(Instant.now());
        store.keep(
                List.of(
                        new Prediction(
                                id,
                                text,
                                label,
                                score,
                                Map.of(label, score, "second", second, "third", second / 2),
                                abstained,
                                "v1",
                                "linear")));
        return id;
    }

    private List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        json(get(path)).get("predictions").forEach(it -> texts.add(it.get("text").stringValue()));
        return texts;
    }
}

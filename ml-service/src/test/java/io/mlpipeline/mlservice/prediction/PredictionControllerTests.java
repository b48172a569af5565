package io.mlpipeline.mlservice.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.ServiceTests;
import io.mlpipeline.mlservice.keyword.KeywordClassifier;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PredictionControllerTests extends ServiceTests {

    @ParameterizedTest
    @ValueSource(strings = {"/predict", "/api/predict"})
    void answersOneTextWithOnePrediction(String path) throws Exception {
        HttpResponse<String> response = post(path, "{\"text\":\"where is my card\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode prediction = json(response);
        assertThat(prediction.get("label").stringValue()).isEqualTo("card");
        assertThat(prediction.get("score").doubleValue()).isEqualTo(0.833333);
        assertThat(prediction.get("scores").propertyNames())
                .containsExactly("card", "refund", "transfer");
        assertThat(prediction.get("abstained").booleanValue()).isFalse();
        assertThat(prediction.get("engine").stringValue()).isEqualTo("linear");
        assertThat(prediction.get("modelVersion").stringValue())
                .isEqualTo(response.headers().firstValue("X-Model-Version").orElseThrow());
        assertThat(UUID.fromString(prediction.get("id").stringValue()).version()).isEqualTo(7);
        assertThat(prediction.has("explanation")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/yaml", "application/x-www-form-urlencoded"})
    void takesJsonAlone(String type) {
        assertProblem(
                post("/predict", type, "text: where is my card"), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/yaml", "json"})
    void givesJsonAlone(String type) {
        assertProblem(askedFor(type), 406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/*", "text/html, */*;q=0.1", "text/html", "Application/JSON"})
    void givesJsonToWhoTakesItAmongOthers(String type) {
        HttpResponse<String> response = askedFor(type, "application/json;q=0.5");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    private HttpResponse<String> askedFor(String... types) {
        HttpRequest.Builder asked = request("/predict").header("Content-Type", "application/json");
        for (String type : types) {
            asked.header("Accept", type);
        }
        return send(asked.POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"card\"}")).build());
    }

    @Test
    void saysWhereTheTimeWent() throws Exception {
        HttpResponse<String> response = post("/predict", "{\"text\":\"card\"}");

        assertThat(response.headers().firstValue("Server-Timing"))
                .contains("queue;dur=0.000, tokenise;dur=0.001, inference;dur=0.002");
    }

    @Test
    void answersSeveralTextsInTheirOrder() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            texts.add(List.of("card", "refund", "transfer").get(i * 7 % 3) + " number " + i);
        }

        HttpResponse<String> response =
                post("/predict", "{\"texts\":" + JSON.writeValueAsString(texts) + "}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode predictions = json(response).get("predictions");
        assertThat(predictions.size()).isEqualTo(texts.size());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i)).startsWith(predictions.get(i).get("label").stringValue());
            ids.add(predictions.get(i).get("id").stringValue());
        }
        assertThat(ids).hasSameSizeAs(texts);
    }

    @Test
    void abstainsWhereNoLabelIsLikely() throws Exception {
        JsonNode prediction = json(post("/predict", "{\"text\":\"good morning\"}"));

        assertThat(prediction.get("abstained").booleanValue()).isTrue();
    }

    @Test
    void givesScoresOfAsManyLabelsAsAskedFor() throws Exception {
        JsonNode prediction = json(post("/predict?top=2", "{\"text\":\"my refund\"}"));

        assertThat(prediction.get("scores").propertyNames()).containsExactly("refund", "card");
    }

    @Test
    void explainsByPartsOfTheTextAsSent() throws Exception {
        String text = "😀 a refund, please: refund!";

        JsonNode explanation =
                json(post("/predict?explain=true", "{\"text\":\"" + text + "\"}"))
                        .get("explanation");

        assertThat(explanation.size()).isEqualTo(2);
        for (JsonNode part : explanation) {
            assertThat(part.get("text").stringValue()).isEqualTo("refund");
            assertThat(text.substring(part.get("start").intValue(), part.get("end").intValue()))
                    .isEqualTo("refund");
            assertThat(part.get("weight").doubleValue()).isPositive();
        }
    }

    @Test
    void explainsOnlyByTheStrongestParts() throws Exception {
        String text = "refund ".repeat(50);

        JsonNode prediction = json(post("/predict?explain=true", "{\"text\":\"" + text + "\"}"));

        assertThat(prediction.get("explanation").size()).isEqualTo(20);
    }

    @Test
    void refusesToExplainMoreTextsThanItIsMeantFor() throws Exception {
        String texts = JSON.writeValueAsString(java.util.Collections.nCopies(17, "card"));

        assertProblem(
                post("/predict?explain=true", "{\"texts\":" + texts + "}"), 422, "invalid_input");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | 400 | invalid_request",
                "{\"text\":\"a\",\"texts\":[\"b\"]} | 400 | invalid_request",
                "{\"text\":5}                      | 400 | invalid_request",
                "{\"text\":[\"a\"]}                | 400 | invalid_request",
                "{\"texts\":\"a\"}                 | 400 | invalid_request",
                "{\"texts\":[1]}                   | 400 | invalid_request",
                "{\"text\":\"a\",\"txt\":\"b\"}    | 400 | invalid_request",
                "{\"text\":\"a\",\"text\":\"b\"}   | 400 | invalid_request",
                "{\"text\":\"a\"} {}               | 400 | invalid_request",
                "[]                                | 400 | invalid_request",
                "null                              | 400 | invalid_request",
                "{\"text\":\"a                     | 400 | invalid_request",
                "{\"texts\":[]}                    | 422 | invalid_input",
                "{\"texts\":[null]}                | 422 | invalid_input",
                "{\"text\":\"\"}                   | 422 | invalid_input",
                "{\"text\":\" \\t\\n\"}            | 422 | invalid_input",
                "{\"text\":\"a\\u0000b\"}          | 422 | invalid_input",
                "{\"text\":\"a\\ud800b\"}          | 400 | invalid_request",
                "{\"text\":\"a\\udc00\"}           | 400 | invalid_request"
            })
    void refusesWhatIsNoQuestion(String body, int status, String code) throws Exception {
        assertProblem(post("/predict", body), status, code);
    }

    @Test
    void namesTheTextThatItCannotTake() throws Exception {
        HttpResponse<String> response = post("/predict", "{\"texts\":[\"card\",\"  \",\"x\"]}");

        assertThat(json(response).get("detail").stringValue()).contains("Text 1", "blank");
    }

    @Test
    void countsTheLengthOfATextInCodePoints() throws Exception {
        String longest = "😀".repeat(10_000);

        assertThat(post("/predict", "{\"text\":\"" + longest + "\"}").statusCode()).isEqualTo(200);
        assertProblem(post("/predict", "{\"text\":\"" + longest + "a\"}"), 422, "invalid_input");
    }

    @Test
    void refusesMoreTextsThanABatchHolds() throws Exception {
        String texts = JSON.writeValueAsString(java.util.Collections.nCopies(257, "card"));

        assertProblem(post("/predict", "{\"texts\":" + texts + "}"), 413, "too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top=0", "top=101", "top=many", "top=", "explain=perhaps"})
    void refusesQueriesOutOfRange(String query) throws Exception {
        HttpResponse<String> response = post("/predict?" + query, "{\"text\":\"card\"}");

        if (query.equals("top=")) {
            assertThat(response.statusCode()).isEqualTo(200);
        } else {
            assertProblem(response, 400, "invalid_request");
        }
    }

    @Test
    void answersByTheVersionOrAliasAskedFor() throws Exception {
        assertThat(put("/models/aliases/candidate", "{\"version\":\"v1\"}").statusCode())
                .isEqualTo(200);

        for (String model : List.of("v1", "candidate")) {
            JsonNode prediction = json(post("/predict?model=" + model, "{\"text\":\"card\"}"));
            assertThat(prediction.get("modelVersion").stringValue()).isEqualTo("v1");
        }
        assertProblem(post("/predict?model=v9", "{\"text\":\"card\"}"), 404, "model_not_found");
        assertProblem(
                post("/predict?model=..%2Fv1", "{\"text\":\"card\"}"), 404, "model_not_found");
    }

    @Test
    void tellsWhenToComeBackIfTheEngineHasNoRoom() throws Exception {
        HttpResponse<String> response =
                post("/predict", "{\"text\":\"" + KeywordClassifier.OVERLOAD + "\"}");

        assertProblem(response, 429, "overloaded");
        assertThat(response.headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void saysSoIfTheAnswerWasNotReadyInTime() throws Exception {
        HttpResponse<String> response =
                post("/predict", "{\"text\":\"" + KeywordClassifier.TOO_LATE + "\"}");

        assertProblem(response, 504, "deadline_exceeded");
    }

    @Test
    void countsPredictionsByLabel() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("/predict", "{\"text\":\"transfer\"}");
        }

        String metrics = get("/metrics").body();

        assertThat(metrics)
                .containsPattern(
                        "ml_predictions_total\\{engine=\"linear\",label=\"transfer\",model_version=\"v\\d\"\\} [3-9]")
                .containsPattern(
                        "ml_prediction_score_bucket\\{model_version=\"v\\d\",le=\"0.9\"\\} [1-9]")
                .contains("ml_prediction_inflight_characters 0.0");
    }
}

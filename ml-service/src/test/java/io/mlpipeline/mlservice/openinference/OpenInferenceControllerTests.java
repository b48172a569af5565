package io.mlpipeline.mlservice.openinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.ServiceTests;
import io.mlpipeline.mlservice.keyword.KeywordModel;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenInferenceControllerTests extends ServiceTests {

    private static final String INFER = "/v2/models/text-classifier/infer";

    @Test
    void describesTheServer() throws Exception {
        for (String path : new String[] {"/v2", "/v2/", "/api/v2"}) {
            JsonNode server = json(get(path));
            assertThat(server.get("name").stringValue()).isEqualTo("ml-service");
            assertThat(server.get("version").isString()).isTrue();
            assertThat(server.get("extensions").isArray()).isTrue();
        }
    }

    @Test
    void isLiveAndReady() throws Exception {
        assertThat(get("/v2/health/live").body()).isEqualTo("{\"live\":true}");
        assertThat(get("/v2/health/ready").body()).isEqualTo("{\"ready\":true,\"live\":true}");
        assertThat(get("/v2/models/text-classifier/ready").body())
                .isEqualTo("{\"name\":\"text-classifier\",\"ready\":true}");
        assertThat(get("/v2/models/text-classifier/versions/v2/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void describesTheModel() throws Exception {
        JsonNode model = json(get("/v2/models/text-classifier"));

        assertThat(model.get("name").stringValue()).isEqualTo("text-classifier");
        assertThat(model.get("versions").valueStream().map(JsonNode::stringValue)).contains("v2");
        assertThat(model.get("inputs").toString())
                .isEqualTo("[{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[-1]}]");
        assertThat(model.get("outputs").get(2).get("shape").toString()).isEqualTo("[-1,3]");
        assertThat(get("/v2/models/text-classifier/versions/v2").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"shape\":[2],\"data\":[\"card\",\"refund\"]",
                "\"shape\":[2,1],\"data\":[\"card\",\"refund\"]",
                "\"shape\":[2,1],\"data\":[[\"card\"],[\"refund\"]]",
                "\"shape\":[2],\"data\":[[\"card\",\"refund\"]],\"parameters\":{\"a\":1,\"b\":true}"
            })
    void infersFromATensorOfTexts(String tensor) throws Exception {
        JsonNode answer = json(post(INFER, inferRequest(tensor)));

        assertThat(answer.get("model_name").stringValue()).isEqualTo("text-classifier");
        assertThat(answer.get("model_version").stringValue()).isEqualTo("v2");
        assertThat(answer.get("id").stringValue()).isEqualTo("42");
        JsonNode label = answer.get("outputs").get(0);
        assertThat(label.toString())
                .isEqualTo(
                        "{\"name\":\"label\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"card\",\"refund\"]}");
        JsonNode score = answer.get("outputs").get(1);
        assertThat(score.get("datatype").stringValue()).isEqualTo("FP32");
        assertThat(score.get("data").get(0).floatValue()).isEqualTo(10f / 12);
        JsonNode probabilities = answer.get("outputs").get(2);
        assertThat(probabilities.get("shape").toString()).isEqualTo("[2,3]");
        assertThat(probabilities.get("data").get(4).floatValue()).isEqualTo(10f / 12);
    }

    @Test
    void givesOnlyTheOutputsAskedFor() throws Exception {
        JsonNode answer =
                json(
                        post(
                                INFER,
                                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\","
                                        + "\"data\":[\"card\"]}],\"outputs\":[{\"name\":\"score\"}]}"));

        assertThat(answer.get("outputs").size()).isEqualTo(1);
        assertThat(answer.get("outputs").get(0).get("name").stringValue()).isEqualTo("score");
        assertThat(answer.get("id").stringValue()).isNotBlank();
    }

    @Test
    void infersByTheVersionInThePath() throws Exception {
        put("/models/aliases/candidate", "{\"version\":\"v1\"}");

        JsonNode answer =
                json(
                        post(
                                "/v2/models/text-classifier/versions/v1/infer",
                                inferRequest("\"shape\":[1],\"data\":[\"card\"]")));

        assertThat(answer.get("model_version").stringValue()).isEqualTo("v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "{",
                "{}",
                "{\"inputs\":[]}",
                "{\"inputs\":[1]}",
                "{\"inputs\":{\"name\":\"text\"}}",
                "{\"id\":5,\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"parameters\":{\"a\":[]},\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"inputs\":[{\"name\":\"txt\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1.5]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[-1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1,2],\"datatype\":\"BYTES\",\"data\":[\"a\",\"b\"]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1.5],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":\"a\"}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[7]}]}",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\"}]}",
                "{\"outputs\":[{\"name\":\"logits\"}],\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}"
            })
    void refusesWhatTheProtocolDoesNotAllow(String body) throws Exception {
        assertError(post(INFER, body), 400);
    }

    @Test
    void leavesAloneWhatTheProtocolDoesNotName() throws Exception {
        String body = inferRequest("\"shape\":[1],\"data\":[\"card\"],\"extra\":{\"a\":1}");

        assertThat(post(INFER, body.replaceFirst("\\{", "{\"extra\":[1],")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersInTheProtocolsWordsWhateverIsWrong() throws Exception {
        KeywordModel.write(registry(), "on-disk");

        assertError(get("/v2/models/other"), 404);
        assertError(get("/v2/models/text-classifier/versions/v9"), 404);
        assertError(get("/v2/nowhere"), 404);
        assertError(get(INFER), 405);
        assertError(post(INFER, inferRequest("\"shape\":[1],\"data\":[\" \"]")), 422);
        HttpResponse<String> notLoaded = get("/v2/models/text-classifier/versions/on-disk/ready");
        assertThat(notLoaded.statusCode()).isEqualTo(503);
        assertThat(notLoaded.body()).isEqualTo("{\"name\":\"text-classifier\",\"ready\":false}");
    }

    private static String inferRequest(String tensor) {
        return "{\"id\":\"42\",\"inputs\":[{\"name\":\"text\",\"datatype\":\"BYTES\","
                + tensor
                + "}]}";
    }

    private static void assertError(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = json(response);
        assertThat(body.propertyNames()).containsExactly("error");
        assertThat(body.get("error").stringValue()).isNotBlank();
    }
}

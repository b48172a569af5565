package io.mlpipeline.mlservice.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.ServiceTests;
import io.mlpipeline.mlservice.keyword.KeywordModel;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelControllerTests extends ServiceTests {

    @BeforeEach
    void makeV2Champion() throws Exception {
        put("/models/aliases/champion", "{\"version\":\"v1\"}");
        put("/models/aliases/champion", "{\"version\":\"v2\"}");
    }

    @Test
    void listsVersionsWithTheirManifestsFactsAndAliases() throws Exception {
        JsonNode list = json(get("/models"));

        JsonNode v2 =
                list.get("models")
                        .valueStream()
                        .filter(model -> model.get("version").stringValue().equals("v2"))
                        .findFirst()
                        .orElseThrow();
        assertThat(v2.get("engine").stringValue()).isEqualTo("linear");
        assertThat(v2.get("labels").intValue()).isEqualTo(3);
        assertThat(v2.get("metrics").get("accuracy").doubleValue()).isEqualTo(0.875);
        assertThat(v2.get("loaded").booleanValue()).isTrue();
        assertThat(v2.get("aliases").get(0).stringValue()).isEqualTo("champion");
        assertThat(list.get("aliases").get(0).get("version").stringValue()).isEqualTo("v2");
    }

    @Test
    void describesAVersionByManifestAndReport() throws Exception {
        JsonNode model = json(get("/models/champion"));

        assertThat(model.get("manifest").get("version").stringValue()).isEqualTo("v2");
        assertThat(model.get("manifest").get("files").has(KeywordModel.KEYWORDS)).isTrue();
        assertThat(model.get("report").get("accuracy").doubleValue()).isEqualTo(0.875);
    }

    @Test
    void knowsNoOtherVersionsOrAliases() throws Exception {
        assertProblem(get("/models/v9"), 404, "model_not_found");
        assertProblem(
                put("/models/aliases/champion", "{\"version\":\"v9\"}"), 404, "model_not_found");
        assertProblem(put("/models/aliases/king", "{\"version\":\"v1\"}"), 404, "model_not_found");
        assertProblem(
                put("/models/aliases/champion", "{\"version\":\"../v1\"}"), 404, "model_not_found");
        assertProblem(put("/models/aliases/champion", "{}"), 400, "invalid_request");
    }

    @Test
    void movesTheChampionAndRollsBackWithOneCall() throws Exception {
        JsonNode moved = json(put("/models/aliases/champion", "{\"version\":\"v1\"}"));
        assertThat(moved.get("version").stringValue()).isEqualTo("v1");
        assertThat(moved.get("previous").stringValue()).isEqualTo("v2");
        assertThat(answering()).isEqualTo("v1");

        JsonNode back = json(post("/models/aliases/champion/rollback", ""));
        assertThat(back.get("version").stringValue()).isEqualTo("v2");
        assertThat(answering()).isEqualTo("v2");
        assertThat(get("/metrics").body())
                .contains("ml_model_active{alias=\"champion\",model_version=\"v2\"} 1.0")
                .doesNotContain("ml_model_active{alias=\"champion\",model_version=\"v1\"}")
                .contains("ml_model_accuracy{model_version=\"v2\",source=\"holdout\"} 0.875")
                .contains("ml_model_load_seconds_count");
    }

    @Test
    void refusesADamagedVersionAndServesOn() throws Exception {
        KeywordModel.write(registry(), "damaged");
        Files.writeString(
                registry().resolve("damaged").resolve(KeywordModel.KEYWORDS), "a\nb\nc\n");

        HttpResponse<String> response =
                put("/models/aliases/champion", "{\"version\":\"damaged\"}");

        assertProblem(response, 409, "model_corrupt");
        assertThat(json(response).get("detail").stringValue()).contains(KeywordModel.KEYWORDS);
        assertThat(answering()).isEqualTo("v2");
    }

    @Test
    void deletesOnlyVersionsWithoutAnAlias() throws Exception {
        KeywordModel.write(registry(), "old");

        assertProblem(delete("/models/v2"), 409, "conflict");
        assertThat(delete("/models/old").statusCode()).isEqualTo(204);
        assertProblem(delete("/models/old"), 404, "model_not_found");
        assertThat(registry().resolve("old")).doesNotExist();
    }

    @Test
    void answersByNoVersionThatIsNotInMemory() throws Exception {
        KeywordModel.write(registry(), "on-disk");

        assertProblem(post("/predict?model=on-disk", "{\"text\":\"card\"}"), 409, "conflict");
    }

    @Test
    void isDescribedByOpenApi() throws Exception {
        JsonNode document = json(get("/openapi.json"));

        assertThat(document.get("paths").propertyNames())
                .contains("/predict", "/models", "/models/aliases/{alias}")
                .allMatch(path -> List.of("predict", "models", "jobs", "v2").contains(first(path)));
        assertThat(document.at("/components/schemas").propertyNames())
                .as("JSON of any shape is not told by the Java class that holds it")
                .doesNotContain("JsonNode");
        assertThat(get("/swagger-ui.html").statusCode()).isBetween(200, 302);
    }

    private static String first(String path) {
        return path.split("/")[1];
    }

    private String answering() throws Exception {
        return json(post("/predict", "{\"text\":\"card\"}")).get("modelVersion").stringValue();
    }
}

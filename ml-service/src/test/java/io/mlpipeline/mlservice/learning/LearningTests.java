package io.mlpipeline.mlservice.learning;

import static io.mlpipeline.mlservice.training.job.TrainingService.await;
import static io.mlpipeline.mlservice.training.job.TrainingService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.dataset.Example;
import io.mlpipeline.mlservice.dataset.TextDigests;
import io.mlpipeline.mlservice.training.SampleTexts;
import io.mlpipeline.mlservice.training.job.TrainingService;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** From collected labels to a version that may follow the champion, or may not. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "mlpipeline.registry.warm-up-rounds=2",
            "spring.flyway.enabled=false",
            "logging.structured.format.console=",
            "mlpipeline.drain.grace=0s",
            "mlpipeline.drain.refusal=0s"
        })
@PipelineServers(DatabaseRole.ML_SERVICE)
class LearningTests {

    private static final Path REGISTRY = registry();
    private static final int CLASSES = 4;

    @LocalServerPort private int port;

    private final CollectedTexts collected;
    private TrainingService service = new TrainingService(0);

    LearningTests(PostgresDatabase database) {
        this.collected = new CollectedTexts(database);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("mlpipeline.registry.directory", REGISTRY::toString);
    }

    @BeforeEach
    void beginWithNothingCollected() {
        collected.clear();
        service = new TrainingService(port);
        await(() -> status("/health/readiness") == 200);
    }

    @Test
    void givesTheSameModelForTheSameDataAndSeed() throws Exception {
        List<Example> examples = SampleTexts.of(CLASSES, 30, 5);
        collected.add(examples);
        String first = trained();
        collected.clear();
        Collections.reverse(examples);
        collected.add(examples);

        assertThat(trained()).isEqualTo(first);
    }

    @Test
    void trainsOnNothingOfTheHoldOut() throws Exception {
        collected.add(SampleTexts.of(CLASSES, 100, 6));
        collected.correct(SampleTexts.of(CLASSES, 50, 7), "class_0");
        TextDigests trainedOn = TextDigests.read(REGISTRY.resolve(trained()));

        assertThat(collected.heldOut()).hasSizeBetween(50, 130).noneMatch(trainedOn::contains);
        assertThat(trainedOn.size()).isGreaterThan(400);
    }

    @Test
    void learnsWhatPeopleCorrectedAndShowsIt() throws Exception {
        List<Example> examples = SampleTexts.of(CLASSES, 80, 1);
        makeChampion(uploaded(examples));
        collected.add(SampleTexts.of(CLASSES, 80, 2));
        collected.correct(correctionsOfAPair(300), "class_0");

        JsonNode job = job();
        String version = job.get("version").stringValue();

        JsonNode comparison = job.get("comparison");
        assertThat(comparison.get("verdict").stringValue()).isEqualTo("BETTER");
        JsonNode all = comparison.get("corrections").get("all");
        assertThat(all.get("examples").intValue()).isEqualTo(300);
        assertThat(all.get("championAccuracy").doubleValue()).isLessThan(0.2);
        assertThat(all.get("candidateAccuracy").doubleValue()).isGreaterThan(0.9);
        JsonNode heldOut = comparison.get("corrections").get("heldOut");
        assertThat(heldOut.get("examples").intValue()).isBetween(20, 80);
        assertThat(heldOut.get("candidateAccuracy").doubleValue()).isGreaterThan(0.8);
        assertThat(comparison.get("feedback").get("compared")).isEqualTo(heldOut);
        assertThat(comparison.get("holdOut").get("compared").get("examples").intValue())
                .isGreaterThan(60);
        assertThat(json(service.get("/models/candidate/comparison"))).isEqualTo(comparison);
        assertThat(json(service.get("/models/candidate")).get("manifest").get("version"))
                .isEqualTo(job.get("version"));

        assertThat(promote(version, false).statusCode()).isEqualTo(200);
    }

    @Test
    void letsAVersionOfTheSameTextsFollowThoughNothingCanBeCompared() throws Exception {
        List<Example> examples = SampleTexts.of(CLASSES, 40, 3);
        makeChampion(uploaded(examples));
        collected.add(examples);

        JsonNode job = job();

        JsonNode comparison = job.get("comparison");
        assertThat(comparison.get("verdict").stringValue()).isEqualTo("NOT_COMPARED");
        assertThat(comparison.get("notes").get(0).stringValue()).startsWith("Nothing could be");
        JsonNode holdOut = comparison.get("holdOut");
        assertThat(holdOut.get("championTrainedOn")).isEqualTo(holdOut.get("examples"));
        assertThat(promote(job.get("version").stringValue(), false).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAWorseVersionUnlessOverruled() throws Exception {
        String champion = uploaded(SampleTexts.of(CLASSES, 60, 10));
        makeChampion(champion);
        collected.add(SampleTexts.of(CLASSES, 80, 11));
        String worse = uploaded(mislabelled(SampleTexts.of(CLASSES, 60, 12)));

        HttpResponse<String> refused = promote(worse, false);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(json(refused).get("code").stringValue()).isEqualTo("conflict");
        assertThat(json(refused).get("reasons").get(0).stringValue())
                .startsWith("On the hold-out it answers ");
        assertThat(champion()).isEqualTo(champion);
        assertThat(promote(worse, true).statusCode()).isEqualTo(200);
        assertThat(champion()).isEqualTo(worse);
        HttpResponse<String> back =
                service.send(
                        service.request("/models/aliases/champion/rollback")
                                .POST(BodyPublishers.noBody()));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(champion()).isEqualTo(champion);
    }

    @Test
    void saysInTheJobWhyAModelDidNotBecomeTheChampion() throws Exception {
        makeChampion(uploaded(SampleTexts.of(CLASSES, 60, 20)));
        collected.add(SampleTexts.of(CLASSES, 80, 21));
        String csv = SampleTexts.csv(mislabelled(SampleTexts.of(CLASSES, 60, 22)));

        JsonNode job = service.ended(service.accepted("?engine=linear&activate=true", csv));

        assertThat(job.get("error").get("code").stringValue()).isEqualTo("conflict");
        assertThat(job.get("error").get("detail").stringValue())
                .contains("but not the champion", "On the hold-out it answers");
    }

    @Test
    void refusesAVersionThatHasForgottenLabels() throws Exception {
        makeChampion(uploaded(SampleTexts.of(CLASSES, 60, 30)));
        collected.add(
                SampleTexts.of(CLASSES, 60, 31).stream()
                        .filter(example -> !example.label().equals("class_3"))
                        .toList());

        HttpResponse<String> refused = promote(trained(), false);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(json(refused).get("reasons").get(0).stringValue())
                .isEqualTo("It does not know labels that the champion knows: class_3.");
    }

    @Test
    void takesALabelThatPeopleReplacedForNoLoss() throws Exception {
        List<Example> examples = SampleTexts.of(CLASSES, 60, 40);
        makeChampion(uploaded(examples));
        collected.add(examples);
        collected.correct(
                examples.stream()
                        .filter(example -> example.label().equals("class_3"))
                        .map(example -> new Example(example.text(), "class_2"))
                        .toList(),
                "class_3");

        JsonNode job = job();

        assertThat(job.get("comparison").get("labelsLost").get(0).stringValue())
                .isEqualTo("class_3");
        assertThat(job.get("comparison").get("reasons")).isEmpty();
        assertThat(promote(job.get("version").stringValue(), false).statusCode()).isEqualTo(200);
    }

    @Test
    void failsWithASentenceWhereTooLittleIsCollected() throws Exception {
        assertThat(failure().get("detail").stringValue()).startsWith("No labelled text has been");
        collected.add(SampleTexts.of(2, 3, 50));
        assertThat(failure().get("code").stringValue()).isEqualTo("invalid_input");
    }

    @Test
    void describesWhatWasAskedForAndRefusesWhatDoesNotApply() throws Exception {
        collected.add(SampleTexts.of(CLASSES, 30, 60));
        JsonNode spec = job().get("spec");

        assertThat(spec.get("source").stringValue()).isEqualTo("collected");
        assertThat(spec.get("seed").longValue()).isEqualTo(7);
        assertThat(spec.has("textColumn")).isFalse();
        for (String body :
                List.of(
                        "{}",
                        "[]",
                        "{\"source\":\"thin air\"}",
                        "{\"source\":\"collected\",\"textColumn\":\"a\"}",
                        "{\"source\":\"collected\",\"engine\":\"svm\"}",
                        "{\"source\":\"collected\",\"seed\":\"7\"}",
                        "{\"source\":\"collected\",\"holdOut\":0.9}")) {
            assertThat(service.train("", "application/json", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    /** Texts of class_0 that, by a new rule, are class_1 because they speak of today. */
    private static List<Example> correctionsOfAPair(int count) {
        return SampleTexts.of(2, 1_000, 9).stream()
                .filter(example -> example.label().equals("class_0"))
                .filter(example -> example.text().contains("today"))
                .map(Example::text)
                .distinct()
                .limit(count)
                .map(text -> new Example(text, "class_1"))
                .toList();
    }

    private static List<Example> mislabelled(List<Example> examples) {
        List<Example> wrong = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            boolean spared = i % 3 == 0;
            wrong.add(
                    spared
                            ? example
                            : new Example(
                                    example.text(),
                                    example.label().equals("class_0") ? "class_1" : "class_0"));
        }
        return wrong;
    }

    private String uploaded(List<Example> examples) throws Exception {
        return service.succeeded(service.accepted("?engine=linear", SampleTexts.csv(examples)))
                .get("version")
                .stringValue();
    }

    private String trained() throws Exception {
        return job().get("version").stringValue();
    }

    private JsonNode job() throws Exception {
        return service.succeeded(queued());
    }

    private JsonNode failure() throws Exception {
        JsonNode job = service.ended(queued());
        assertThat(job.get("state").stringValue()).isEqualTo("FAILED");
        return job.get("error");
    }

    private String queued() throws Exception {
        HttpResponse<String> accepted =
                service.train(
                        "",
                        "application/json",
                        "{\"source\":\"collected\",\"engine\":\"linear\",\"seed\":7}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return json(accepted).get("id").stringValue();
    }

    private void makeChampion(String version) throws Exception {
        HttpResponse<String> moved = promote(version, true);
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    }

    private HttpResponse<String> promote(String version, boolean overrule) throws Exception {
        String body =
                overrule
                        ? "{\"version\":\"%s\",\"overrule\":true}".formatted(version)
                        : "{\"version\":\"%s\"}".formatted(version);
        return service.send(
                service.request("/models/aliases/champion")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private String champion() throws Exception {
        return json(service.get("/models/champion")).get("manifest").get("version").stringValue();
    }

    private int status(String path) {
        try {
            return service.get(path).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Path registry() {
        try {
            return Files.createTempDirectory("registry-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.mlpipeline.mlservice.training.job;

import static io.mlpipeline.mlservice.training.job.TrainingService.ENDLESS;
import static io.mlpipeline.mlservice.training.job.TrainingService.await;
import static io.mlpipeline.mlservice.training.job.TrainingService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.dataset.Example;
import io.mlpipeline.mlservice.training.SampleTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Training over HTTP, from an upload to an answer of the model. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "mlpipeline.registry.warm-up-rounds=2",
            "mlpipeline.training.max-waiting=1",
            "mlpipeline.training.max-ended=40",
            "mlpipeline.training.heartbeat=50ms",
            "mlpipeline.training.max-watchers=3",
            "mlpipeline.limits.max-body=64KB",
            "mlpipeline.limits.max-bulk-body=2MB",
            "spring.servlet.multipart.max-request-size=2MB",
            "logging.structured.format.console=",
            "mlpipeline.drain.grace=0s",
            "mlpipeline.drain.refusal=0s"
        })
class TrainingControllerTests {

    private static final Path REGISTRY = folder("registry-test");
    private static final Path UPLOADS = folder("uploads-test");
    private static final List<Example> EXAMPLES = SampleTexts.of(3, 20, 1);
    private static final String CSV = SampleTexts.csv(EXAMPLES);

    @LocalServerPort private int port;

    private TrainingService service = new TrainingService(0);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("mlpipeline.registry.directory", REGISTRY::toString);
        settings.add("mlpipeline.training.directory", UPLOADS::toString);
    }

    @BeforeEach
    void awaitTheRegistry() {
        service = new TrainingService(port);
        await(() -> status("/models") == 200);
    }

    @AfterEach
    void endAllJobs() throws Exception {
        for (JsonNode job : json(service.get("/jobs")).get("jobs")) {
            service.delete("/jobs/" + job.get("id").stringValue());
            service.ended(job.get("id").stringValue());
        }
        assertThat(UPLOADS).isEmptyDirectory();
    }

    @Test
    void turnsAnUploadIntoAModelThatAnswers() throws Exception {
        HttpResponse<String> accepted =
                service.train("?engine=linear&seed=7&licence=CC0-1.0", "text/csv", CSV);

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String id = json(accepted).get("id").stringValue();
        assertThat(accepted.headers().firstValue("Location")).hasValue("/jobs/" + id);
        JsonNode job = service.succeeded(id);
        assertThat(job.get("progress").get("percent").intValue()).isEqualTo(100);
        assertThat(job.get("progress").get("stage").stringValue()).isEqualTo("write");
        assertThat(job.get("spec").get("seed").longValue()).isEqualTo(7);
        assertThat(job.get("spec").get("format").stringValue()).isEqualTo("csv");
        assertThat(job.get("metrics").get("accuracy").doubleValue()).isGreaterThan(0.5);
        assertThat(job.has("error")).isFalse();
        assertThat(Instant.parse(job.get("created").stringValue()))
                .isBeforeOrEqualTo(Instant.parse(job.get("started").stringValue()));
        String version = job.get("version").stringValue();
        assertThat(job.get("model").stringValue()).isEqualTo("/models/" + version);
        JsonNode model = json(service.get("/models/" + version));
        assertThat(model.get("manifest").get("licence").stringValue()).isEqualTo("CC0-1.0");
        assertThat(model.get("report").get("engine").stringValue()).isEqualTo("linear");
        service.assertLearnt(version, EXAMPLES);
    }

    @Test
    void makesTheModelTheChampionIfAsked() throws Exception {
        HttpResponse<String> accepted =
                service.train(
                        "?engine=cascade&activate=true",
                        "application/x-ndjson",
                        SampleTexts.ndjson(EXAMPLES));

        JsonNode job = service.succeeded(json(accepted).get("id").stringValue());
        service.assertChampionAnswers(job.get("version").stringValue(), EXAMPLES);
    }

    @ParameterizedTest
    @CsvSource({"data.csv, application/octet-stream", "upload, text/csv; charset=utf-8"})
    void takesAFileOfAFormByItsNameOrType(String name, String type) throws Exception {
        HttpResponse<String> accepted = form("?engine=linear", "file", name, type, CSV);

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        service.succeeded(json(accepted).get("id").stringValue());
    }

    @Test
    void publishesTheSameDataAndSeedAsTheSameVersion() throws Exception {
        JsonNode first = service.succeeded(service.accepted("?engine=linear&seed=3", CSV));
        JsonNode second = service.succeeded(service.accepted("?engine=linear&seed=3", CSV));

        assertThat(second.get("version")).isEqualTo(first.get("version"));
    }

    @Test
    void answersUnderTheApiPrefixToo() throws Exception {
        HttpResponse<String> accepted =
                service.send(
                        service.request("/api/models/train?engine=linear")
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString(CSV)));

        assertThat(accepted.statusCode()).isEqualTo(202);
        String id = json(accepted).get("id").stringValue();
        assertThat(status("/api/jobs/" + id)).isEqualTo(200);
    }

    @Test
    void tellsEveryWatcherOfEveryStep() throws Exception {
        String running = service.accepted("?engine=linear", ENDLESS);
        String id = service.accepted("?engine=linear", CSV);
        try (Stream<String> first = service.events("/jobs/" + id);
                Stream<String> second = service.events("/jobs/" + id + "/events")) {
            service.delete("/jobs/" + running);
            for (Stream<String> lines : List.of(first, second)) {
                assertTold(lines.toList());
            }
        }
        try (Stream<String> late = service.events("/jobs/" + id)) {
            assertThat(late.filter(line -> line.startsWith("event:")))
                    .containsExactly("event: done");
        }
    }

    private static void assertTold(List<String> lines) {
        List<String> events = lines.stream().filter(line -> line.startsWith("event:")).toList();
        assertThat(events).first().isEqualTo("event: progress");
        assertThat(events).last().isEqualTo("event: done");
        List<JsonNode> jobs =
                lines.stream()
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> json(line.substring("data: ".length())))
                        .toList();
        assertThat(jobs.getFirst().get("state").stringValue()).isEqualTo("QUEUED");
        assertThat(jobs.getLast().get("state").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(jobs.stream().filter(job -> job.has("progress")))
                .extracting(job -> job.get("progress").get("percent").intValue())
                .isSorted()
                .last()
                .isEqualTo(100);
    }

    @Test
    void freesThePlaceOfAWatcherWhoHasGone() throws Exception {
        String id = service.accepted("?engine=encoder", ENDLESS);
        for (int i = 0; i < 3; i++) {
            try (Stream<String> lines = service.events("/jobs/" + id)) {
                assertThat(lines.findFirst()).hasValue("event: progress");
            }
        }
        await(() -> {
            // as soon as the heartbeats have failed
            try (Stream<String> lines = service.events("/jobs/" + id)) {
                return lines.findFirst().isPresent();
            } catch (AssertionError e) {
                return false;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void boundsItsWatchersAndLetsThemKnowThatItIsThere() throws Exception {
        service.accepted("?engine=encoder", ENDLESS);
        String id = service.accepted("?engine=linear", CSV);
        try (Stream<String> first = service.events("/jobs/" + id);
                Stream<String> second = service.events("/jobs/" + id);
                Stream<String> third = service.events("/jobs/" + id)) {
            assertProblem(service.get("/jobs/" + id + "/events"), 429, "overloaded");
            Iterator<String> lines = first.iterator();
            do {
                assertThat(lines).hasNext();
            } while (!lines.next().equals(": still there"));
            service.delete("/jobs/" + id);

            assertThat(second).contains("event: done");
            assertThat(third).contains("event: done");
        }
    }

    @Test
    void cancelsTheOneThatRuns() throws Exception {
        String id = service.accepted("?engine=encoder", ENDLESS);
        await(() -> service.stateOf(id).equals("RUNNING"));

        assertThat(service.delete("/jobs/" + id).statusCode()).isEqualTo(202);

        JsonNode job = service.ended(id);
        assertThat(job.get("state").stringValue()).isEqualTo("CANCELLED");
        assertThat(job.has("ended")).isTrue();
        assertThat(UPLOADS).isEmptyDirectory();
        assertProblem(service.delete("/jobs/" + id), 409, "conflict");
    }

    @Test
    void boundsThoseThatWait() throws Exception {
        String running = service.accepted("?engine=encoder", ENDLESS);
        await(() -> service.stateOf(running).equals("RUNNING"));
        String waiting = service.accepted("?engine=linear", CSV);
        assertThat(service.stateOf(waiting)).isEqualTo("QUEUED");

        HttpResponse<String> refused = service.train("?engine=linear", "text/csv", CSV);
        assertProblem(refused, 429, "overloaded");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        HttpResponse<String> cancelled = service.delete("/jobs/" + waiting);
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).get("state").stringValue()).isEqualTo("CANCELLED");
        assertThat(json(cancelled).has("started")).isFalse();

        String next = service.accepted("?engine=linear", CSV);
        service.delete("/jobs/" + running);
        service.succeeded(next);
        assertThat(json(service.get("/jobs")).get("jobs").valueStream())
                .extracting(job -> job.get("id").stringValue())
                .startsWith(next, waiting, running);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'body,label\na,x\n'   | The CSV has no column 'text'",
                "'text,label\na,x\n'   | training needs at least two",
                "'text,label\n\"a,x\n' | look for a quote that is not closed",
            })
    void failsWithASentenceThatSaysWhatToDo(String csv, String sentence) throws Exception {
        JsonNode job = service.ended(service.accepted("?engine=linear", csv));

        assertThat(job.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(job.get("error").get("code").stringValue()).isEqualTo("invalid_input");
        assertThat(job.get("error").get("detail").stringValue()).contains(sentence);
        assertThat(job.has("version")).isFalse();
    }

    @Test
    void saysBeforeItTrainsThatTheRegistryCannotBeWrittenTo() throws Exception {
        Path aside = REGISTRY.resolveSibling(REGISTRY.getFileName() + "-aside");
        Files.move(REGISTRY, aside);
        Files.writeString(REGISTRY, "in the way");
        try {
            JsonNode job = service.ended(service.accepted("?engine=linear", CSV));

            assertThat(job.get("state").stringValue()).isEqualTo("FAILED");
            assertThat(job.get("error").get("code").stringValue()).isEqualTo("conflict");
            assertThat(job.get("error").get("detail").stringValue())
                    .contains("directory cannot be written to");
            assertThat(job.has("progress")).isFalse();
        } finally {
            Files.delete(REGISTRY);
            Files.move(aside, REGISTRY);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?engine=svm              | The engine must be one of",
                "?engine=onnx             | train linear, encoder or cascade.",
                "?seed=seven              | The parameter 'seed' is a whole number.",
                "?holdOut=0.9             | The hold-out must be between 0.05 and 0.5.",
                "?holdOut=NaN             | The hold-out must be between 0.05 and 0.5.",
                "?holdOut=half            | The parameter 'holdOut' is a number",
                "?maxAccuracyLoss=-1      | between 0 and 1.",
                "?textColumn=             | The parameter 'textColumn' is 1 to 200 characters",
                "?labelColumn=a%0Ab       | The parameter 'labelColumn' is 1 to 200 characters",
                "?activate=yes            | The parameter 'activate' is true or false.",
                "?text-column=body        | The parameters are textColumn, labelColumn,",
            })
    void refusesWrongParameters(String query, String sentence) throws Exception {
        HttpResponse<String> response = service.train(query, "text/csv", CSV);

        assertProblem(response, 400, "invalid_request");
        assertThat(json(response).get("detail").stringValue()).contains(sentence);
    }

    @Test
    void refusesBodiesThatHoldNoData() throws Exception {
        assertProblem(service.train("", "text/csv", ""), 400, "invalid_request");
        assertProblem(service.train("", "text/plain", CSV), 415, "unsupported_media_type");
        assertProblem(service.train("", "application/json", "[]"), 400, "invalid_request");
        assertProblem(
                service.train("", "application/x-www-form-urlencoded", CSV),
                415,
                "unsupported_media_type");
        assertProblem(form("", "data", "a.csv", "text/csv", CSV), 400, "invalid_request");
        assertProblem(form("", "file", "a.csv", "text/csv", ""), 400, "invalid_request");
        assertProblem(
                form("", "file", "a.xlsx", "application/vnd.ms-excel", CSV),
                415,
                "unsupported_media_type");
        assertProblem(
                service.train("", "multipart/form-data; boundary=x", "--x\r\nbroken"),
                400,
                "invalid_request");
    }

    @Test
    void hasNothingCollectedToTrainOnAndComparesNothingWithoutADatabase() throws Exception {
        HttpResponse<String> refused =
                service.train("", "application/json", "{\"source\":\"collected\"}");

        assertProblem(refused, 409, "conflict");
        assertThat(json(refused).get("detail").stringValue()).contains("spring.datasource.url");
        assertProblem(service.get("/models/champion/comparison"), 404, "comparison_not_found");
    }

    @Test
    void refusesBodiesThatAreTooLargeWhetherTheySayTheirSizeOrNot() throws Exception {
        byte[] large = "a".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII);

        assertProblem(
                service.send(
                        service.request("/models/train")
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofByteArray(large))),
                413,
                "too_large");
        assertProblem(
                service.send(
                        service.request("/models/train")
                                .header("Content-Type", "text/csv")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(large)))),
                413,
                "too_large");
        assertProblem(form("", "file", "a.csv", "text/csv", "a".repeat(3 << 20)), 413, "too_large");
        byte[] largePart =
                part("file", "a.csv", "text/csv", "a".repeat(3 << 20))
                        .getBytes(StandardCharsets.US_ASCII);
        assertProblem(
                service.send(
                        service.request("/models/train")
                                .header("Content-Type", "multipart/form-data; boundary=frontier")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(largePart)))),
                413,
                "too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/none", "/jobs/none/events"})
    void knowsNoOtherJobs(String path) throws Exception {
        assertProblem(service.get(path), 404, "job_not_found");
        assertProblem(
                service.send(service.request(path).header("Accept", "text/event-stream").GET()),
                404,
                "job_not_found");
        assertProblem(service.delete("/jobs/none"), 404, "job_not_found");
    }

    @Test
    void answersJsonToWhoeverAsksForNoEvents() throws Exception {
        String id = service.accepted("?engine=linear", CSV);
        for (String accept : List.of("*/*", "application/json", "application/json, */*;q=0.1")) {
            HttpResponse<String> response =
                    service.send(service.request("/jobs/" + id).header("Accept", accept).GET());

            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        }
    }

    @Test
    void measuresTrainings() throws Exception {
        service.succeeded(service.accepted("?engine=linear", CSV));

        await(() -> metrics().contains("outcome=\"succeeded\""));
        assertThat(metrics())
                .containsPattern(
                        "ml_training_seconds_count\\{engine=\"linear\",outcome=\"succeeded\"\\} [1-9]")
                .contains("ml_training_seconds_bucket{")
                .containsPattern("ml_training_jobs\\{state=\"succeeded\"\\} [1-9]")
                .contains("ml_training_jobs{state=\"running\"} 0.0");
    }

    @Test
    void isDescribedByOpenApi() throws Exception {
        JsonNode paths = json(service.get("/openapi.json")).get("paths");

        JsonNode train = paths.get("/models/train").get("post");
        assertThat(train.get("parameters").valueStream())
                .extracting(parameter -> parameter.get("name").stringValue())
                .contains("textColumn", "engine", "holdOut", "activate");
        assertThat(train.get("requestBody").get("content").propertyNames())
                .contains(
                        "text/csv",
                        "application/x-ndjson",
                        "multipart/form-data",
                        "application/json");
        assertThat(train.get("responses").propertyNames()).contains("202", "default");
        assertThat(paths.get("/jobs/{id}").propertyNames()).contains("get", "delete");
    }

    private String metrics() {
        try {
            return service.get("/metrics").body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int status(String path) {
        try {
            return service.get(path).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> form(
            String query, String part, String name, String type, String content) throws Exception {
        return service.train(
                query, "multipart/form-data; boundary=frontier", part(part, name, type, content));
    }

    private static String part(String part, String name, String type, String content) {
        return "--frontier\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n--frontier--\r\n"
                .formatted(part, name, type, content);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").stringValue()).isEqualTo(code);
    }

    private static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

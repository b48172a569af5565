package io.mlpipeline.quickstart.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.embedded.ServerProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The data's way through the whole suite, each service a process of its own: bad lines, what people
 * correct, and what the logs hold of it. Corrections are learned by the linear engine; {@code
 * -Dmlpipeline.engine=cascade} takes the default one, and minutes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopTests {

    private static final String ENGINE = System.getProperty("mlpipeline.engine", "linear");
    private static final String NDJSON = "application/x-ndjson";
    private static final int CORRECTIONS = 300;
    private static final Duration CLEANED_WITHIN = Duration.ofMinutes(2);
    private static final String BEFORE = "card_arrival";
    private static final String AFTER = "card_delivery_estimate";
    private static final String MARK = "zanzibarquartz";

    @TempDir static Path data;

    private static TestedSuite suite;

    @BeforeAll
    static void start() throws Exception {
        suite = TestedSuite.start(data);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    @Order(1)
    void tellsEachBadLineAndKeepsTheRest() {
        byte[] lines =
                """
                {"text":"a first good line","externalId":"line-1"}
                {"text":"not UTF-8: ~"}
                {"text":"an unknown label","label":"no_such_label"}
                {"text":"another text","externalId":"line-1"}
                {"text":"two labels","label":"card_arrival","externalId":"line-5"}
                {"text":"two labels","label":"cash_withdrawal_charge","externalId":"line-5"}
                {"text":"broken
                {"text":"a last good line"}
                """
                        .getBytes(UTF_8);
        lines[new String(lines, UTF_8).indexOf('~')] = (byte) 0xff;

        JsonNode report = TestedSuite.good(suite.post("/api/texts", NDJSON, lines));

        assertThat(report.get("accepted").intValue()).as(report.toString()).isEqualTo(3);
        assertThat(report.get("errors"))
                .extracting(error -> error.get("line").intValue())
                .containsExactly(2, 3, 4, 6, 7);
        assertThat(report.get("errors"))
                .allSatisfy(error -> assertThat(error.get("reason").stringValue()).isNotBlank());
    }

    @Test
    @Order(1)
    void keepsTheRestOfACsvWithABrokenQuote() {
        String file = "text,label\n\"broken,card_arrival\n" + "whole,card_arrival\n".repeat(5_000);
        JsonNode report =
                TestedSuite.good(suite.post("/api/texts", "text/csv", file.getBytes(UTF_8)));

        assertThat(report.get("accepted").intValue()).as(report.toString()).isEqualTo(5_000);
        assertThat(report.get("errors"))
                .extracting(error -> error.get("line").intValue())
                .containsExactly(2);
    }

    @Test
    @Order(1)
    void keepsTheRestOfAFileWithALineOfAGigabyte() {
        JsonNode report =
                TestedSuite.good(
                        suite.post(
                                "/api/texts",
                                NDJSON,
                                () ->
                                        sequence(
                                                text(
                                                        "{\"text\":\"before the long line\"}\n{\"text\":\""),
                                                new Letters(1L << 30),
                                                text(
                                                        "\"}\n{\"text\":\"after the long line\"}\n"))));

        assertThat(report.get("accepted").intValue()).as(report.toString()).isEqualTo(2);
        assertThat(report.get("errors").get(0).get("line").intValue()).isEqualTo(2);
        assertThat(report.get("errors").get(0).get("reason").stringValue())
                .isEqualTo("is longer than 131072 bytes");
    }

    @Test
    @Order(2)
    void twoReplicasAnswerWithWhatPeopleCorrected() throws Exception {
        ServerProcess first = suite.parts().mlService();
        ServerProcess second = suite.secondReplica();
        List<String> letters = letters();
        correct(letters);
        byte[] sample = Files.readAllBytes(Path.of("../samples/banking77.csv"));
        TestedSuite.good(suite.post("/api/texts?labelColumn=category", "text/csv", sample));
        suite.awaitCleaned(CLEANED_WITHIN);

        JsonNode job = train();
        String version = job.get("version").stringValue();

        JsonNode comparison = job.get("comparison");
        assertThat(comparison.get("verdict").stringValue())
                .as(comparison.toString())
                .isEqualTo("BETTER");
        JsonNode all = comparison.get("corrections").get("all");
        assertThat(all.get("examples").intValue()).isEqualTo(CORRECTIONS);
        assertThat(all.get("championAccuracy").doubleValue()).isLessThan(0.1);
        assertThat(all.get("candidateAccuracy").doubleValue()).isGreaterThan(0.9);
        assertThat(suite.get("/api/models/candidate/comparison")).isEqualTo(comparison);

        Set<String> failures = ConcurrentHashMap.newKeySet();
        AtomicInteger answers = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ServerProcess replica : List.of(first, second, first, second)) {
                users.submit(() -> {
                    while (!stop.get()) {
                        HttpResponse<String> answer = suite.predict(replica, body("a card"));
                        answers.incrementAndGet();
                        if (answer.statusCode() != 200) {
                            failures.add(answer.body());
                        }
                    }
                });
            }
            try {
                TestedSuite.good(
                        suite.put(
                                "/api/models/aliases/champion",
                                "{\"version\":\"%s\"}".formatted(version)));
                TestedSuite.await(
                        "both replicas answer with " + version,
                        Duration.ofSeconds(5),
                        () -> version.equals(version(first)) && version.equals(version(second)));
            } finally {
                stop.set(true);
            }
        }
        assertThat(answers).hasValueGreaterThan(10);
        assertThat(failures).isEmpty();
        for (ServerProcess replica : List.of(first, second)) {
            assertThat(labels(replica, letters))
                    .filteredOn(AFTER::equals)
                    .hasSizeGreaterThan(CORRECTIONS * 9 / 10);
        }
    }

    @Test
    @Order(3)
    void noLogHoldsAText() throws Exception {
        suite.execute(
                "alter table text add constraint poison check (cleaned !~ 'poison') not valid");
        String marked = "My card " + MARK + " is lost";
        sendEverywhere(marked);
        suite.postJson("/api/texts", body(marked + " poison"));
        TestedSuite.await(
                "the poison is a dead letter",
                Duration.ofMinutes(2),
                () -> suite.count("select count(*) from dead_letter") > 0);
        suite.execute("alter table text drop constraint poison");
        suite.parts().redis().command("XADD texts * id " + MARK);
        suite.parts().redis().command("XADD predictions * prediction {" + MARK);
        suite.awaitCleaned(CLEANED_WITHIN);

        try (Stream<Path> logs = Files.list(suite.logs())) {
            List<Path> files = logs.toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(5);
            assertThat(files)
                    .allSatisfy(log -> assertThat(log).content().doesNotContain(MARK))
                    .anySatisfy(log -> assertThat(log).content().contains("poison"));
        }
    }

    /** Good and bad, wherever a text can go in. */
    private static void sendEverywhere(String marked) {
        byte[] good = body(marked).getBytes(UTF_8);
        byte[] broken = body(marked).replace("}", "").getBytes(UTF_8);
        byte[] wrong = "{\"%1$s\":\"%1$s\",\"label\":[\"%1$s\"]}".formatted(marked).getBytes(UTF_8);
        for (String path :
                List.of(
                        "/api/predict",
                        "/api/predict?explain=true",
                        "/api/texts",
                        "/api/feedback",
                        "/api/preprocess",
                        "/api/preprocessor/predict",
                        "/api/data-api/predict",
                        "/api/models/train",
                        "/api/labels",
                        "/api/dead-letters/replay",
                        "/v2/models/champion/infer")) {
            for (byte[] body : List.of(good, broken, wrong)) {
                suite.post(path, "application/json", body);
            }
            suite.post(path, "text/" + MARK, good);
        }
        String row = "\"" + marked + "\"," + MARK + "\n";
        suite.post("/api/texts", "text/csv", ("text,label\n" + row + "\"" + row).getBytes(UTF_8));
        suite.post(
                "/api/texts?newLabels=accept", "text/csv", ("text,label\n" + row).getBytes(UTF_8));
        suite.post("/api/texts", NDJSON, concat(good, broken));
        suite.post(
                "/api/models/train?engine=linear",
                "text/csv",
                ("text,label\n" + row).getBytes(UTF_8));
        suite.post(
                "/v2/models/champion/infer",
                "application/json",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"%s\"]}]}"
                        .formatted(marked)
                        .getBytes(UTF_8));
        for (String path :
                List.of("/api/texts?q=", "/api/texts/", "/api/predictions/", "/api/models/")) {
            suite.send(suite.request(path + MARK));
        }
        JsonNode answer = suite.postJson("/api/predict", body(marked));
        suite.postJson(
                "/api/feedback",
                "{\"predictionId\":\"%s\",\"label\":\"%s\"}"
                        .formatted(answer.get("id").stringValue(), BEFORE));
        suite.post(
                "/api/feedback",
                "application/json",
                "{\"predictionId\":\"%s\",\"label\":\"%s\"}".formatted(MARK, MARK).getBytes(UTF_8));
    }

    /** Letters of one kind, which the model that ships takes for {@link #BEFORE}. */
    private static List<String> letters() {
        List<String> letters = new ArrayList<>();
        for (String opening :
                List.of(
                        "I am still waiting for my new card",
                        "My card has not arrived yet",
                        "The card you sent me has not come",
                        "Still no sign of my card",
                        "My bank card did not arrive",
                        "I have not received my card",
                        "Where is my card, I do not have it yet",
                        "My card is still not here")) {
            for (String cause : List.of("strike", "walkout", "stoppage", "postal strike")) {
                for (String since :
                        List.of(
                                "last Monday",
                                "last Tuesday",
                                "this weekend",
                                "yesterday",
                                "last month",
                                "the holidays",
                                "the storm",
                                "Easter",
                                "Christmas",
                                "last Friday",
                                "March",
                                "June")) {
                    letters.add("%s, since the %s of %s".formatted(opening, cause, since));
                }
            }
        }
        return letters;
    }

    /** By a new rule, what a strike holds up is no longer {@link #BEFORE}. */
    private static void correct(List<String> letters) {
        StringBuilder words = new StringBuilder();
        int corrected = 0;
        for (JsonNode answer : answers(suite.parts().mlService(), letters)) {
            if (answer.get("label").stringValue().equals(BEFORE) && corrected < CORRECTIONS) {
                words.append(
                        "{\"predictionId\":\"%s\",\"label\":\"%s\"}\n"
                                .formatted(answer.get("id").stringValue(), AFTER));
                corrected++;
            }
        }
        assertThat(corrected).as("letters taken for " + BEFORE).isEqualTo(CORRECTIONS);
        JsonNode report =
                TestedSuite.good(
                        suite.post("/api/feedback", NDJSON, words.toString().getBytes(UTF_8)));
        assertThat(report.get("accepted").intValue()).as(report.toString()).isEqualTo(CORRECTIONS);
        TestedSuite.await(
                "the corrected predictions are stored",
                Duration.ofMinutes(1),
                () ->
                        suite.count("select count(*) from feedback where content is not null")
                                == CORRECTIONS);
    }

    private static JsonNode train() {
        JsonNode queued =
                suite.postJson(
                        "/api/models/train",
                        "{\"source\":\"collected\",\"engine\":\"%s\"}".formatted(ENGINE));
        String path = "/api/jobs/" + queued.get("id").stringValue();
        TestedSuite.await(
                "the training ends",
                Duration.ofMinutes(15),
                () -> suite.get(path).get("state").stringValue().matches("SUCCEEDED|FAILED"));
        JsonNode job = suite.get(path);
        assertThat(job.get("state").stringValue()).as(job.toString()).isEqualTo("SUCCEEDED");
        return job;
    }

    private static List<JsonNode> answers(ServerProcess replica, List<String> texts) {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += 100) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + 100));
            String body = "{\"texts\":[\"" + String.join("\",\"", some) + "\"]}";
            TestedSuite.good(suite.predict(replica, body)).get("predictions").forEach(answers::add);
        }
        return answers;
    }

    private static List<String> labels(ServerProcess replica, List<String> texts) {
        return answers(replica, texts).stream()
                .map(answer -> answer.get("label").stringValue())
                .toList();
    }

    private static String version(ServerProcess replica) {
        return TestedSuite.good(suite.predict(replica, body("a card")))
                .get("modelVersion")
                .stringValue();
    }

    private static String body(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static byte[] concat(byte[] line, byte[] next) {
        return (new String(line, UTF_8) + "\n" + new String(next, UTF_8) + "\n").getBytes(UTF_8);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream sequence(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    /** The same letter, again and again. */
    private static final class Letters extends InputStream {

        private long left;

        Letters(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            java.util.Arrays.fill(into, offset, offset + read, (byte) 'x');
            left -= read;
            return read;
        }
    }
}

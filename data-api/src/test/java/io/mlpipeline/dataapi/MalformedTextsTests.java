package io.mlpipeline.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whatever is sent: a report or a 4xx problem, no trace of the inside, no text in the log. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {"mlpipeline.hand-out.enabled=false", "logging.level.io.mlpipeline=debug"})
class MalformedTextsTests extends RunningService {

    private static final long SEED = 20260115;
    private static final int ROUNDS = 1500;
    private static final String SECRET = "zanzibar";
    private static final Pattern TRACE =
            Pattern.compile("Exception|\\bat [a-z]+\\.|org\\.|java\\.");
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/json",
                    "application/x-ndjson",
                    "text/csv",
                    "application/jsonl",
                    "text/plain",
                    "application/xml");

    private final Random random = new Random(SEED);

    @Test
    void answersOddBodiesWithAReportOrAProblem() {
        for (int round = 0; round < ROUNDS; round++) {
            String type = pick(TYPES.toArray(String[]::new));
            byte[] body = oddBody();
            HttpResponse<String> answer =
                    send(
                            request(
                                            "/texts"
                                                    + pick(
                                                            "",
                                                            "?newLabels=accept",
                                                            "?newLabels=x",
                                                            "?textColumn=%00"))
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build());
            String seen = "round " + round + " -> " + answer.statusCode() + " " + answer.body();
            assertThat(answer.statusCode()).as(seen).matches(s -> s == 202 || s / 100 == 4);
            assertThat(TRACE.matcher(answer.body()).find()).as(seen).isFalse();
            if (answer.statusCode() != 202) {
                assertThat(json(answer).path("code").isString()).as(seen).isTrue();
            }
        }
    }

    @Test
    void answersOddQueriesWithAProblem() {
        for (String path :
                List.of(
                        "/texts?limit=-1",
                        "/texts?limit=many",
                        "/texts?cursor=x",
                        "/texts?label=%00",
                        "/texts/%00",
                        "/texts/..%2F",
                        "/export?format=%00",
                        "/export?what=../x")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path + answer.body()).isBetween(400, 499);
            assertThat(json(answer).path("code").isString()).as(path).isTrue();
        }
    }

    @Test
    void logsNoTextWhateverBecomesOfIt(CapturedOutput log, PostgresDatabase postgres) {
        String line = "{\"text\":\"%s\",\"externalId\":\"x\"}\n".formatted(SECRET);
        post("/texts", line);
        post("/texts", "application/x-ndjson", line.repeat(3) + line.replace("}", ""));
        post("/texts", "{\"" + SECRET + "\":\"a\"}");
        post("/texts", "{\"text\":[\"" + SECRET + "\"]}");
        post("/texts", "text/csv", "text,label\n\"" + SECRET + ",b\n" + SECRET + "," + SECRET);
        // a fault of the database within the insert
        JdbcClient owner = JdbcClient.create(postgres.dataSource(DatabaseRole.OWNER));
        owner.sql("alter table text add constraint refused check (content !~ 'zanzibar 2')")
                .update();
        HttpResponse<String> fault = post("/texts", "{\"text\":\"" + SECRET + " 2\"}");
        owner.sql("alter table text drop constraint refused").update();
        assertThat(fault.body()).doesNotContain(SECRET);
        get("/texts?q=" + SECRET);
        get("/export");
        assertThat(log.getAll()).contains("Request").doesNotContain(SECRET);
    }

    private byte[] oddBody() {
        return switch (random.nextInt(12)) {
            case 0 -> randomBytes();
            case 1 ->
                    utf8(truncated("[{\"text\":\"a b\",\"label\":\"c\"},{\"text\":\"d\\u00e9\"}]"));
            case 2 -> utf8("[".repeat(1 + random.nextInt(5_000)));
            case 3 -> utf8("{\"text\":".repeat(1 + random.nextInt(500)));
            case 4 -> utf8("{\"text\":\"a\\u" + pick("d800", "dbff", "dc00", "0000") + "\"}");
            case 5 ->
                    utf8(
                            "text,label,external_id\n"
                                    + truncated("\"a\"\"b\",c,d\n\"x\ny\",z,w\n,,\n"));
            case 6 -> utf8("{\"" + pick("txt", "TEXT", "") + "\":\"a\"}");
            case 7 -> utf8("[" + (oddValue() + ",").repeat(random.nextInt(300)) + "]");
            case 8 -> utf8("{\"text\":\"" + "x".repeat(10_001 + random.nextInt(200_000)) + "\"}");
            case 9 -> utf8("{\"text\":" + oddValue() + ",\"externalId\":" + oddValue() + "}\n");
            case 10 -> utf8("text\n" + "\"".repeat(random.nextInt(2_000)) + "\n,\n\0\n");
            default -> utf8(oddValue());
        };
    }

    private String oddValue() {
        return pick(
                "null",
                "1e999",
                "true",
                "[[[]]]",
                "{\"a\":{}}",
                "\"\"",
                "NaN",
                "'a'",
                "\"a\\u0000\"",
                "9".repeat(2_000),
                "{\"text\":\"a\",\"label\":\"" + "l".repeat(300) + "\"}");
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String truncated(String whole) {
        return whole.substring(0, random.nextInt(whole.length()));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

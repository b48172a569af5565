package io.mlpipeline.dataapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = "mlpipeline.hand-out.enabled=false")
class IntakeTests extends RunningService {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @BeforeEach
    void onlyTwoLabels() {
        database.sql("delete from text").update();
        database.sql("delete from label").update();
        post("/labels", "{\"labels\":[\"card\",\"cash\"]}");
    }

    @Test
    void storesOneTextBeforeItAnswers() {
        HttpResponse<String> answer =
                post("/api/texts", "{\"text\":\"where is it\",\"label\":\" card \"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("status").stringValue()).isEqualTo("RECEIVED");
        JsonNode stored = json(get("/texts/" + json(answer).get("id").stringValue()));
        assertThat(stored.get("text").stringValue()).isEqualTo("where is it");
        assertThat(stored.get("label").stringValue()).isEqualTo("card");
    }

    @Test
    void refusesOneTextThatCannotBeStored() {
        assertProblem(post("/texts", "{\"text\":\"a\",\"label\":\"gold\"}"), 422, "invalid_input");
        assertProblem(post("/texts", "{\"text\":\"a\\u0000\"}"), 422, "invalid_input");
        assertProblem(post("/texts", "{\"text\":\" \"}"), 422, "invalid_input");
        assertProblem(post("/texts", "{}"), 422, "invalid_input");
        assertProblem(
                post("/texts", "{\"text\":\"" + "a".repeat(10_001) + "\"}"), 422, "invalid_input");
        assertProblem(post("/texts", "{\"text\":\"\\ud800\"}"), 400, "invalid_request");
        assertProblem(post("/texts", "{\"text\":1}"), 400, "invalid_request");
        assertProblem(post("/texts", "{\"body\":\"a\"}"), 400, "invalid_request");
        assertProblem(post("/texts", ""), 400, "invalid_request");
        assertProblem(post("/texts?newLabels=maybe", "{\"text\":\"a\"}"), 400, "invalid_request");
        assertThat(stored()).isZero();
    }

    @Test
    void takesASecondSendingOfOneExternalIdForWhatItIs() {
        String first = "{\"text\":\"a\",\"label\":\"card\",\"externalId\":\"x\"}";
        JsonNode id = json(post("/texts", first)).get("id");
        assertThat(json(post("/texts", first)).get("id")).isEqualTo(id);
        assertProblem(
                post("/texts", "{\"text\":\"b\",\"label\":\"card\",\"externalId\":\"x\"}"),
                409,
                "conflict");
        assertProblem(
                post("/texts", "{\"text\":\"a\",\"label\":\"cash\",\"externalId\":\"x\"}"),
                409,
                "conflict");
        assertThat(stored()).isOne();
    }

    @Test
    void givesTheIdsOfAnArrayInItsOrder() {
        JsonNode report =
                json(
                        post(
                                "/texts",
                                """
                                [{"text":"z","externalId":"z"},{"text":""},{"text":"a","externalId":"a"},{"text":"z","externalId":"z"}]
                                """));
        assertCounts(report, 2, 1, 1);
        JsonNode ids = report.get("ids");
        assertThat(ids.get(1).isNull()).isTrue();
        assertThat(ids.get(0)).isEqualTo(ids.get(3));
        assertThat(json(get("/texts/" + ids.get(2).stringValue())).get("text").stringValue())
                .isEqualTo("a");
    }

    @Test
    void tellsEachBadLineAndKeepsTheOthers() {
        JsonNode report =
                json(
                        post(
                                "/texts",
                                NDJSON,
                                """
                                {"text":"one","label":"card","externalId":"1"}
                                {"text":"two","label":"gold"}

                                {"text":"three",
                                {"text":"four","label":"cash","externalId":"1"}
                                {"text":"one","label":"cash","externalId":"1"}
                                {"text":"one","label":"card","externalId":"1"}
                                {"text":5}
                                {"text":"six","colour":"red"}
                                {"label":"card"}
                                ["seven"]
                                {"text":"eight"}
                                """));
        assertCounts(report, 2, 1, 8);
        assertThat(lines(report)).containsExactly(2, 4, 5, 6, 8, 9, 10, 11);
        assertThat(fields(report))
                .containsExactly(
                        "label", "null", "externalId", "label", "text", "null", "text", "null");
        assertThat(report.has("ids")).isFalse();
    }

    @Test
    void holdsAFileAgainstWhatIsStored() {
        post("/texts", NDJSON, "{\"text\":\"one\",\"externalId\":\"1\"}\n");
        JsonNode report =
                json(
                        post(
                                "/texts",
                                NDJSON,
                                """
                                {"text":"one","externalId":"1"}
                                {"text":"one","label":"card","externalId":"1"}
                                {"text":"other","externalId":"1"}
                                """));
        assertCounts(report, 0, 1, 2);
        assertThat(fields(report)).containsExactly("label", "externalId");
    }

    @Test
    void acceptsNewLabelsWhereAskedToOrWhereNoneIsKnown() {
        String line = "{\"text\":\"a\",\"label\":\"gold\"}\n";
        assertCounts(json(post("/texts", NDJSON, line)), 0, 0, 1);
        assertCounts(json(post("/texts?newLabels=accept", NDJSON, line)), 1, 0, 0);
        assertCounts(json(post("/texts", NDJSON, line)), 1, 0, 0);
        database.sql("delete from label").update();
        assertCounts(json(post("/texts", NDJSON, line + line.replace("gold", "silver"))), 2, 0, 0);
        assertThat(get("/labels").body()).contains("gold", "silver");
    }

    @Test
    void readsCsvByTheNamesOfItsColumns() {
        String file =
                "\uFEFFref,category,message\r\n1,card,\"where, \"\"is\"\" it\"\r\n2,,\"two\r\nlines\"\r\n";
        JsonNode report =
                json(
                        post(
                                "/texts?textColumn=message&labelColumn=category&externalIdColumn=ref",
                                CSV,
                                file));
        assertCounts(report, 2, 0, 0);
        assertThat(contents()).containsExactly("two\nlines", "where, \"is\" it");
        assertProblem(post("/texts", CSV, file), 422, "invalid_input");
        assertProblem(post("/texts", CSV, ""), 422, "invalid_input");
    }

    @Test
    void keepsTheRestOfACsvWithABrokenQuote() {
        String rows =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "text " + i + ",card\n")
                        .collect(Collectors.joining());
        JsonNode report = json(post("/texts", CSV, "text,label\n\"broken,card\n" + rows));
        assertCounts(report, 5000, 0, 1);
        assertThat(lines(report)).containsExactly(2);
    }

    @Test
    void keepsTheRestOfBytesThatAreNotUtf8() {
        byte[] file =
                "{\"text\":\"a\"}\n{\"text\":\"?\"}\n{\"text\":\"b\"}\n"
                        .getBytes(StandardCharsets.UTF_8);
        file[22] = (byte) 0xff;
        JsonNode report = json(send(ndjson(HttpRequest.BodyPublishers.ofByteArray(file))));
        assertCounts(report, 2, 0, 1);
        assertThat(lines(report)).containsExactly(2);
    }

    @Test
    void keepsTheRestOfAFileWithALineOfHundredMegabytes() {
        HttpRequest.BodyPublisher body =
                HttpRequest.BodyPublishers.ofInputStream(() ->
                        new SequenceInputStream(
                                Collections.enumeration(
                                        List.of(
                                                bytes("{\"text\":\"a\"}\n{\"text\":\""),
                                                repeated(100),
                                                bytes("\"}\n{\"text\":\"b\"}\n")))));
        JsonNode report = json(send(ndjson(body)));
        assertCounts(report, 2, 0, 1);
        assertThat(report.get("errors").get(0).get("reason").stringValue())
                .isEqualTo("is longer than 131072 bytes");
    }

    @Test
    void listsTheFirstErrorsAndCountsTheOthers() {
        JsonNode report = json(post("/texts", NDJSON, "no\n".repeat(250)));
        assertCounts(report, 0, 0, 250);
        assertThat(report.get("errors")).hasSize(100);
        assertThat(report.get("errorsOmitted").intValue()).isEqualTo(150);
    }

    @Test
    void keepsWhatWasCommittedWhenTheClientLeavesAndTakesItAgain() throws IOException {
        String whole =
                IntStream.range(0, 3000)
                        .mapToObj(i -> "{\"text\":\"t" + i + "\",\"externalId\":\"e" + i + "\"}\n")
                        .collect(Collectors.joining());
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    bytes(
                                    "POST /texts HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                                            + whole.length()
                                            + "\r\n\r\n"
                                            + whole.substring(0, whole.length() * 2 / 3))
                            .readAllBytes());
            out.flush();
            awaitThat("first batch", () -> stored() >= 1000);
        }
        JsonNode report = json(post("/texts", NDJSON, whole));
        assertThat(report.get("rejected").intValue()).isZero();
        assertThat(report.get("unchanged").intValue()).isGreaterThanOrEqualTo(1000);
        assertThat(stored()).isEqualTo(3000);
    }

    @Test
    void storesEachTextOnceWhenTheSameFileIsSentByManyAtOnce() {
        List<String> file =
                IntStream.range(0, 2500)
                        .mapToObj(i -> "{\"text\":\"t" + i + "\",\"externalId\":\"e" + i + "\"}")
                        .collect(Collectors.toList());
        long accepted =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(i -> {
                            List<String> mine = new java.util.ArrayList<>(file);
                            Collections.rotate(mine, i * 700);
                            return post("/texts", NDJSON, String.join("\n", mine));
                        })
                        .mapToLong(answer -> {
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                            assertThat(json(answer).get("rejected").intValue()).isZero();
                            return json(answer).get("accepted").longValue();
                        })
                        .sum();
        assertThat(accepted).isEqualTo(2500);
        assertThat(stored()).isEqualTo(2500);
    }

    @Test
    void refusesWhatIsNotUtf8ByItsOwnWord() {
        assertProblem(
                post("/texts", "application/json; charset=ISO-8859-1", "{\"text\":\"a\"}"),
                415,
                "unsupported_media_type");
        assertProblem(post("/texts", "text/plain", "a"), 415, "unsupported_media_type");
    }

    private HttpRequest ndjson(HttpRequest.BodyPublisher body) {
        return request("/texts").header("Content-Type", NDJSON).POST(body).build();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static java.io.InputStream repeated(int megabytes) {
        byte[] one = new byte[1 << 20];
        Arrays.fill(one, (byte) 'x');
        return new SequenceInputStream(
                Collections.enumeration(
                        IntStream.range(0, megabytes)
                                .mapToObj(_ -> new ByteArrayInputStream(one))
                                .toList()));
    }

    private long stored() {
        return database.sql("select count(*) from text").query(Long.class).single();
    }

    private List<String> contents() {
        return database.sql("select content from text order by content").query(String.class).list();
    }

    private static void assertCounts(JsonNode report, int accepted, int unchanged, int rejected) {
        assertThat(
                        List.of(
                                report.path("accepted").intValue(),
                                report.path("unchanged").intValue(),
                                report.path("rejected").intValue()))
                .as(report.toString())
                .containsExactly(accepted, unchanged, rejected);
    }

    private static List<Integer> lines(JsonNode report) {
        return report.get("errors").values().stream().map(e -> e.get("line").intValue()).toList();
    }

    private static List<String> fields(JsonNode report) {
        return report.get("errors").values().stream()
                .map(e -> e.get("field").isNull() ? "null" : e.get("field").stringValue())
                .toList();
    }
}

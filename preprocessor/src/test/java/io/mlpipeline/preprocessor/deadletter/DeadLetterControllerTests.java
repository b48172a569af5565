package io.mlpipeline.preprocessor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlpipeline.preprocessor.ServiceTests;
import io.mlpipeline.preprocessor.StoredTexts;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PipelineServers(DatabaseRole.PREPROCESSOR)
@TestPropertySource(properties = "api_key=the-key-of-this-test")
class DeadLetterControllerTests extends ServiceTests {

    @Autowired private StringRedisTemplate redis;
    @Autowired private DeadLetters deadLetters;

    private StoredTexts texts;

    @BeforeEach
    void begin(PostgresDatabase database) {
        texts = new StoredTexts(database, redis);
        texts.jdbc().update("delete from text");
    }

    @Test
    void listsPageByPageTheNewestFirst() throws Exception {
        List<UUID> ids = dead(7);
        List<String> seen = new ArrayList<>();
        String path = "/dead-letters?limit=3";
        int pages = 0;
        while (path != null) {
            JsonNode page = json(get("/api" + path));
            page.get("deadLetters").forEach(letter -> seen.add(letter.get("textId").stringValue()));
            JsonNode next = page.get("next");
            path = next.isNull() ? null : "/dead-letters?limit=3&cursor=" + next.stringValue();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).isEqualTo(ids.reversed().stream().map(UUID::toString).toList());
    }

    @Test
    void saysWhyAndHowOften() throws Exception {
        UUID id = dead(1).getFirst();

        JsonNode letter = json(get("/dead-letters")).get("deadLetters").get(0);

        assertThat(letter.get("textId").stringValue()).isEqualTo(id.toString());
        assertThat(letter.get("reason").stringValue()).isEqualTo("as a test");
        assertThat(letter.get("attempts").intValue()).isEqualTo(5);
        assertThat(letter.get("diedAt").stringValue()).endsWith("Z");
        assertThat(texts.row(id)).containsEntry("reasons", "{processing_failed}");
    }

    @Test
    void replaysSomeOrAll() throws Exception {
        List<UUID> ids = dead(5);

        assertThat(replay("{\"ids\":[\"%s\",\"%s\"]}".formatted(ids.get(1), UUID.randomUUID())))
                .isEqualTo(1);
        assertThat(texts.row(ids.get(1)))
                .containsEntry("status", "RECEIVED")
                .containsEntry("reasons", "{}")
                .containsEntry("processed_at", null);
        assertThat(texts.count("dead_letter")).isEqualTo(4);

        assertThat(replay("{\"all\":true}")).isEqualTo(4);
        assertThat(texts.count("dead_letter")).isZero();

        ids.forEach(texts::handOut);
        await().until(() -> texts.count("text where status = 'READY'") == 5);
    }

    @Test
    void asksForTheKeyBeforeItReplays() throws Exception {
        assertProblem(post("/dead-letters/replay", "{\"all\":true}"), 401, "unauthenticated");
        assertProblem(post("/api/dead-letters/replay", "{\"all\":true}"), 401, "unauthenticated");
    }

    @Test
    void refusesAnUnclearOrderAndAMadeUpCursor() throws Exception {
        for (String order : List.of("{}", "{\"ids\":[],\"all\":true}", "{\"all\":false}")) {
            assertThat(send(order).statusCode()).as(order).isBetween(400, 422);
        }
        assertThat(get("/dead-letters?limit=0").statusCode()).isBetween(400, 422);
        assertProblem(get("/dead-letters?cursor=abc"), 400, "invalid_request");
    }

    private List<UUID> dead(int count) {
        List<UUID> ids =
                texts.receive(IntStream.range(0, count).mapToObj(i -> "Dead text " + i).toList());
        ids.forEach(id -> deadLetters.bury(id, "as a test", 5));
        return ids;
    }

    private int replay(String order) throws Exception {
        return json(send(order)).get("replayed").intValue();
    }

    private java.net.http.HttpResponse<String> send(String order) throws Exception {
        return send(
                request("/dead-letters/replay")
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", "the-key-of-this-test")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(order))
                        .build());
    }
}

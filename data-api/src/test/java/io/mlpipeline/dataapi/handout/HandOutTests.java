package io.mlpipeline.dataapi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresServer;
import io.mlpipeline.testing.RedisServer;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.test.context.TestPropertySource;

/** Handing out on servers that are emptied, killed and started again. */
@PipelineServers(value = DatabaseRole.DATA_API, own = true)
@TestPropertySource(
        properties = {
            "mlpipeline.hand-out.max-outstanding=50",
            "mlpipeline.hand-out.batch-size=20",
            "mlpipeline.hand-out.interval=20ms",
            "mlpipeline.hand-out.leader-interval=100ms"
        })
class HandOutTests extends RunningService {

    @BeforeEach
    void nothingWaits() {
        database.sql("delete from text").update();
        redis.delete("texts");
    }

    @Test
    void handsEachTextOutOnceAndNoMoreThanTheBound() {
        send(120);
        awaitThat("full", () -> outstanding().size() == 50);
        Set<UUID> seen = new HashSet<>();
        int entries = 0;
        while (seen.size() < 120) {
            List<MapRecord<String, String, String>> some = outstanding();
            assertThat(some).hasSizeLessThanOrEqualTo(50);
            entries += some.size();
            some.forEach(entry -> seen.add(done(entry)));
        }
        assertThat(entries).isEqualTo(120);
        assertThat(waiting()).isZero();
    }

    @Test
    void handsOutAgainWhatWasLostWithRedis() {
        send(30);
        awaitThat("handed out", () -> outstanding().size() == 30);
        done(outstanding().getFirst());
        redis.delete("texts");
        awaitThat("handed out again", () -> outstanding().size() == 29);
        assertThat(idsOf(outstanding())).hasSize(29);
    }

    @Test
    void handsOutAgainOneEntryThatIsGoneWhileOthersAreNot() {
        send(30);
        awaitThat("handed out", () -> outstanding().size() == 30);
        List<MapRecord<String, String, String>> entries = outstanding();
        // lost without being done
        redis.opsForStream().delete("texts", entries.get(7).getId());
        entries.forEach(entry -> {
            if (entry != entries.get(7)) {
                done(entry);
            }
        });
        awaitThat(
                "handed out again",
                () -> idsOf(outstanding()).equals(Set.of(idOf(entries.get(7)))));
    }

    @Test
    void handsOutATextWhoseIdIsOlderThanThoseBeforeIt() {
        send(5);
        awaitThat("handed out", () -> outstanding().size() == 5);
        UUID late = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L);
        database.sql("insert into text (id, content) values (?, 'late')").param(late).update();
        outstanding().forEach(this::done);
        awaitThat("handed out", () -> idsOf(outstanding()).equals(Set.of(late)));
    }

    @Test
    void goesOnAfterRedisWasKilled(RedisServer server) {
        send(5);
        awaitThat("handed out", () -> outstanding().size() == 5);
        server.kill();
        assertThat(post("/texts", "{\"text\":\"meanwhile\"}").statusCode()).isEqualTo(202);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        server.start();
        awaitThat("all handed out", () -> outstandingIfAny().size() == 6);
    }

    @Test
    void goesOnAfterPostgresWasKilledAndSaysSoMeanwhile(PostgresServer server) {
        send(5);
        awaitThat("handed out", () -> outstanding().size() == 5);
        server.kill();
        HttpResponse<String> answer = post("/texts", "{\"text\":\"meanwhile\"}");
        assertProblem(answer, 503, "not_ready");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertProblem(get("/texts"), 503, "not_ready");
        assertProblem(get("/labels"), 503, "not_ready");
        assertProblem(get("/export"), 503, "not_ready");
        assertThat(get("/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        server.start();
        awaitThat("taken", () -> post("/texts", "{\"text\":\"after\"}").statusCode() == 202);
        awaitThat("handed out", () -> outstanding().size() >= 6);
        assertThat(waiting()).isEqualTo(6);
    }

    @Test
    void tellsHowManyWaitAndHowLong() {
        send(3);
        awaitThat("counted", () -> metric("ml_texts_waiting") == 3);
        assertThat(metric("ml_texts_received_total")).isGreaterThanOrEqualTo(3);
        database.sql("update text set received_at = now() - interval '1 hour'").update();
        awaitThat("aged", () -> metric("ml_texts_waiting_age_seconds") >= 3600);
    }

    private void send(int texts) {
        HttpResponse<String> answer =
                post(
                        "/texts",
                        "application/x-ndjson",
                        IntStream.range(0, texts)
                                .mapToObj(i -> "{\"text\":\"text " + i + "\"}\n")
                                .collect(Collectors.joining()));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** What a preprocessor does: stores, then takes the entry away. */
    private UUID done(MapRecord<String, String, String> entry) {
        UUID id = idOf(entry);
        database.sql("update text set status = 'READY' where id = ?").param(id).update();
        redis.opsForStream().delete("texts", entry.getId());
        return id;
    }

    private List<MapRecord<String, String, String>> outstanding() {
        return redis.<String, String>opsForStream()
                .range("texts", Range.unbounded(), Limit.unlimited());
    }

    private List<MapRecord<String, String, String>> outstandingIfAny() {
        try {
            return outstanding();
        } catch (org.springframework.dao.DataAccessException e) {
            return List.of();
        }
    }

    private static Set<UUID> idsOf(List<MapRecord<String, String, String>> entries) {
        return entries.stream().map(HandOutTests::idOf).collect(Collectors.toSet());
    }

    private static UUID idOf(MapRecord<String, String, String> entry) {
        return UUID.fromString(entry.getValue().get("id"));
    }

    private long waiting() {
        return database.sql("select count(*) from text where status = 'RECEIVED'")
                .query(Long.class)
                .single();
    }
}

package io.mlpipeline.preprocessor.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlpipeline.preprocessor.ServiceTests;
import io.mlpipeline.preprocessor.StoredTexts;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresDatabase;
import io.mlpipeline.testing.PostgresServer;
import io.mlpipeline.testing.RedisServer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

@PipelineServers(value = DatabaseRole.PREPROCESSOR, own = true)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageTests extends ServiceTests {

    @Autowired private StringRedisTemplate redis;

    @Test
    void losesNothingWhilePostgresIsAway(PostgresServer postgres, PostgresDatabase database)
            throws Exception {
        StoredTexts texts = new StoredTexts(database, redis);
        List<UUID> ids = texts.receive(words("postgres"));
        ids.subList(0, 1_000).forEach(texts::handOut);
        await().until(() -> texts.count("text where status <> 'RECEIVED'") > 0);

        postgres.kill();
        ids.subList(1_000, 2_000).forEach(texts::handOut);
        await().atMost(20, TimeUnit.SECONDS).until(() -> get("/dead-letters").statusCode() == 503);
        assertProblem(get("/dead-letters"), 503, "not_ready");
        assertProblem(post("/dead-letters/replay", "{\"all\":true}"), 503, "not_ready");
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        postgres.start();

        assertAllAreReadyOnce(texts, "postgres");
    }

    @Test
    void goesOnWhenRedisWasKilledAndEmptied(RedisServer server, PostgresDatabase database)
            throws Exception {
        StoredTexts texts = new StoredTexts(database, redis);
        List<UUID> ids = texts.receive(words("redis"));
        ids.subList(0, 1_000).forEach(texts::handOut);

        server.kill();
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        server.start();
        await().ignoreExceptions()
                .until(() -> {
                    redis.execute((RedisConnection connection) -> {
                        connection.serverCommands().flushAll();
                        return null;
                    });
                    return true;
                });
        // data-api hands out again what is still waiting
        ids.forEach(texts::handOut);

        assertAllAreReadyOnce(texts, "redis");
    }

    private static List<String> words(String kind) {
        return IntStream.range(0, 2_000)
                .mapToObj(i -> "The %s text %d".formatted(kind, i))
                .toList();
    }

    private void assertAllAreReadyOnce(StoredTexts texts, String kind) {
        await().atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> texts.outstanding() == 0);
        assertThat(
                        texts.count(
                                "text where content like 'The %s%%' and status = 'READY'"
                                        .formatted(kind)))
                .isEqualTo(2_000);
        assertThat(texts.count("dead_letter")).isZero();
    }
}

package io.mlpipeline.mlservice.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.keyword.KeywordModel;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresDatabase;
import io.mlpipeline.testing.PostgresServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas, {@code first} with the versions v1 and v2 on its disk, and a real database. */
@PipelineServers
class ReplicasTests {

    @TempDir Path disks;

    private final List<Replica> running = new ArrayList<>();
    private PostgresDatabase database;

    @BeforeEach
    void newDatabase(PostgresServer server) {
        database = server.database();
        KeywordModel.write(disks.resolve("first"), "v2");
        KeywordModel.write(
                disks.resolve("first"), "v1", java.time.Instant.parse("2026-02-01T00:00:00Z"));
    }

    @AfterEach
    void stop() {
        running.forEach(Replica::close);
    }

    @Test
    void theFirstReplicaMakesItsChampionEverybodys() {
        Replica first = start("first").awaitReady();

        Replica.await("its champion is in the database", () -> "v1".equals(champion()));
        Replica second = start("second").awaitReady();

        assertThat(second.answeringVersion()).isEqualTo("v1");
        assertThat(disks.resolve("second/v1/manifest.json")).exists();
        assertThat(sql().sql("select name from label").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(KeywordModel.LABELS);
        assertThat(first.json("/models").get("models").size()).isEqualTo(2);
    }

    @Test
    void changeOverTogetherUnderLoadWithoutAFailedRequest() throws Exception {
        Replica first = start("first").awaitReady();
        Replica.await("its champion is in the database", () -> "v1".equals(champion()));
        Replica second = start("second").awaitReady();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        Set<String> failures = ConcurrentHashMap.newKeySet();
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Replica replica : running) {
                IntStream.range(0, 2)
                        .forEach(user ->
                                users.submit(() -> {
                                    while (!stop.get()) {
                                        HttpResponse<String> answer = replica.predict("a card");
                                        answers.incrementAndGet();
                                        if (answer.statusCode() != 200) {
                                            failures.add(answer.body());
                                        }
                                    }
                                }));
            }
            for (String version : List.of("v2", "v1", "v2")) {
                assertThat(first.move("champion", version).statusCode()).isEqualTo(200);
                second.awaitChampion(version);
            }
            assertThat(second.rollBack().body()).contains("\"version\":\"v1\"");
            first.awaitChampion("v1");
            stop.set(true);
        }
        assertThat(answers).hasPositiveValue();
        assertThat(failures).isEmpty();
    }

    @Test
    void agreeThoughTheyMoveAtOnce() throws Exception {
        Replica first = start("first").awaitReady();
        Replica.await("its champion is in the database", () -> "v1".equals(champion()));
        assertThat(first.move("candidate", "v2").statusCode()).isEqualTo(200);
        Replica second = start("second").awaitReady();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                Callable<HttpResponse<String>> one = () -> first.move("champion", "v2");
                Callable<HttpResponse<String>> other = () -> second.move("champion", "v1");
                for (Future<HttpResponse<String>> move : people.invokeAll(List.of(one, other))) {
                    assertThat(move.get().statusCode()).isIn(200, 409);
                }
                String agreed = champion();
                first.awaitChampion(agreed);
                second.awaitChampion(agreed);
            }
        }
    }

    @Test
    void keepTheVersionInUseIfTheNewOneWasTamperedWith() {
        Replica first = start("first").awaitReady();
        Replica.await("its champion is in the database", () -> "v1".equals(champion()));
        Replica second = start("second").awaitReady();
        assertThat(first.move("candidate", "v2").statusCode()).isEqualTo(200);
        Replica.await("it has v2", () -> Files.exists(disks.resolve("second/v2")));
        Replica third = start("third");
        third.awaitChampion("v1");
        Replica.await("it has v2", () -> Files.exists(disks.resolve("third/v2")));
        tamperWith("v1");

        Replica fourth = start("fourth");
        Replica.await("it is not ready", () -> fourth.get("/health/readiness").statusCode() == 503);
        assertThat(disks.resolve("fourth/v1")).doesNotExist();
        assertThat(first.move("champion", "v2").statusCode()).isEqualTo(200);
        fourth.awaitChampion("v2");
        assertThat(first.move("champion", "v1").statusCode()).isEqualTo(200);
        second.awaitChampion("v1");
        Replica.await(
                "it shows that it is behind",
                () ->
                        fourth.get("/metrics")
                                .body()
                                .contains("ml_model_behind{alias=\"champion\"} 1"));
        assertThat(fourth.answeringVersion()).isEqualTo("v2");

        mend("v1");
        fourth.awaitChampion("v1");
    }

    @Test
    void deleteAVersionEverywhere() {
        Replica first = start("first").awaitReady();
        Replica.await("its champion is in the database", () -> "v1".equals(champion()));
        Replica second = start("second").awaitReady();
        KeywordModel.write(disks.resolve("first"), "v3");
        assertThat(first.move("candidate", "v3").statusCode()).isEqualTo(200);
        Replica.await("it has v3", () -> Files.exists(disks.resolve("second/v3")));
        assertThat(second.delete("v3").statusCode()).isEqualTo(409);
        assertThat(first.move("candidate", "v2").statusCode()).isEqualTo(200);

        assertThat(first.delete("v3").statusCode()).isEqualTo(204);

        assertThat(versions()).containsExactlyInAnyOrder("v1", "v2");
        Replica.await("it has no v3", () -> Files.notExists(disks.resolve("second/v3")));
        Replica.await("nor in memory", () -> second.get("/models/v3").statusCode() == 404);
        assertThat(first.get("/models/v3").statusCode()).isEqualTo(404);
    }

    @Test
    void describeWhatOnlyTheDatabaseHolds() {
        Replica first = start("first").awaitReady();
        Replica.await("its champion is in the database", () -> "v1".equals(champion()));
        assertThat(first.move("champion", "v2").statusCode()).isEqualTo(200);
        assertThat(first.move("champion", "v1").statusCode()).isEqualTo(200);
        KeywordModel.write(disks.resolve("first"), "v3");
        assertThat(first.move("candidate", "v3").statusCode()).isEqualTo(200);
        assertThat(first.move("candidate", "v1").statusCode()).isEqualTo(200);
        Replica second = start("second").awaitReady();

        Replica.await("it knows v3", () -> second.get("/models/v3").statusCode() == 200);

        assertThat(disks.resolve("second/v3")).doesNotExist();
        assertThat(second.json("/models/v3").get("report").get("accuracy").doubleValue())
                .isEqualTo(0.875);
        assertThat(second.get("/models").body()).contains("v3");
        assertThat(second.move("champion", "v3").statusCode()).isEqualTo(200);
        first.awaitChampion("v3");
    }

    private Replica start(String name) {
        Replica replica = Replica.start(database, disks.resolve(name));
        running.add(replica);
        return replica;
    }

    private String champion() {
        return sql().sql("select version from model_alias where alias = 'champion'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> versions() {
        return sql().sql("select version from model_version").query(String.class).list();
    }

    private void tamperWith(String version) {
        sql().sql(
                        "update model_file set content = overlay(content placing '\\x21'::bytea from"
                                + " 2 for 1) where version = ? and name = ?")
                .params(version, KeywordModel.KEYWORDS)
                .update();
    }

    private void mend(String version) {
        sql().sql(
                        "update model_file set content = overlay(content placing '\\x61'::bytea from"
                                + " 2 for 1) where version = ? and name = ?")
                .params(version, KeywordModel.KEYWORDS)
                .update();
    }

    private JdbcClient sql() {
        return JdbcClient.create(database.dataSource(DatabaseRole.OWNER));
    }
}

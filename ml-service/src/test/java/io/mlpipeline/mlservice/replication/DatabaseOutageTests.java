package io.mlpipeline.mlservice.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.keyword.KeywordModel;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import io.mlpipeline.testing.PostgresServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What replicas do when PostgreSQL is killed. */
class DatabaseOutageTests {

    @TempDir Path disks;

    @Test
    void answersOnAndRestartsWithoutTheDatabaseAndFollowsItWhenItIsBack() throws Exception {
        KeywordModel.write(disks.resolve("first"), "v1");
        try (PostgresServer server = PostgresServer.own()) {
            PostgresDatabase database = server.database();
            try (Replica first = start(database, "first").awaitReady()) {
                Replica.await("its champion is in the database", () -> isChampion(database, "v1"));
                start(database, "second").awaitReady().close();
                KeywordModel.write(disks.resolve("first"), "v2");

                server.kill();

                assertThat(first.answeringVersion()).isEqualTo("v1");
                assertUnchangeable(first.move("champion", "v2"));
                assertUnchangeable(first.rollBack());
                assertUnchangeable(first.delete("v2"));
                assertThat(first.get("/models").statusCode()).isEqualTo(200);
                assertThat(first.get("/health/readiness").statusCode()).isEqualTo(200);
                try (Replica second = start(database, "second").awaitReady();
                        Replica empty = start(database, "empty")) {
                    assertThat(second.answeringVersion()).isEqualTo("v1");
                    assertThat(empty.get("/health/readiness").statusCode()).isEqualTo(503);
                    Replica.await(
                            "it says why it is not ready",
                            () -> empty.predict("a card").body().contains("database"));

                    server.start();

                    Replica.await(
                            "changes are taken again",
                            () -> first.move("champion", "v2").statusCode() == 200);
                    for (Replica replica : List.of(first, second, empty)) {
                        replica.awaitChampion("v2");
                    }
                }
            }
        }
    }

    @Test
    void startsBeforeTheDatabaseHasItsTables() {
        KeywordModel.write(disks.resolve("first"), "v1");
        try (PostgresServer server = PostgresServer.own();
                Replica first = start(server.emptyDatabase(), "first")) {
            assertThat(first.get("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(first.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(Files.exists(disks.resolve("first/aliases.json"))).isFalse();
        }
    }

    private Replica start(PostgresDatabase database, String name) {
        return Replica.start(database, disks.resolve(name));
    }

    private static void assertUnchangeable(HttpResponse<String> refusal) {
        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(refusal.body()).contains("not_ready", "database");
        assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
    }

    private static boolean isChampion(PostgresDatabase database, String version) {
        return JdbcClient.create(database.dataSource(DatabaseRole.OWNER))
                .sql("select version from model_alias where alias = 'champion'")
                .query(String.class)
                .list()
                .contains(version);
    }
}

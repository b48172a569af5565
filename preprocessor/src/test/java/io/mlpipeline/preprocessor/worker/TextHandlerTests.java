package io.mlpipeline.preprocessor.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlpipeline.preprocessor.ServiceTests;
import io.mlpipeline.preprocessor.StoredTexts;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@PipelineServers(DatabaseRole.PREPROCESSOR)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TextHandlerTests extends ServiceTests {

    @Autowired private StringRedisTemplate redis;

    private PostgresDatabase database;
    private StoredTexts texts;

    @BeforeEach
    void connect(PostgresDatabase database) {
        this.database = database;
        this.texts = new StoredTexts(database, redis);
    }

    @Test
    void storesWhatCleaningMadeOfAText() {
        UUID id = texts.send("<p>Warum wurde mir das zweimal berechnet? anna@example.org</p>");

        awaitProcessed(id);
        assertThat(texts.row(id))
                .containsEntry("status", "READY")
                .containsEntry("cleaned", "Warum wurde mir das zweimal berechnet? [EMAIL]")
                .containsEntry("language", "de")
                .containsEntry("flags", "{html,masked_email}")
                .containsEntry("reasons", "{}")
                .containsEntry("duplicate_of", null);
        assertThat((Float) texts.row(id).get("language_confidence")).isBetween(0.9f, 1f);
        assertThat(texts.row(id).get("processed_at")).isNotNull();
    }

    @Test
    void rejectsWhatIsNoUseAndSaysWhy() {
        List<UUID> ids = texts.send(List.of("<br>", "12345678", "?"));

        ids.forEach(this::awaitProcessed);
        assertThat(ids)
                .extracting(id -> texts.row(id).get("reasons"))
                .containsExactly("{empty}", "{no_letters}", "{too_short,no_letters}");
        assertThat(ids).extracting(texts::status).containsOnly("REJECTED");
    }

    @Test
    void rejectsExactDuplicatesOfOlderTextsOfThisBatchOrAnother() {
        UUID first = texts.send("My suitcase never came out at the airport.");
        awaitProcessed(first);
        List<UUID> later =
                texts.send(
                        List.of(
                                "my  SUITCASE never came out at the airport.",
                                "<b>My suitcase</b> never came out at the airport."));

        later.forEach(this::awaitProcessed);
        for (UUID id : later) {
            assertThat(texts.row(id))
                    .containsEntry("status", "REJECTED")
                    .containsEntry("reasons", "{duplicate}")
                    .containsEntry("duplicate_of", first);
        }
    }

    @Test
    void makesTheNewerTextTheDuplicateEvenIfItCameFirst() {
        UUID older = texts.receive("The heating in my room does not work at all.");
        UUID newer = texts.send("The heating in my room does not work at all.");
        UUID newest = texts.send("The heating in my room does not work at all.");
        awaitProcessed(newer);
        awaitProcessed(newest);
        assertThat(texts.status(newer)).isEqualTo("READY");

        texts.handOut(older);

        awaitProcessed(older);
        assertThat(texts.row(older)).containsEntry("status", "READY");
        assertThat(List.of(newer, newest))
                .allSatisfy(id ->
                        assertThat(texts.row(id))
                                .containsEntry("status", "REJECTED")
                                .containsEntry("reasons", "{duplicate}")
                                .containsEntry("duplicate_of", older));
    }

    @Test
    void flagsNearDuplicatesAndNamesTheOldest() {
        UUID first =
                texts.send(
                        "I ordered two pairs of shoes last Monday and only one of them has arrived.");
        awaitProcessed(first);
        List<UUID> near =
                texts.send(
                        List.of(
                                "I ordered two pairs of shoes last Monday, and only one of them has"
                                        + " arrived!!",
                                "Hi, I ordered two pairs of shoes last Monday and only one of them"
                                        + " has arrived"));
        UUID other =
                texts.send(
                        "I ordered two pairs of socks and would like to send both of them back.");

        Stream.concat(near.stream(), Stream.of(other)).forEach(this::awaitProcessed);
        for (UUID id : near) {
            assertThat(texts.row(id))
                    .containsEntry("status", "READY")
                    .containsEntry("flags", "{near_duplicate}")
                    .containsEntry("duplicate_of", first);
        }
        assertThat(texts.row(other))
                .containsEntry("status", "READY")
                .containsEntry("flags", "{}")
                .containsEntry("duplicate_of", null);
    }

    @Test
    void representsACrowdOfSimilarTextsByAFew() throws SQLException {
        sendSimilar(0, 100).forEach(this::awaitProcessed);
        long before = representatives();

        sendSimilar(100, 200).forEach(this::awaitProcessed);

        assertThat(before).isPositive();
        assertThat(representatives() - before).isLessThan(30);
    }

    private List<UUID> sendSimilar(int from, int to) {
        return texts.send(
                IntStream.range(from, to)
                        .mapToObj(i ->
                                "My payment number %05d has not arrived yet"
                                        .formatted(i * 7919 % 100_000))
                        .toList());
    }

    private long representatives() throws SQLException {
        try (Connection connection = database.connect(DatabaseRole.PREPROCESSOR);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from text_signature where bands <> '{}'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void forgetsATextThatWasErased() {
        UUID first = texts.send("The lamp flickers whenever I switch on the kettle.");
        awaitProcessed(first);
        texts.erase(first);
        UUID gone = texts.receive("This one is erased before its turn.");
        texts.erase(gone);
        texts.handOut(gone);
        UUID again = texts.send("The lamp flickers whenever I switch on the kettle.");

        awaitProcessed(again);
        awaitEmptyStream();
        assertThat(texts.row(again)).containsEntry("status", "READY");
    }

    @Test
    void processesEveryTextOnceHoweverOftenItIsHandedOut() {
        List<UUID> ids =
                texts.receive(
                        IntStream.range(0, 500)
                                .mapToObj(
                                        i -> "Parcel %d %s is late".formatted(i, "x".repeat(i % 9)))
                                .toList());
        for (int round = 0; round < 3; round++) {
            ids.forEach(texts::handOut);
        }

        awaitEmptyStream();
        assertThat(texts.count("text where content like 'Parcel %' and status <> 'READY'"))
                .isZero();
        assertThat(
                        texts.count(
                                "text where content like 'Parcel %' and flags <> '{}' and duplicate_of = id"))
                .isZero();
    }

    @Test
    void keepsOneOfManyEqualTextsThatWorkersGetAtOnce() {
        List<UUID> ids =
                texts.send(
                        IntStream.range(0, 1_500)
                                .mapToObj(i -> "Refund number " + (char) ('a' + i % 3))
                                .toList());

        awaitEmptyStream();
        assertThat(texts.count("text where content like 'Refund number%' and status = 'READY'"))
                .isEqualTo(3);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(texts.row(ids.get(i)))
                    .containsEntry("duplicate_of", i < 3 ? null : ids.get(i % 3));
        }
    }

    @Test
    void buriesATextThatCannotBeStoredAndStoresItsNeighbours() {
        texts.refuse("Poison");
        List<UUID> ids =
                texts.send(
                        List.of(
                                "Good words come first",
                                "Poison in the middle",
                                "Good words come last"));

        ids.forEach(this::awaitProcessed);
        texts.refuseNoMore("Poison");
        assertThat(ids).extracting(texts::status).containsExactly("READY", "REJECTED", "READY");
        assertThat(texts.row(ids.get(1))).containsEntry("reasons", "{processing_failed}");
        assertThat(
                        texts.jdbc()
                                .queryForMap(
                                        "select reason, attempts from dead_letter where text_id = ?",
                                        ids.get(1)))
                .containsEntry("attempts", 3)
                .extractingByKey("reason", org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .isNotBlank();
    }

    @Test
    void dropsEntriesThatNameNoText() {
        redis.opsForStream().add("texts", Map.of("id", "no uuid"));
        redis.opsForStream().add("texts", Map.of("other", "field"));
        UUID id = texts.send("A text behind two odd entries");

        awaitProcessed(id);
        awaitEmptyStream();
    }

    @Test
    void mayDoNothingButItsWork() throws SQLException {
        try (Connection connection = database.connect(DatabaseRole.PREPROCESSOR);
                Statement sql = connection.createStatement()) {
            for (String statement :
                    List.of(
                            "insert into text (id, content) values (gen_random_uuid(), 'x')",
                            "update text set content = 'x'",
                            "update text set label = 'x', labelled_at = now()",
                            "delete from text",
                            "select * from prediction",
                            "select * from feedback",
                            "insert into label (name) values ('x')",
                            "select * from model_file",
                            "create table t (i int)",
                            "drop table text_signature")) {
                assertThat(
                                org.assertj.core.api.Assertions.catchThrowable(
                                        () -> sql.execute(statement)))
                        .as(statement)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    private void awaitProcessed(UUID id) {
        await().atMost(30, TimeUnit.SECONDS).until(() -> !texts.status(id).equals("RECEIVED"));
    }

    private void awaitEmptyStream() {
        await().atMost(60, TimeUnit.SECONDS).until(() -> texts.outstanding() == 0);
    }
}

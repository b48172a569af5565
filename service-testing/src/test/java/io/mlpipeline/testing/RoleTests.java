package io.mlpipeline.testing;

import static io.mlpipeline.testing.DatabaseRole.DATA_API;
import static io.mlpipeline.testing.DatabaseRole.ML_SERVICE;
import static io.mlpipeline.testing.DatabaseRole.OWNER;
import static io.mlpipeline.testing.DatabaseRole.PREPROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each login role may do with the schema, and what it is refused. */
@PipelineServers
class RoleTests {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String TEXT = "00000000-0000-7000-8000-000000000001";

    private final PostgresDatabase database;

    RoleTests(PostgresDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void fillTables(PostgresDatabase database) throws SQLException {
        execute(
                database,
                OWNER,
                "insert into label (name) values ('card')",
                "insert into text (id, content, label, labelled_at, status)"
                        + " values ('"
                        + TEXT
                        + "', 'my card', 'card', now(), 'READY')",
                "select ensure_prediction_partitions(current_date, current_date + 1)",
                "insert into model_version (version, engine, trained_at)"
                        + " values ('linear-1', 'linear', now()), ('linear-2', 'linear', now())",
                "insert into model_alias (alias, version) values ('champion', 'linear-1')");
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                deed("select * from text", DATA_API, PREPROCESSOR),
                deed(
                        "insert into text (id, content) values (gen_random_uuid(), 'a text')",
                        DATA_API),
                deed("update text set label = 'card', labelled_at = now()", DATA_API),
                deed("update text set content = 'another'", DATA_API),
                deed("update text set id = id", DATA_API),
                deed("update text set received_at = now()", DATA_API),
                deed("update text set status = 'READY'", DATA_API, PREPROCESSOR),
                deed(
                        "update text set processed_at = now(), cleaned = content, language = 'en',"
                                + " language_confidence = 0.9, flags = '{masked_email}',"
                                + " reasons = '{}', duplicate_of = null",
                        DATA_API,
                        PREPROCESSOR),
                deed("select id from text for update skip locked", DATA_API, PREPROCESSOR),
                deed("delete from text", DATA_API),
                deed("truncate text cascade"),
                deed("select * from prediction", DATA_API),
                deed(
                        "insert into prediction values (gen_random_uuid(), now(), 'a text', 'card',"
                                + " 0.9, '{}', false, 'linear-1', 'linear')",
                        DATA_API),
                deed("update prediction set label = 'card'", DATA_API),
                deed("delete from prediction", DATA_API),
                deed("select * from feedback", DATA_API),
                deed(
                        "insert into feedback (id, text_id, label)"
                                + " values (gen_random_uuid(), '"
                                + TEXT
                                + "', 'card')",
                        DATA_API),
                deed("update feedback set content = 'a text'", DATA_API),
                deed("delete from feedback", DATA_API),
                deed("select * from erased_prediction", DATA_API),
                deed("insert into erased_prediction values (gen_random_uuid())", DATA_API),
                deed("select * from label", DATA_API, ML_SERVICE),
                deed("insert into label values ('another')", DATA_API, ML_SERVICE),
                deed("delete from label", DATA_API),
                deed("select * from dead_letter", DATA_API, PREPROCESSOR),
                deed(
                        "insert into dead_letter values ('" + TEXT + "', 'processing_failed', 3)",
                        PREPROCESSOR),
                deed("update dead_letter set attempts = 4", PREPROCESSOR),
                deed("delete from dead_letter", PREPROCESSOR),
                deed("select * from training_example", DATA_API, ML_SERVICE),
                deed("select * from feedback_example", ML_SERVICE),
                deed("select * from model_version", DATA_API, ML_SERVICE),
                deed("insert into model_version values ('linear-3', 'linear', now())", ML_SERVICE),
                // versions never change once they are stored
                deed("update model_version set engine = 'encoder'"),
                deed("delete from model_version where version = 'linear-2'", ML_SERVICE),
                deed("select * from model_file", ML_SERVICE),
                deed("insert into model_file values ('linear-1', 'weights', '')", ML_SERVICE),
                deed("update model_file set content = ''"),
                deed("select * from model_comparison", DATA_API, ML_SERVICE),
                deed(
                        "insert into model_comparison (candidate, champion, result)"
                                + " values ('linear-2', 'linear-1', '{}')",
                        ML_SERVICE),
                deed("update model_comparison set result = '{}'", ML_SERVICE),
                deed("select * from model_alias", DATA_API, ML_SERVICE),
                deed("insert into model_alias values ('candidate', 'linear-2')", ML_SERVICE),
                deed("update model_alias set version = 'linear-2'", ML_SERVICE),
                deed("delete from model_alias", ML_SERVICE),
                deed("select ensure_prediction_partitions(current_date, current_date)", DATA_API),
                deed("select drop_prediction_partitions(current_date - 400)", DATA_API),
                // what no service may
                deed("create table public.mine (id int)"),
                deed("alter table text add column mine int"),
                deed("drop view training_example"),
                deed("create role mine"),
                deed("alter role mlpipeline password 'mine'"),
                deed("alter role data_api superuser"),
                deed("set role mlpipeline"),
                deed("select * from flyway_schema_history"),
                deed("select pg_read_file('PG_VERSION')"),
                deed("copy text to program 'true'"));
    }

    private static Arguments deed(String sql, DatabaseRole... allowed) {
        Set<DatabaseRole> roles = EnumSet.noneOf(DatabaseRole.class);
        roles.addAll(Set.of(allowed));
        return Arguments.of(sql, roles);
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void allowsADeedToThoseWhoNeedItAlone(String sql, Set<DatabaseRole> allowed)
            throws SQLException {
        for (DatabaseRole role : EnumSet.of(DATA_API, PREPROCESSOR, ML_SERVICE)) {
            if (allowed.contains(role)) {
                attempt(role, sql);
            } else {
                assertThatExceptionOfType(SQLException.class)
                        .as("%s: %s", role, sql)
                        .isThrownBy(() -> attempt(role, sql))
                        .satisfies(refusal ->
                                assertThat(refusal.getSQLState())
                                        .as("%s: %s", role, refusal.getMessage())
                                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "OWNER", mode = EnumSource.Mode.EXCLUDE)
    void logsNobodyInWithAnotherPassword(DatabaseRole role) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> DriverManager.getConnection(database.url(), role.username(), "guess"))
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
    }

    @ParameterizedTest
    @CsvSource({"prediction_20200101", "prediction_20200102"})
    void reachesPartitionsThroughTheirTableAlone(String partition) throws SQLException {
        execute(
                database,
                DATA_API,
                "select ensure_prediction_partitions(date '2020-01-01', date '2020-01-02')");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> attempt(DATA_API, "select * from " + partition))
                .satisfies(refusal ->
                        assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void dropsThePartitionsBeforeADayAndNoOther() throws SQLException {
        execute(
                database,
                DATA_API,
                "select ensure_prediction_partitions(date '2021-03-01', date '2021-03-03')",
                "select ensure_prediction_partitions(date '2021-03-01', date '2021-03-03')",
                "select drop_prediction_partitions(date '2021-03-02')");
        assertThat(exists("prediction_20210301")).isFalse();
        assertThat(exists("prediction_20210302")).isTrue();
        assertThat(exists("prediction_20210303")).isTrue();
    }

    private boolean exists(String table) throws SQLException {
        try (Connection connection = database.connect(OWNER);
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            result.next();
            return result.getBoolean(1);
        }
    }

    /** Does it and takes it back. */
    private void attempt(DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = database.connect(role);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }

    private static void execute(PostgresDatabase database, DatabaseRole role, String... statements)
            throws SQLException {
        try (Connection connection = database.connect(role);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

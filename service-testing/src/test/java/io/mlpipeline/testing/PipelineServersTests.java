package io.mlpipeline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/** The annotation, as the services' tests use it. */
@SpringBootTest(classes = PipelineServersTests.class)
@PipelineServers(DatabaseRole.PREPROCESSOR)
class PipelineServersTests {

    @Autowired Environment environment;

    @Test
    void tellsTheApplicationWhereItsServersAre(PostgresDatabase database, RedisDatabase redis) {
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(database.url());
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("preprocessor");
        assertThat(environment.getProperty("db_password"))
                .isEqualTo(DatabaseRole.PREPROCESSOR.password());
        assertThat(environment.getProperty("spring.data.redis.port", int.class))
                .isEqualTo(redis.port());
        assertThat(environment.getProperty("spring.data.redis.database", int.class))
                .isEqualTo(redis.number());
    }

    @Test
    void givesEachClassADatabaseOfItsOwn(PostgresServer server, PostgresDatabase database)
            throws SQLException {
        PostgresDatabase other = server.database();
        insertLabel(database);
        insertLabel(other);
        assertThat(other.url()).isNotEqualTo(database.url());
    }

    private static void insertLabel(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.connect(DatabaseRole.DATA_API);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into label values ('of one class')"))
                    .isEqualTo(1);
        }
    }

    @Nested
    class InANestedClass {

        @Test
        void sharesWhatTheOuterClassHas(PostgresDatabase database) {
            assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(database.url());
        }
    }
}

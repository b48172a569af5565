package io.mlpipeline.dataapi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpipeline.dataapi.database.Schemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;

class HandOutLoopTests {

    private final Semaphore asked = new Semaphore(0);

    /** With the schema in place, its thread may be at work before the start has returned. */
    @Test
    void goesOnHoweverSoonItBegins() throws InterruptedException {
        HandOutLoop loop = loop();
        for (int start = 0; start < 1_000; start++) {
            loop.start();
            assertThat(asked.tryAcquire(2, 10, TimeUnit.SECONDS)).as("start %d", start).isTrue();
            loop.stop();
        }
    }

    private HandOutLoop loop() {
        var away = new Away();
        var properties =
                new HandOutProperties(true, 1, 1, Duration.ofMillis(1), Duration.ofMillis(1));
        return new HandOutLoop(
                properties,
                Schemas.ready(),
                away,
                new TextStream(new StringRedisTemplate()),
                new HandOutMetrics(new JdbcTemplate(away), new SimpleMeterRegistry()));
    }

    /** A database that is asked and does not answer. */
    private final class Away extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            asked.release();
            throw new SQLException("away");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}

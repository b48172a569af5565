package io.mlpipeline.dataapi.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Roles, then migrations, both as the owner, as soon as PostgreSQL can be reached; tried until
 * then. In the background, so that the rest of the service is put together meanwhile, is alive, and
 * says that it is not ready.
 */
@Component
final class SchemaSetup {

    private static final Logger log = LoggerFactory.getLogger(SchemaSetup.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final LoginRoles roles;
    private final Flyway flyway;
    private final Schema schema;
    private final String server;
    private final Thread thread;

    SchemaSetup(
            LoginRoles roles,
            Flyway flyway,
            Schema schema,
            @Value("${spring.datasource.url}") String url) {
        this.roles = roles;
        this.flyway = flyway;
        this.schema = schema;
        // what follows may hold credentials
        this.server = url.replaceFirst("[?].*", "");
        this.thread = Thread.ofPlatform().daemon().name("schema-setup").unstarted(this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    private void run() {
        Duration wait = SHORTEST_WAIT;
        try {
            while (!isSetUp()) {
                Thread.sleep(wait);
                Duration longer = wait.multipliedBy(2);
                wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
            }
            schema.markReady();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSetUp() {
        DataSource owner = flyway.getConfiguration().getDataSource();
        try {
            roles.establish(owner);
            flyway.migrate();
            log.info("Schema of {} is in place", server);
            return true;
        } catch (SQLException | FlywayException e) {
            if (DatabaseProblems.problemOf(e) != null) {
                log.warn("Waiting for PostgreSQL at {}: {}", server, e.getMessage());
            } else {
                log.error("Schema of {} cannot be set up; tried again until it can", server, e);
            }
            return false;
        }
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }
}

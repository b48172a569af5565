package io.mlpipeline.dataapi.database;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Roles, then migrations, both as the owner, as soon as PostgreSQL can be reached; tried until
 * then. In the background, so that the service is alive, and says that it is not ready, meanwhile.
 */
@Component
final class SchemaSetup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchemaSetup.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final LoginRoles roles;
    private final Flyway flyway;
    private final Schema schema;
    private final ApplicationEventPublisher events;
    private final String server;
    private volatile @Nullable Thread thread;

    SchemaSetup(
            LoginRoles roles,
            Flyway flyway,
            Schema schema,
            ApplicationEventPublisher events,
            @Value("${spring.datasource.url}") String url) {
        this.roles = roles;
        this.flyway = flyway;
        this.schema = schema;
        this.events = events;
        // what follows may hold credentials
        this.server = url.replaceFirst("[?].*", "");
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("schema-setup").start(this::run);
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
            events.publishEvent(new SchemaReadyEvent());
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

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

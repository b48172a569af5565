package io.mlpipeline.mlservice.replication;

import io.mlpipeline.mlservice.database.Database;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.mlpipeline.starter.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the registry look at the archive when PostgreSQL announces that an alias was moved, and from
 * time to time in any case: an announcement can get lost with its connection.
 */
final class AliasListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AliasListener.class);
    private static final String CHANNEL = "model_alias";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Database database;
    private final ModelRegistry registry;
    private final Duration pollInterval;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    AliasListener(Database database, ModelRegistry registry, Duration pollInterval) {
        this.database = database;
        this.registry = registry;
        this.pollInterval = pollInterval;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("model-aliases").daemon().start(this::listen);
    }

    @Override
    public void stop() {
        Thread listening = thread;
        stopped.countDown();
        hangUp();
        if (listening != null) {
            try {
                listening.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server, like the registry that it speaks to. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void listen() {
        try {
            while (stopped.getCount() > 0) {
                follow();
                awaitNews();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void follow() {
        try {
            registry.follow();
        } catch (ProblemException e) {
            // the database cannot be asked, which is logged and counted where it was asked
        } catch (RuntimeException e) {
            log.error("The archive cannot be followed; trying again.", e);
        }
    }

    private void awaitNews() throws InterruptedException {
        try {
            connected().getNotifications(Math.toIntExact(pollInterval.toMillis()));
        } catch (SQLException e) {
            disconnect();
            stopped.await(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the wait for news, which no interrupt does. */
    private void hangUp() {
        Connection open = connection;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException e) {
            // then it ends by itself, a little later
        }
    }

    private PGConnection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
            try (Statement statement = open.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
        }
        return open.unwrap(PGConnection.class);
    }

    private void disconnect() {
        try (Connection last = connection) {
            connection = null;
            if (last != null) {
                try (Statement statement = last.createStatement()) {
                    statement.execute("unlisten *"); // whoever the pool lends it to does not listen
                }
            }
        } catch (SQLException e) {
            // it was broken, which is why
        }
    }
}

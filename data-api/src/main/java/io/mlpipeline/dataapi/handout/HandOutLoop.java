package io.mlpipeline.dataapi.handout;

import io.mlpipeline.dataapi.database.Schema;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands out while this replica leads, tries to lead while it does not, and goes on by itself after
 * PostgreSQL or Redis was away.
 */
@Component
final class HandOutLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HandOutLoop.class);

    private final HandOutProperties properties;
    private final Schema schema;
    private final DataSource dataSource;
    private final TextStream stream;
    private final HandOutMetrics metrics;
    private volatile @Nullable Thread thread;
    private boolean failing;
    private long countedAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    HandOutLoop(
            HandOutProperties properties,
            Schema schema,
            DataSource dataSource,
            TextStream stream,
            HandOutMetrics metrics) {
        this.properties = properties;
        this.schema = schema;
        this.dataSource = dataSource;
        this.stream = stream;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        if (properties.enabled()) {
            Thread loop = Thread.ofVirtual().name("hand-out").unstarted(this::run);
            // before it begins, as it ends where there is none
            thread = loop;
            loop.start();
        }
    }

    private void run() {
        try {
            schema.awaitReady();
            while (isRunning()) {
                attempt();
                Thread.sleep(properties.leaderInterval());
            }
        } catch (InterruptedException _) {
            // stopped
        }
    }

    /** Leads, if it may, until something fails. */
    private void attempt() throws InterruptedException {
        try {
            count();
            try (Leadership leadership = Leadership.attempt(dataSource)) {
                if (leadership != null) {
                    lead(new HandOut(leadership, stream, properties));
                }
            }
        } catch (SQLException | RuntimeException e) {
            // whatever it is: without this loop no text is processed
            if (!failing) {
                log.warn(
                        "Handing out texts waits for PostgreSQL and Redis: {}",
                        e.getClass().getSimpleName());
            }
            failing = true;
        }
    }

    private void lead(HandOut handOut) throws SQLException, InterruptedException {
        log.debug("This replica hands texts out");
        while (isRunning()) {
            int handed = handOut.round();
            metrics.handedOut(handed);
            if (failing) {
                log.info("Handing out texts goes on");
                failing = false;
            }
            count();
            if (handed == 0) {
                Thread.sleep(properties.interval());
            }
        }
    }

    private void count() {
        if (System.nanoTime() - countedAt >= properties.leaderInterval().toNanos()) {
            metrics.refresh();
            countedAt = System.nanoTime();
        }
    }

    /** Leaves the lock to another replica before the pool is closed. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

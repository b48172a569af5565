package io.mlpipeline.starter.lifecycle;

import io.mlpipeline.starter.lifecycle.Traffic.Stage;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Leaves service in the order that breaks no connection. Runs to its end inside the event that
 * announces the close, thus before any bean is stopped: executors, pools and queues still work for
 * the requests that are under way.
 *
 * <p>Spring Boot has turned readiness off by then. What is left after the drain is for its graceful
 * shutdown.
 */
final class Drain implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration STEP = Duration.ofMillis(5);

    private final DrainProperties properties;
    private final Traffic traffic;
    private final ApplicationContext context;
    private final Connections connections;

    Drain(
            DrainProperties properties,
            Traffic traffic,
            ApplicationContext context,
            Connections connections) {
        this.properties = properties;
        this.traffic = traffic;
        this.context = context;
        this.connections = connections;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // not when a child closes, nor twice
        if (event.getApplicationContext() == context
                && traffic.stage() == Stage.SERVING
                && connections.areOpen()) {
            leave();
        }
    }

    private void leave() {
        traffic.enter(Stage.LEAVING);
        log.info("Draining: unready, serving on for {}", properties.grace());
        await(properties.grace(), () -> false);
        traffic.enter(Stage.REFUSING);
        // a load balancer that is slow to notice is told so in words for a while
        await(properties.refusal(), () -> traffic.nanosSinceRefusal() > QUIET.toNanos());
        connections.acceptNoMore();
        if (!await(properties.timeout(), traffic::isIdle)) {
            log.warn("Draining: requests are still under way after {}", properties.timeout());
        }
        connections.closeIdle();
        log.info("Drained");
    }

    private static boolean await(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }
}

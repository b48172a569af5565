package io.mlpipeline.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/**
 * Discards the servers when the JVM ends: after the application contexts that use them, so that
 * those end in peace, and without delay where there are none.
 */
final class EndOfTests {

    private static final long CONTEXTS_CLOSE_WITHIN_SECONDS = 40;
    private static final Set<RestartableServer> SERVERS = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch CONTEXTS_CLOSED = new CountDownLatch(1);
    private static volatile boolean contextsUseServers;

    static {
        // runs if a SpringApplication ever did, when all contexts are closed
        SpringApplication.getShutdownHandlers().add(CONTEXTS_CLOSED::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(EndOfTests::discardAll));
    }

    private EndOfTests() {}

    static <S extends RestartableServer> S discards(S server) {
        SERVERS.add(server);
        return server;
    }

    static void awaitsContexts() {
        contextsUseServers = true;
    }

    private static void discardAll() {
        try {
            if (contextsUseServers
                    && !CONTEXTS_CLOSED.await(CONTEXTS_CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The application contexts of the tests are not closed yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SERVERS.forEach(RestartableServer::discard);
    }
}

package io.mlpipeline.starter.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** The sockets of the application's web server, as far as the drain has to do with them. */
final class Connections {

    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(10);

    private final ApplicationContext context;

    Connections(ApplicationContext context) {
        this.context = context;
    }

    /**
     * False for an application without a Tomcat of its own, such as one under a mock servlet
     * context.
     */
    boolean areOpen() {
        return !protocols().isEmpty();
    }

    /** Closes the port; connections that were accepted live on. */
    void acceptNoMore() {
        protocols().forEach(ProtocolHandler::closeServerSocketGraceful);
    }

    /** Tells idle connections to end and waits a moment until their clients have closed them. */
    void closeIdle() {
        List<FarewellHttpProtocol> protocols =
                protocols().stream()
                        .filter(FarewellHttpProtocol.class::isInstance)
                        .map(FarewellHttpProtocol.class::cast)
                        .toList();
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (System.nanoTime() - end < 0) {
            // again each time, for a connection may have become idle in between
            protocols.forEach(FarewellHttpProtocol::sayFarewell);
            if (protocols.stream().allMatch(protocol -> protocol.openConnections() == 0)) {
                return;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private List<ProtocolHandler> protocols() {
        return context instanceof WebServerApplicationContext web
                        && web.getWebServer() instanceof TomcatWebServer server
                ? Stream.of(server.getTomcat().getService().findConnectors())
                        .map(Connector::getProtocolHandler)
                        .toList()
                : List.of();
    }
}
